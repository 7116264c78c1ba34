// custom-elements.json is fresh, and everything public of <kustomer-chat> is described in it.
import {spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, relative} from 'node:path';

const kept = 'custom-elements.json';
const element = 'src/elements/kustomer-chat.ts';
const problems = [];

const fresh = analyze();
const current = existsSync(kept) ? readFileSync(kept, 'utf8') : '';
if (fresh !== current) problems.push(`${kept} is stale: run \`npm run manifest\` and commit it.`);

const declaration = JSON.parse(fresh)
  .modules.flatMap((module) => module.declarations)
  .find(({tagName}) => tagName === 'kustomer-chat');
if (!declaration) problems.push(`${element}: the class JSDoc needs \`@tag kustomer-chat\`.`);
else checkDeclaration(declaration);

for (const problem of problems) console.error(problem);
if (problems.length === 0) console.log(`${kept} is fresh and complete: ${summary(declaration)}`);
process.exit(problems.length === 0 ? 0 : 1);

function analyze() {
  const folder = mkdtempSync(join(tmpdir(), 'kustomer-chat-manifest-'));
  try {
    // The analyzer joins `outdir` to the working folder, so it must be relative.
    const args = ['node_modules/.bin/cem', 'analyze', '--quiet', '--outdir', relative(process.cwd(), folder)];
    const {status, stdout, stderr} = spawnSync(process.execPath, args, {encoding: 'utf8'});
    if (status !== 0) throw new Error(`cem analyze failed:\n${stdout}${stderr}`);
    return readFileSync(join(folder, kept), 'utf8');
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

function checkDeclaration({
  description,
  members = [],
  attributes = [],
  events = [],
  slots = [],
  cssParts = [],
  cssProperties = [],
}) {
  const source = readFileSync(element, 'utf8');
  const all = elementSources();
  if (!description) problems.push('<kustomer-chat> itself has no description.');
  for (const [kind, list] of Object.entries({
    member: members,
    attribute: attributes,
    event: events,
    slot: slots,
    part: cssParts,
    'custom property': cssProperties,
  })) {
    for (const {name, description: text} of list) {
      if (!text?.trim()) problems.push(`${element}: the ${kind} "${name}" has no description.`);
    }
  }
  const missing = (kind, tag, used, documented) => {
    const names = new Set(documented.map(({name}) => name));
    for (const name of used) if (!names.has(name)) problems.push(`${element}: the ${kind} "${name}" has no ${tag}.`);
  };
  missing('event', '@fires', eventNames(all), events);
  missing('slot', '@slot', matches(source, /<slot(?:\s+name="([\w-]*)")?/g), slots);
  missing('part', '@csspart', exportedParts(source), cssParts);
  missing('custom property', '@cssprop', customProperties(), cssProperties);
}

/** What the page may listen to: the keys of HTMLElementEventMap, wherever the map is kept. */
function eventNames(sources) {
  const maps = sources.flatMap((text) => matches(text, /interface \w*EventMap[^{]*\{([\s\S]*?)\n\s*\}/g));
  return new Set(maps.flatMap((body) => matches(body, /'(kustomer-[\w-]+)'/g)));
}

/** Parts of the root element, and those it passes on from inner elements. */
function exportedParts(source) {
  const own = matches(source, /\bpart="([\w\s-]+)"/g);
  const passedOn = matches(source, /exportparts="([\w\s,:-]+)"/g).flatMap((list) =>
    list.split(',').map((entry) => entry.split(':').at(-1)),
  );
  return new Set([...own.flatMap((list) => list.split(/\s+/)), ...passedOn].map((name) => name.trim()).filter(Boolean));
}

/** The theming API is what styles/ reads from the page; names with a double dash after the prefix are its own. */
function customProperties() {
  const styles = existsSync('src/styles') ? readdirSync('src/styles').filter((name) => name.endsWith('.ts')) : [];
  const texts = styles.map((name) => readFileSync(join('src/styles', name), 'utf8'));
  return new Set(texts.flatMap((text) => matches(text, /var\((--kustomer-chat-[\w-]+)/g)));
}

function elementSources() {
  return readdirSync('src', {recursive: true})
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join('src', name), 'utf8'));
}

function matches(text, pattern) {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '');
}

function summary({members = [], attributes = [], events = [], slots = [], cssParts = [], cssProperties = []}) {
  const counts = {members, attributes, events, slots, parts: cssParts, 'custom properties': cssProperties};
  return Object.entries(counts)
    .map(([name, list]) => `${list.length} ${name}`)
    .join(', ');
}
