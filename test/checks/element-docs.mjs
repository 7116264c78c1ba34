// The tables of docs/element.md and docs/theming.md are made of custom-elements.json, which is made of the source. Says
// what is stale; with `--write` (`npm run element-docs`) makes it anew.
import {readFileSync, writeFileSync} from 'node:fs';
import {format, resolveConfig} from 'prettier';

const manifest = JSON.parse(readFileSync('custom-elements.json', 'utf8'));
const element = manifest.modules
  .flatMap(({declarations = []}) => declarations)
  .find(({tagName}) => tagName === 'kustomer-chat');
const {attributes = [], members = [], events = [], slots = [], cssParts = [], cssProperties = []} = element;

/** By the name in `<!-- name -->`. */
const tables = {
  attributes: table(
    ['attribute', 'what it does', 'value', 'default'],
    attributes.map(({name, description, type, default: value}) => [
      code(name),
      description,
      type?.text === 'boolean' ? 'present or not' : 'text',
      type?.text === 'boolean' || value === "''" || value === undefined ? '' : code(value.replaceAll("'", '')),
    ]),
  ),
  properties: table(
    ['property', 'what it is', 'type'],
    members
      .filter(({kind}) => kind === 'field')
      .map(({name, description, type, attribute, readonly}) => [
        code(name) + (attribute ? `, attribute ${code(attribute)}` : ''),
        description,
        code(type?.text ?? '') + (readonly ? ', read only' : ''),
      ]),
  ),
  methods: table(
    ['method', 'what it does', 'result'],
    members
      .filter(({kind}) => kind === 'method')
      .map(({name, description, parameters = [], return: result}) => [
        code(`${name}(${parameters.map((one) => one.name + (one.optional ? '?' : '')).join(', ')})`),
        description,
        code(result?.type?.text.replace(/^Promise<([^]*)>$/, '$1') ?? ''),
      ]),
  ),
  events: table(
    ['event', 'when, and what `detail` is'],
    events.map(({name, description, type}) => {
      const detail = /^CustomEvent<(?!null)([^]*)>$/.exec(type?.text ?? '')?.[1];
      return [code(name), description + (detail ? ` ${code(detail)}` : '')];
    }),
  ),
  slots: table(
    ['slot', 'what goes there'],
    slots.map(({name, description}) => [code(name), description]),
  ),
  parts: table(
    ['part', 'what it is'],
    cssParts.map(({name, description}) => [code(name), description]),
  ),
  tokens: table(
    ['token', 'what it is for', 'default, light / dark'],
    cssProperties.map(({name, description, default: value}) => [code(name), description, code(value)]),
  ),
};
const pages = {
  'docs/element.md': ['attributes', 'properties', 'methods', 'events', 'slots', 'parts'],
  'docs/theming.md': ['tokens', 'parts', 'slots'],
};

const isWriting = process.argv.includes('--write');
let isStale = false;
for (const [file, names] of Object.entries(pages)) {
  const kept = readFileSync(file, 'utf8');
  const filled = names.reduce((page, name) => fill(file, page, name, tables[name]), kept);
  const fresh = await format(filled, {...(await resolveConfig(file)), filepath: file});
  if (fresh === kept) continue;
  isStale = true;
  if (isWriting) writeFileSync(file, fresh);
  console[isWriting ? 'log' : 'error'](isWriting ? `Wrote ${file}.` : `${file} is stale: npm run element-docs`);
}
process.exit(isStale && !isWriting ? 1 : 0);

/** Puts text between `<!-- name -->` and `<!-- /name -->`. */
function fill(file, page, name, text) {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = page.indexOf(start);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${file} has no ${start} … ${end}.`);
  return `${page.slice(0, from + start.length)}\n\n${text}\n\n${page.slice(to)}`;
}

function table(head, rows) {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');
}

function cell(text) {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
}

function code(text) {
  return text ? `\`${text}\`` : '';
}
