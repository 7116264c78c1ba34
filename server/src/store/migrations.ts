import {agentSessionTables} from './sql-agent-sessions.js';
import {attachmentTables} from './sql-attachments.js';
import {customerTables} from './sql-customers.js';
import {satisfactionTables} from './sql-satisfactions.js';
import {searchTables} from './sql-search.js';
import {taskTables} from './sql-tasks.js';

/**
 * The schema, one list of statements per version. A version that was released is never edited: add the next one.
 *
 * Texts are compared by code point (`collate "C"`), as the memory store does. JSON is `json`, not `jsonb`: it is
 * given back as it was written, and takes `\u0000` and half surrogates, which people do send. Times are RFC 3339 in
 * UTC with milliseconds, so their order is that of the texts.
 */
export const migrations: readonly (readonly string[])[] = [
  [
    `create table store_state (
      is_only boolean primary key default true check (is_only),
      epoch text not null,
      -- Which database this is; another one than last time means that a backup was restored.
      identity text not null,
      -- The last position of the agents' log that was pruned.
      dropped_xid xid8 not null default '0',
      dropped_number bigint not null default 0
    )`,
    `create table visitors (
      id text collate "C" primary key,
      site_key text not null,
      subject_id text not null,
      version integer not null,
      created_at text not null
    )`,
    `create table signing_keys (
      kid text collate "C" primary key,
      secret text not null,
      created_at text collate "C" not null
    )`,
    `create table subjects (
      id text collate "C" primary key,
      last_offset integer not null
    )`,
    `create table conversations (
      id text collate "C" primary key,
      subject_id text collate "C" not null,
      site_key text not null,
      client_id text collate "C",
      ended boolean not null,
      last_message_at text collate "C" not null,
      last_seq integer not null,
      -- How many of its messages count as unread until they are read.
      countable integer not null,
      customer_read_seq integer not null,
      agent_read_seq integer not null,
      visible_attributes json not null,
      assistant_run json not null,
      data json not null
    )`,
    `create unique index conversations_client_id on conversations (subject_id, client_id)`,
    `create index conversations_of_subject on conversations (subject_id, last_message_at, id)`,
    `create index conversations_by_status on conversations (ended, last_message_at, id)`,
    `create index conversations_by_time on conversations (last_message_at, id)`,
    `create table messages (
      conversation_id text collate "C" not null references conversations (id),
      seq integer not null,
      id text collate "C" not null,
      client_id text collate "C",
      created_at text collate "C" not null,
      opening boolean not null,
      -- The conversation's \`countable\` when this was its last message: unread is the difference of two rows.
      countable integer not null,
      data json not null,
      primary key (conversation_id, seq)
    )`,
    `create unique index messages_id on messages (conversation_id, id)`,
    `create unique index messages_client_id on messages (conversation_id, client_id)`,
    `create index messages_by_time on messages (conversation_id, created_at, seq)`,
    `create table outcomes (
      subject_id text collate "C" not null,
      route text collate "C" not null,
      key text collate "C" not null,
      fingerprint text not null,
      status integer not null,
      body json,
      resource_id text not null,
      created_at text collate "C" not null,
      primary key (subject_id, route, key)
    )`,
    `create index outcomes_with_body on outcomes (created_at) where body is not null`,
    `create table events (
      subject_id text collate "C" not null,
      "offset" integer not null,
      at text collate "C" not null,
      event json not null,
      primary key (subject_id, "offset")
    )`,
    `create index events_by_time on events (at)`,
    // No row is shared by all writers here, so the order is that of the transaction ids, see SqlReader.agentEvents.
    `create table agent_events (
      xid xid8 not null default pg_current_xact_id(),
      number bigint generated always as identity,
      at text collate "C" not null,
      event json not null,
      primary key (xid, number)
    )`,
  ],
  [
    ...customerTables,
    ...attachmentTables,
    ...satisfactionTables,
    ...searchTables,
    ...agentSessionTables,
    ...taskTables,
    // For the deletion of what was written; small, because bodies go after a day.
    'create index outcomes_of_resource on outcomes (resource_id) where body is not null',
  ],
  // A version of its own also because an older release knows nothing of rows that leave out what is usual, and of several
  // events in one, see packed-json.ts.
  [
    // Each message moved its conversation there; conversations_by_status has the same order, in two parts.
    'drop index conversations_by_time',
  ],
];
