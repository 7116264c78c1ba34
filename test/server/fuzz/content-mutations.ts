import type {Draft} from './draft.js';
import {strangerOf} from './drafting.js';
import {corrupted, forbidden} from './hostile-values.js';
import {forgedIdentityToken, oddIdentityToken} from './identity-token.js';
import {member} from './json.js';
import type {Random} from './random.js';
import type {World} from './world.js';

export function body(draft: Draft, random: Random): string | undefined {
  if (draft.json === undefined) return undefined;
  draft.json = corrupted(draft.json, random);
  return 'body';
}

export function bytes(draft: Draft, random: Random): string | undefined {
  const {json, bytes: file} = draft;
  if (json === undefined && !file) return undefined;
  const text = file ? Buffer.from(file).toString('latin1') : JSON.stringify(json);
  const own = forbidden(random);
  const inner = text.startsWith('{') ? `${text.slice(0, -1)},${JSON.stringify(own).slice(1)}` : JSON.stringify(own);
  draft.bytes = random.pick<() => Uint8Array>([
    () => Buffer.from(text.slice(0, random.below(text.length))),
    () => Buffer.from(`${text}}`),
    () => Buffer.from(inner),
    () =>
      Buffer.concat([
        Buffer.from(text.slice(0, -2)),
        Buffer.from([0xff, 0xc0, 0x80, 0xed, 0xa0, 0x80]),
        Buffer.from('"}'),
      ]),
    () => Buffer.from(text, 'utf16le'),
    () => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]),
    () => new Uint8Array(),
    () => Buffer.alloc(300_000, 'x'),
    () => Buffer.from('['.repeat(100_000)),
    () => Buffer.from(`{"a":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_001)}`),
    () => Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, ...Array.from({length: 40}, () => random.below(256))]),
    () => Buffer.from(text.replace(/"(\w+)":/, '"$1":null,"$1":')),
    () => Buffer.from(Array.from({length: 200}, () => random.below(256))),
  ])();
  return 'bytes';
}

/** A visitor's body names what belongs to somebody else. */
export function foreignReference(draft: Draft, random: Random, world: World): string | undefined {
  const {json, operation} = draft;
  if (draft.actor.kind !== 'visitor' && operation.id !== 'postAgentConversationsByIdMerge') return undefined;
  if (typeof json !== 'object' || json === null) return undefined;
  const stranger = strangerOf(draft, world, random);
  const chat = random.maybe(stranger?.circle.chats ?? []);
  if (!stranger || !chat) return undefined;
  const messageId = random.maybe(chat.messageIds) ?? 'unknown';
  const file = random.maybe(stranger.files)?.id ?? 'unknown';
  if (operation.id === 'postVisitorsMeIdentity') draft.json = {jwt: forgedIdentityToken(stranger.circle, random)};
  else if ('lastReadMessageId' in json) draft.json = {lastReadMessageId: messageId};
  else if ('targetId' in json) draft.json = {targetId: random.pick([chat.id, stranger.id])};
  else if (operation.id === 'postConversationsByIdMessages') {
    draft.json = random.chance(0.5) ? {...json, attachmentIds: [file]} : {...json, reply: {messageId, value: 'yes'}};
  } else if (operation.id === 'postConversations') draft.json = {...json, message: {body: 'x', attachmentIds: [file]}};
  else return undefined;
  return 'reference to somebody else';
}

export function oddIdentity(draft: Draft, random: Random): string | undefined {
  if (draft.operation.id !== 'postVisitorsMeIdentity' || draft.circle.index !== 0) return undefined;
  draft.json = {jwt: oddIdentityToken(random)};
  return 'odd claims';
}

/** An upload that is not what was announced. */
export function lie(draft: Draft, random: Random): string | undefined {
  const {json, operation} = draft;
  if (operation.takesFile) {
    draft.bytes = random.pick<() => Uint8Array>([
      () => Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      () => Buffer.alloc(200_000, 0),
      () => Buffer.from('<svg onload="alert(1)"/>'),
      () => Buffer.from('MZ\x90\0'),
      () => new Uint8Array(),
    ])();
    return 'another file';
  }
  if (member(json, 'contentType') === undefined || typeof json !== 'object' || json === null) return undefined;
  draft.json = {
    ...json,
    ...random.pick<object>([
      {size: 1},
      {size: 5_000_001},
      {size: 9_007_199_254_740_991},
      {contentType: 'image/png'},
      {contentType: 'text/html'},
      {contentType: 'image/svg+xml'},
      {contentType: '__proto__'},
      {contentType: 'text/plain; charset="x'},
      {name: '../../../etc/passwd'},
      {name: 'CON'},
      {name: 'a\r\nb".txt'},
      {name: '\u202etxt.exe'},
      {name: '.'},
      {sha256: '0'.repeat(64)},
    ]),
  };
  return 'lie about the file';
}
