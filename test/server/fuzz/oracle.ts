import {ProblemSchema} from '../../../src/wire/problem-wire.js';
import type {Draft, Reader} from './draft.js';
import {hiddenMarker} from './good-values.js';
import {parsed} from './json.js';
import {secrets} from './organisation.js';
import {headerOf, type Incoming} from './transport.js';
import {markersIn} from './world.js';

/** What only a server's inside looks like: stacks, source files, modules. */
const inside =
  /\n\s+at \S+.*:\d+:\d+|node:internal|node_modules|\/server\/src\/|[\w-]+\.[tj]s:\d+|PostgresError|ERR_[A-Z_]{5,}|ECONN/;

/** Statuses of the parser and the router, which no operation describes for itself. */
const general: readonly number[] = [204, 400, 404, 405, 408, 417, 431];

/** Everything that is wrong with an answer; nothing when all is well. */
export function faultsOf(draft: Draft, answer: Incoming, folder: string): readonly string[] {
  const {status, bytes, failure} = answer;
  if (failure !== undefined) return [`no answer: ${failure}`];
  const faults: string[] = [];
  if (status === 0) return draft.wire || draft.dropAfter !== undefined ? [] : ['an answer without a status'];
  if (status >= 500) faults.push(`status ${status}`);
  const all = `${answer.headers.map((pair) => pair.join(': ')).join('\n')}\n${bytes}`;
  faults.push(...leaksIn(all, draft.reader, folder));
  if (!answer.isComplete) return faults;
  if (isUnmoved(draft) && !draft.operation.statuses.has(status) && !general.includes(status)) {
    faults.push(`status ${status} is not described`);
  }
  if (draft.method === 'HEAD') return faults;
  return [...faults, ...formFaults(answer)];
}

/** In any text that reaches this reader. */
export function leaksIn(text: string, reader: Reader, folder: string): readonly string[] {
  const leaks: string[] = [];
  const own = reader === 'agent' || reader === 'nobody' ? -1 : reader.index;
  if (reader !== 'agent') {
    const foreign = [...markersIn(text)].filter((index) => index !== own);
    if (foreign.length > 0) leaks.push(`a leak: data of circle ${foreign.join(', ')} for ${own < 0 ? 'nobody' : own}`);
    if (text.includes(hiddenMarker)) leaks.push('a leak: what is for agents only');
  }
  if (secrets.some((secret) => text.includes(secret))) leaks.push('a leak: a secret of the organisation');
  if (text.includes(folder)) leaks.push('a leak: a path of the server');
  const found = inside.exec(text)?.[0];
  if (found !== undefined) leaks.push(`a leak: the inside of the server (${found.slice(0, 60)})`);
  return leaks;
}

/** Whether the request still goes to its operation. */
function isUnmoved({method, operation, mutations}: Draft): boolean {
  return method === operation.method && !mutations.some((said) => said.startsWith('path') || said.startsWith('wire'));
}

function formFaults({status, headers, bytes}: Incoming): readonly string[] {
  const type = headerOf(headers, 'content-type') ?? '';
  const json = type.includes('json') ? parsed(Buffer.from(bytes, 'latin1').toString('utf8')) : undefined;
  const faults: string[] = [];
  if (type.includes('json') && json === undefined) faults.push('a JSON answer that is no JSON');
  if (status < 400 || status === 416) return faults;
  const problem = ProblemSchema.safeParse(json);
  if (!type.startsWith('application/problem+json') || !problem.success)
    return [...faults, `${status} is no problem document`];
  if (problem.data.status !== status) faults.push(`a problem of ${problem.data.status} with status ${status}`);
  if (!problem.data.type.startsWith('/v1/problems/')) faults.push(`a problem of type ${problem.data.type}`);
  const needed = ({401: 'www-authenticate', 405: 'allow', 429: 'retry-after'} as Record<number, string>)[status];
  if (needed !== undefined && headerOf(headers, needed) === undefined) faults.push(`${status} without ${needed}`);
  return faults;
}
