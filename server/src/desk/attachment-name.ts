const maxChars = 120;
const maxExtensionChars = 16;

/** What a system would run on a click, whatever is in it. */
const blockedExtensions = new Set(
  (
    'ade adp apk app application appref-ms appx bash bat bin cab chm class cmd com command cpl csh deb desktop dll dmg ' +
    'docm dotm elf exe gadget hta htm html img inf ins iso jar js jse jsp ksh lnk mde mht mhtml mjs msc msi msix msp mst ' +
    'osx pif pkg potm ppam ppsm pptm ps1 psm1 reg rpm run scf scr sct settingcontent-ms sh shtml sldm svgz swf sys url ' +
    'vb vbe vbs vbscript vhd vhdx vxd wasm webloc workflow ws wsc wsf wsh xbap xht xhtml xlam xlsb xlsm xltm xsl xslt ' +
    'zsh'
  ).split(' '),
);

/** Names of devices: a file of such a name cannot be opened on Windows. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A file's name as it is shown and offered for saving: the last part of a path, composed (NFC), without what is
 * invisible, turns the direction of text or means something to a file system.
 */
export function cleanFileName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const visible = last
    // Controls, lone surrogates, line separators, what turns the direction, what replaced something unreadable.
    .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const {stem, extension} = splitName(visible);
  const short = [...stem].slice(0, maxChars - extension.length).join('');
  const isReserved = reserved.test(short.split('.')[0]?.trim() ?? '');
  return `${isReserved ? '_' : ''}${short === '' ? 'file' : short.trimEnd()}${extension}`;
}

/** Takes a cleaned name. */
export function isBlockedName(name: string): boolean {
  return blockedExtensions.has(splitName(name).extension.slice(1).toLowerCase());
}

function splitName(name: string): {readonly stem: string; readonly extension: string} {
  const dot = name.lastIndexOf('.');
  const isExtension = dot > 0 && name.length - dot <= maxExtensionChars;
  return isExtension ? {stem: name.slice(0, dot), extension: name.slice(dot)} : {stem: name, extension: ''};
}

/** RFC 6266 and 5987: a plain name for old clients, and the real one. */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
