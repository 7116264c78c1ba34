import type {SqlDatabase, SqlRow} from './sql-database.js';
import {readInteger, readText} from './sql-rows.js';

/** So many rows at a time: a statement that takes long would hold up others, and be ended by its timeout. */
const batch = 5000;

/**
 * Removes the beginning of each subject's log, never something from its middle: offsets stay without a gap, even
 * where a clock was set back.
 */
export async function pruneEvents(database: SqlDatabase, since: string, perSubject: number): Promise<void> {
  await repeat(
    database,
    `with last as (
        select subject_id, max("offset") as "offset"
        from (select subject_id, "offset" from events where at < $1 order by at limit ${batch}) oldest
        group by subject_id
      ), gone as (
        delete from events using last
        where events.subject_id = last.subject_id and events."offset" <= last."offset"
      )
      select count(*)::integer as count from last`,
    [since],
  );
  await database.query(
    `delete from events using subjects
      where subjects.last_offset > $1 and events.subject_id = subjects.id
        and events."offset" <= subjects.last_offset - $1`,
    [perSubject],
  );
}

/** Remembers the last position that was removed in the same statement: a cursor before it is told so. */
export async function pruneAgentEvents(database: SqlDatabase, since: string): Promise<void> {
  await repeat(
    database,
    `with last as (
        select xid, number from (
          select xid, number, at from agent_events where xid < pg_snapshot_xmin(pg_current_snapshot())
          order by xid, number limit ${batch}
        ) oldest where at < $1 order by xid desc, number desc limit 1
      ), gone as (
        delete from agent_events using last
        where (agent_events.xid, agent_events.number) <= (last.xid, last.number)
      ), moved as (
        update store_state set dropped_xid = last.xid, dropped_number = last.number from last
        where (dropped_xid, dropped_number) < (last.xid, last.number)
      )
      select count(*)::integer as count from last`,
    [since],
  );
}

/**
 * What the agents' log says of conversations that are no more, also as the target of another one. Not done by the
 * deletion: that log has no index by conversation, which every message would pay for. Its positions stay.
 */
export async function scrubAgentEvents(database: SqlDatabase): Promise<void> {
  for (let after: readonly [xid: string, number: string] | undefined = ['0', '0']; after;) {
    const [row]: readonly SqlRow[] = await database.query(
      `with page as (
          select xid, number, substring(event::text from '"conversationId":"([^"]*)"') as id,
            substring(event::text from '"type":"conversation.merged".*"target":\\{"id":"([^"]*)"') as target
          from agent_events
          where (xid, number) > ($1::text::xid8, $2::text::bigint) order by xid, number limit ${batch}
        ), gone as (
          select xid, number, told.id from page cross join lateral (values (page.id), (page.target)) told(id)
          where told.id is not null and not exists (select 1 from conversations where conversations.id = told.id)
        ), scrubbed as (
          update agent_events set event = json_build_object(
            'type', 'conversation.deleted', 'at', at, 'conversationId', gone.id, 'data', json_build_object('id', gone.id)
          ) from gone
          where agent_events.xid = gone.xid and agent_events.number = gone.number
        )
        select xid::text as xid, number::text as number from page order by page.xid desc, page.number desc limit 1`,
      after,
    );
    after = row && [readText(row, 'xid'), readText(row, 'number')];
  }
}

/** Bodies only: the key itself stays, so that a late retry still finds what it wrote. */
export async function pruneOutcomes(database: SqlDatabase, since: string): Promise<void> {
  await repeat(
    database,
    `with dropped as (
        update outcomes set body = null where (subject_id, route, key) in (
          select subject_id, route, key from outcomes where body is not null and created_at < $1 limit ${batch}
        ) returning 1
      )
      select count(*)::integer as count from dropped`,
    [since],
  );
}

/** Of tokens that are too old to be used again. */
export async function pruneUsedTokens(database: SqlDatabase, now: string): Promise<void> {
  await repeat(
    database,
    `with gone as (
        delete from used_tokens where id in (select id from used_tokens where expires_at < $1 limit ${batch}) returning 1
      )
      select count(*)::integer as count from gone`,
    [now],
  );
}

async function repeat(database: SqlDatabase, text: string, parameters: readonly string[]): Promise<void> {
  for (let count = 1; count > 0;) {
    const [row = {count: 0}] = await database.query(text, parameters);
    count = readInteger(row, 'count');
  }
}
