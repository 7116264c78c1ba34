import {Agent} from 'node:http';
import postgres from 'postgres';
import {messagesOf, newWriter} from './chat.mjs';
import {quantiles, send} from './load.mjs';

const sizes = [10, 1000, 100_000];
const sends = 300;

/** What a message costs where there is little and where there is much: medians of sends that take turns. */
export async function measureSlopes(origin, databaseUrl) {
  const sql = postgres(databaseUrl, {max: 1, onnotice: () => undefined});
  try {
    const rows = [];
    rows.push(
      await bySize('messages in the conversation', origin, (writer, size) => growConversation(sql, writer, size)),
    );
    rows.push(await bySize('events in the log', origin, (writer, size) => growLog(sql, writer, size)));
    rows.push(await byConversations(sql, origin));
    return rows;
  } finally {
    await sql.end();
  }
}

async function bySize(what, origin, grow) {
  const targets = [];
  for (const size of sizes) {
    const writer = await newWriter(origin);
    await grow(writer, size);
    targets.push(messagesOf(origin, [writer]));
  }
  return row(what, await takingTurns(targets));
}

/** All conversations share their tables, so here one size comes after the other, each beside a first one measured again. */
async function byConversations(sql, origin) {
  const writer = await newWriter(origin);
  const target = messagesOf(origin, [writer]);
  const medians = [];
  for (const size of sizes) {
    await growConversations(sql, size);
    medians.push((await takingTurns([target]))[0]);
  }
  return row('conversations', medians);
}

async function takingTurns(targets) {
  const agent = new Agent({keepAlive: true});
  const times = targets.map(() => []);
  for (let count = -20; count < sends; count++) {
    for (const [index, target] of targets.entries()) {
      const since = performance.now();
      const {status, text} = await send(agent, target.origin, target.next(0));
      if (status !== 201) throw new Error(`${status} ${text.slice(0, 300)}`);
      if (count >= 0) times[index].push(performance.now() - since);
    }
  }
  agent.destroy();
  return times.map((list) => quantiles(list).p50);
}

function row(what, medians) {
  const ratio = medians.at(-1) / medians[0];
  const list = medians.map((time, index) => `${sizes[index].toLocaleString('en')}: ${time.toFixed(2)} ms`).join(', ');
  return {ratio, aim: '≤ 1.5', text: `a message, by ${what}: ${list}; ratio ${ratio.toFixed(2)}`};
}

async function growConversation(sql, {conversationId}, size) {
  await sql.unsafe(
    `insert into messages (conversation_id, seq, id, client_id, created_at, opening, countable, data)
      select conversation_id, seq + n, id || '-' || n, null, created_at, false, countable,
        (data::jsonb || jsonb_build_object('id', id || '-' || n, 'clientId', null))::json
      from messages, generate_series(1, ${size}) n where conversation_id = '${conversationId}' and seq = 1`,
  );
  await sql.unsafe(`update conversations set last_seq = last_seq + ${size} where id = '${conversationId}'`);
  await sql.unsafe('analyze messages');
}

async function growLog(sql, {visitorId}, size) {
  await sql.unsafe(
    `insert into events (subject_id, "offset", at, event)
      select e.subject_id, s.last_offset + n, e.at, e.event
      from events e join subjects s on s.id = e.subject_id, generate_series(1, ${size}) n
      where e.subject_id = '${visitorId}' and e."offset" = 1`,
  );
  await sql.unsafe(`update subjects set last_offset = last_offset + ${size} where id = '${visitorId}'`);
  await sql.unsafe('analyze events');
}

async function growConversations(sql, size) {
  const [{count}] = await sql.unsafe('select count(*)::integer as count from conversations');
  if (size <= count) return;
  const columns = await sql.unsafe(
    `select string_agg(column_name, ', ') as list from information_schema.columns
      where table_name = 'conversations' and column_name not in ('id', 'client_id', 'subject_id')`,
  );
  const {list} = columns[0];
  await sql.unsafe(
    `insert into conversations (id, client_id, subject_id, ${list})
      select id || '-' || ${size} || '-' || n, null, subject_id || '-' || n % 1000, ${list}
      from (select * from conversations order by id limit 1) one, generate_series(1, ${size - count}) n`,
  );
  await sql.unsafe('analyze conversations');
}
