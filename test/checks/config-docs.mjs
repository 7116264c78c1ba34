// The published JSON Schema and the tables of docs/configuration.md are made of the schema that checks a configuration.
// Says what is stale; with `--write` (`npm run config-docs`) makes it anew. Run with `--import tsx`.
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {format, resolveConfig} from 'prettier';
import {configJsonSchema} from '../../server/src/config/config-json-schema.ts';
import {kustomerNames} from '../../server/src/config/kustomer-names.ts';

const schemaFile = 'server/kustomer-chat.schema.json';
const docsFile = 'docs/configuration.md';
const schema = configJsonSchema();
const described = new Set();

const docs = existsSync(docsFile) ? readFileSync(docsFile, 'utf8') : '';
const fresh = {
  [schemaFile]: await pretty(schemaFile, JSON.stringify(schema)),
  [docsFile]: await pretty(docsFile, fill(fill(docs, 'fields', sections()), 'kustomer-names', kustomerTable())),
};
const isWriting = process.argv.includes('--write');
const stale = Object.entries(fresh).filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text);
for (const [file, text] of stale) {
  if (isWriting) writeFileSync(file, text);
  console[isWriting ? 'log' : 'error'](isWriting ? `Wrote ${file}.` : `${file} is stale: npm run config-docs`);
}
process.exit(stale.length === 0 || isWriting ? 0 : 1);

async function pretty(file, text) {
  return format(text, {...(await resolveConfig(file)), filepath: file});
}

/** Puts text between `<!-- name -->` and `<!-- /name -->`. */
function fill(page, name, text) {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = page.indexOf(start);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${docsFile} has no ${start} … ${end}.`);
  return `${page.slice(0, from + start.length)}\n\n${text}\n\n${page.slice(to)}`;
}

function sections() {
  return ['### The file', '', table(schema), ...children(schema, '')].join('\n');
}

/** A section for each object below, named by its path. */
function children(object, path) {
  return Object.entries(object.properties ?? {}).flatMap(([name, field]) => {
    const place = path ? `${path}.${name}` : name;
    // A brand's settings are those of the site.
    return place === 'sites[].brands[].settings' ? [] : section(field, place);
  });
}

/** What has been described once is the same at every other place. */
function section(field, path) {
  if (isSecret(field)) return [];
  const content = withoutNull(resolve(field));
  if (content.type === 'array') return section(content.items, `${path}[]`);
  if (content.oneOf) return content.oneOf.flatMap((variant) => variantSection(variant, path));
  if (isRecord(content)) return section(content.additionalProperties, `${path}.<name>`);
  const shape = JSON.stringify(content.properties);
  if (!content.properties || described.has(shape)) return [];
  described.add(shape);
  return ['', `### \`${path}\``, '', ...said(field), table(content), ...children(content, path)];
}

/** One of several kinds: the field that tells them apart has its name and says what it is. */
function variantSection(variant, path) {
  const [name, kind] = Object.entries(variant.properties).find(([, {const: only, enum: some}]) => only || some) ?? [];
  const rest = Object.fromEntries(Object.entries(variant.properties).filter(([field]) => field !== name));
  const object = {...variant, properties: rest};
  const values = (kind.enum ?? [kind.const]).map((value) => `\`${value}\``).join(' or ');
  return [
    '',
    `### \`${path}\` with \`${name}\` ${values}`,
    '',
    ...said(kind),
    table(object),
    ...children(object, path),
  ];
}

function said({description}) {
  return description ? [description, ''] : [];
}

function table({properties, required = []}) {
  const rows = Object.entries(properties).map(([name, field]) => {
    const isRequired = required.includes(name);
    const cells = [`\`${name}\``, field.description ?? '', kindOf(field), isRequired ? 'required' : defaultOf(field)];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return ['| field | what it is | value | default |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function defaultOf({default: value}) {
  if (value === undefined) return '';
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0 ? 'built in' : code(value);
}

/** In a few words what may be written. */
function kindOf(field) {
  if (isSecret(field)) return 'text or `{"env": "NAME"}`';
  const content = resolve(field);
  if (content.anyOf) return [...new Set(content.anyOf.map(kindOf))].join(' or ');
  if ('const' in content) return code(content.const);
  if (content.enum) return content.enum.map(code).join(', ');
  switch (content.type) {
    case 'string':
      return content.maxLength && content.maxLength < 8192
        ? `text, up to ${content.maxLength.toLocaleString('en')}`
        : 'text';
    case 'integer':
      return `${content.minimum.toLocaleString('en')} to ${content.maximum.toLocaleString('en')}`;
    case 'boolean':
      return 'true or false';
    case 'array':
      return 'list';
    case 'object':
      return 'object';
    case 'null':
      return 'null';
    default:
      return content.type ?? 'object';
  }
}

function code(value) {
  return `\`${JSON.stringify(value)}\``;
}

function resolve(field) {
  const name = referenceOf(field);
  return name ? schema.definitions[name] : field;
}

/** Of what may be null the other. */
function withoutNull(content) {
  return content.anyOf?.find(({properties}) => properties) ?? content;
}

function referenceOf({$ref, allOf}) {
  return ($ref ?? allOf?.[0].$ref)?.split('/').at(-1);
}

function isSecret(field) {
  return referenceOf(field) === 'secret';
}

function isRecord({additionalProperties, properties}) {
  return !properties && typeof additionalProperties === 'object';
}

function kustomerTable() {
  const rows = kustomerNames.map(({ours, theirs, difference = ''}) => {
    return `| ${theirs.map((name) => `\`${name}\``).join(', ')} | \`settings.${ours}\` | ${difference} |`;
  });
  return ['| Kustomer | here | difference |', '| --- | --- | --- |', ...rows].join('\n');
}
