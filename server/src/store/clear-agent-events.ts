import type {ChatEvent} from '../../../src/model/chat-event.js';
import type {SqlDatabase} from './sql-database.js';
import {readText} from './sql-rows.js';

/** So many rows at a time, each in a statement of its own: writers of the log never wait for it. */
const batch = 5000;

/**
 * Looks at the whole log: no index is worth its price at every message for what happens so rarely. A field is found in
 * the text of the JSON, because within a text its quotes would be escaped, and `->>` fails where a text holds NUL.
 */
export async function clearAgentEvents(
  database: SqlDatabase,
  {conversationIds, visitorIds}: {readonly conversationIds: readonly string[]; readonly visitorIds: readonly string[]},
  instead: ChatEvent,
): Promise<void> {
  const fields = JSON.stringify([
    ...conversationIds.map((id) => `"conversationId":${JSON.stringify(id)}`),
    ...visitorIds.map((id) => `"visitorId":${JSON.stringify(id)}`),
  ]);
  let [xid, number] = ['0', '0'];
  for (;;) {
    const [last] = await database.query(
      `with page as (
          select xid, number from agent_events where (xid, number) > ($1::text::xid8, $2::text::bigint)
          order by xid, number limit ${batch}
        ), cleared as (
          update agent_events e set event = $3::text::json from page
          where e.xid = page.xid and e.number = page.number
            and position('"type":"conversation.deleted"' in e.event::text) = 0 and exists (
            select 1 from json_array_elements_text($4::text::json) as field where position(field in e.event::text) > 0
          )
        )
        select xid::text as xid, number::text as number from page order by page.xid desc, page.number desc limit 1`,
      [xid, number, JSON.stringify(instead), fields],
    );
    if (!last) return;
    [xid, number] = [readText(last, 'xid'), readText(last, 'number')];
  }
}
