import type {Draft, Reader} from './draft.js';
import {strangerOf} from './drafting.js';
import {hostileText} from './hostile-values.js';
import {flipped} from './mutation.js';
import type {Random} from './random.js';
import type {World} from './world.js';

const nonsenseIds: readonly string[] = [
  '',
  '.',
  '..',
  '%2e%2e',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '%00',
  '%',
  '%zz',
  '%ff%fe',
  '%F0%9F%98%80',
  '😀',
  'a b',
  'null',
  'undefined',
  '-1',
  '0',
  '{id}',
  '__proto__',
  'constructor',
  'toString',
  "'or'1'='1",
  ';drop',
  'a'.repeat(129),
  'a'.repeat(9000),
  'me',
  '*',
  '\r\nX-Injected:1',
];

export function path(draft: Draft, random: Random): string | undefined {
  const name = random.maybe(Object.keys(draft.params));
  if (name === undefined) return undefined;
  const id = draft.params[name] ?? '';
  const worse = random.chance(0.7)
    ? random.pick(nonsenseIds)
    : random.pick([
        `${id}%00`,
        `${id}/`,
        `${id}.json`,
        id.toUpperCase(),
        id.slice(1),
        `%20${id}`,
        `${id}?x`,
        `${id}#x`,
        `${id};x`,
      ]);
  draft.params[name] = worse;
  return `path ${name}`;
}

/** Only visitors: an agent may write one person's words to another. */
export function foreignId(draft: Draft, random: Random, world: World): string | undefined {
  const {actor, params} = draft;
  const names = Object.keys(params);
  if (actor.kind === 'agent' || names.length === 0 || draft.reader !== readerByRight(draft)) return undefined;
  const stranger = strangerOf(draft, world, random);
  const chat = random.maybe(stranger?.circle.chats ?? []);
  if (!stranger || !chat) return undefined;
  const message = random.maybe(chat.messageIds) ?? chat.id;
  const isFile = draft.file !== undefined;
  params['id'] = isFile
    ? (random.maybe(stranger.files)?.id ?? chat.id)
    : random.pick([chat.id, chat.id, stranger.id, message]);
  if ('messageId' in params && random.chance(0.7)) params['messageId'] = message;
  return 'id of somebody else';
}

function readerByRight({actor}: Draft): Reader {
  return actor.kind === 'visitor' ? actor.visitor.circle : 'nobody';
}

export function query(draft: Draft, random: Random, world: World): string | undefined {
  const isLink = draft.operation.query.includes('signature');
  const name = random.maybe(draft.operation.query);
  if (name === undefined) {
    draft.query.push([hostileText(random).slice(0, 2000), hostileText(random).slice(0, 2000)]);
    return 'unknown query';
  }
  const value = draft.query.find(([one]) => one === name)?.[1] ?? '';
  const cursors = [...world.visitors.flatMap(({cursors}) => cursors), ...world.agentCursors];
  const worse = random.pick([
    () => '',
    () => hostileText(random).slice(0, 6000),
    () => random.pick(['0', '-1', '1e9', '99999999999999999999', '0x10', '1.5', 'Infinity', ' 5', '٣']),
    () => `${value}${value}`,
    () => (value === '' ? 'AAAA' : `!${value.slice(1)}`),
    () => Buffer.from(JSON.stringify({beforeSeq: 1e300, id: '\0', lastMessageAt: 'x'})).toString('base64url'),
    () => (isLink ? 'A' : (random.maybe(cursors) ?? 'A')),
    () => (isLink ? 'A' : flipped(random.maybe(cursors) ?? 'AAAA', random)),
  ])();
  const isRepeated = !isLink && random.chance(0.2);
  draft.query = [...(isRepeated ? draft.query : draft.query.filter(([one]) => one !== name)), [name, worse]];
  if (name === 'wait' && Number(worse) > 0) draft.dropAfter = 100;
  if (isLink) draft.reader = readerByRight(draft); // whoever has no link has no right by it
  return `query ${name}`;
}

/** A link for another file, another end, another method. */
export function link(draft: Draft, random: Random, world: World): string | undefined {
  if (!draft.operation.query.includes('signature') || draft.query.length === 0) return undefined;
  const other = random.maybe(world.visitors.flatMap(({files}) => files).filter(({id}) => id !== draft.file?.id));
  if (random.chance(0.4) && other) draft.params = {id: other.id};
  else if (random.chance(0.5) && draft.file) {
    const swapped = draft.method === 'PUT' ? draft.file.readUrl : draft.file.uploadUrl;
    draft.query = [...new URL(swapped, 'http://fuzz.example').searchParams];
  } else {
    draft.query = draft.query.map(([name, value]) => [name, name === 'expires' ? String(Number(value) + 1) : value]);
  }
  draft.reader = readerByRight(draft);
  return 'link of another thing';
}
