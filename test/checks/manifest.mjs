// custom-elements.json is fresh, and everything public of <kustomer-chat> is described in it.
import {spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, relative} from 'node:path';
import ts from 'typescript';

const kept = 'custom-elements.json';
const element = 'src/elements/kustomer-chat.ts';
const eventMap = 'src/elements/kustomer-chat-events.ts';
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
  const root = rootSources();
  const all = sources();
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
  missing('event', '@fires', eventNames(), events);
  missing('slot', '@slot', slotNames(root), slots);
  missing('part', '@csspart', parts(root), cssParts);
  for (const {name} of cssProperties) {
    if (!all.some((text) => text.includes(`var(${name}`)))
      problems.push(`${element}: nothing reads the custom property "${name}".`);
  }
}

/** What the page may listen to. The map is computed from the session's, so only the compiler knows its keys. */
function eventNames() {
  const {config} = ts.readConfigFile('tsconfig.json', (path) => ts.sys.readFile(path));
  const {options} = ts.convertCompilerOptionsFromJson(config.compilerOptions, '.');
  const program = ts.createProgram([eventMap], options);
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(program.getSourceFile(eventMap));
  const map = checker.getExportsOfModule(symbol).find(({name}) => name === 'KustomerChatEventMap');
  return checker
    .getDeclaredTypeOfSymbol(map)
    .getProperties()
    .map(({name}) => name);
}

/** Those of the root's own shadow tree, and those whose content is passed on to the inner elements. */
function slotNames(sources) {
  const types = sources.flatMap((text) => matches(text, /\btype SlotName =([^;]+);/g));
  return [
    ...sources.flatMap((text) => matches(text, /<slot(?:\s+name="([\w-]*)")?/g)),
    ...sources.flatMap((text) => matches(text, /\.name = '([\w-]+)'/g)),
    ...types.flatMap((type) => matches(type, /'([\w-]+)'/g)),
  ];
}

/** Parts of the root's own shadow tree, and those it passes on from inner elements. */
function parts(sources) {
  const own = sources.flatMap((text) => matches(text, /(?:\bpart="|\bpart\.add\(')([\w\s-]+)["']/g));
  const lists = sources.flatMap((text) => matches(text, /(?:exportparts="|\bpanelParts =\s*')([\w\s,:-]+)["']/g));
  const passedOn = lists.flatMap((list) => list.split(',').map((entry) => entry.split(':').at(-1)));
  return new Set([...own.flatMap((list) => list.split(/\s+/)), ...passedOn].map((name) => name.trim()).filter(Boolean));
}

/** <kustomer-chat> and what it is made of, but for the inner elements: those have a shadow tree of their own. */
function rootSources() {
  return readdirSync('src/elements')
    .filter((name) => name.endsWith('.ts') && !/^kustomer-chat-/.test(name))
    .map((name) => readFileSync(join('src/elements', name), 'utf8'));
}

function sources() {
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
