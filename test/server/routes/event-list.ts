import * as z from 'zod/mini';
import {EventPollSchema} from '../../../src/wire/event-wire.js';
import type {TestDesk, TestVisitor} from '../test-desk.js';

const LoggedSchema = z.object({
  type: z.string(),
  at: z.string(),
  conversationId: z.optional(z.string()),
  data: z.unknown(),
});
export type Logged = z.output<typeof LoggedSchema>;

/** What the log of this visitor, or of the agents of this desk, tells about `act`; without computed counts. */
export async function eventsOf(reader: TestVisitor | TestDesk, act: () => Promise<unknown>): Promise<Logged[]> {
  const [desk, token, path] =
    'desk' in reader ? [reader.desk, reader.token, '/v1/events'] : [reader, 'ak_demo', '/v1/agent/events'];
  const headers = {accept: 'application/json'};
  const poll = async (after: string) => {
    const reply = await desk.ask('GET', `${path}?wait=0${after}`, {token, headers});
    if (reply.status !== 200) throw new Error(reply.text);
    return EventPollSchema.parse(reply.json);
  };
  const {cursor} = await poll('');
  await act();
  const found: Logged[] = [];
  for (let after = cursor; ;) {
    const page = await poll(`&after=${after}`);
    if (page.events.length === 0) break;
    found.push(...page.events.map((event) => LoggedSchema.parse(event)));
    after = page.cursor;
  }
  return found.filter(({type}) => type !== 'unread.changed');
}

export const typesOf = (events: readonly {readonly type: string}[]) => events.map(({type}) => type);
