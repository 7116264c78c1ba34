// The plainest thing that stores a message and tells another page of it: Node's `http`, `pg`, one statement. It checks
// nothing, forgets nothing and orders nothing; what the chat server costs is measured against it.
import {createServer} from 'node:http';
import pg from 'pg';

const pool = new pg.Pool({connectionString: process.env.DATABASE_URL, max: 10});
await pool.query(`create table messages (
  id uuid primary key, seq bigint generated always as identity, conversation_id text not null,
  body text not null, created_at timestamptz not null default now())`);
const streams = new Set();

const server = createServer((request, response) => {
  if (request.method === 'GET') {
    response.writeHead(200, {'content-type': 'text/event-stream'});
    response.write(':\n\n');
    streams.add(response);
    response.on('close', () => streams.delete(response));
    return;
  }
  let text = '';
  request.setEncoding('utf8');
  request.on('data', (part) => (text += part));
  request.on('end', () => {
    void store(JSON.parse(text)).then(
      (message) => {
        response.writeHead(201, {'content-type': 'application/json'});
        response.end(message);
      },
      (error) => {
        response.writeHead(500);
        response.end(String(error));
      },
    );
  });
});

async function store({conversationId, body}) {
  const id = crypto.randomUUID();
  const {rows} = await pool.query(
    'insert into messages (id, conversation_id, body) values ($1, $2, $3) returning seq, created_at',
    [id, conversationId, body],
  );
  const message = JSON.stringify({id, conversationId, body, ...rows[0]});
  for (const stream of streams) stream.write(`event: message.created\ndata: ${message}\n\n`);
  return message;
}

server.listen(0, '127.0.0.1', () => process.send({origin: `http://127.0.0.1:${server.address().port}`}));
process.on('SIGTERM', () => {
  server.closeAllConnections();
  server.close();
  void pool.end().then(() => process.exit(0));
});
