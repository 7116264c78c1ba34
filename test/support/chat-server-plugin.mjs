import {request} from 'node:http';
import {ChatServerProcess} from './chat-server-process.mjs';

/**
 * The real server for tests in the browser, started by the first who asks: `await executeServerCommand('chat-server',
 * {action: 'origin'})` gives `{origin}`. Other actions: `stop`, `start`, `restart`, `kill` (SIGKILL), all on the same port and
 * folder. The server is one for all files that run at the same time: take a visitor of your own, and stop it only where the
 * test is about that.
 */
export function chatServerPlugin() {
  const server = new ChatServerProcess();
  let queue = Promise.resolve(); // two files may ask at the same time
  const inTurn = (step) => {
    const done = queue.then(step);
    queue = done.catch(() => undefined);
    return done;
  };
  const actions = {
    origin: () => server.origin ?? server.start(),
    start: () => server.start(),
    stop: () => server.stop(),
    kill: () => server.stop('SIGKILL'),
    restart: async () => {
      await server.stop();
      await server.start();
    },
  };
  return {
    middleware: agentProxy(() => actions.origin()),
    plugin: {
      name: 'chat-server',
      serverStop: () => server.remove(),
      async executeCommand({command, payload}) {
        if (command !== 'chat-server') return;
        const name = payload?.action ?? 'origin';
        const action = actions[name];
        if (!action) throw new Error(`chat-server has no action "${name}": ${Object.keys(actions).join(', ')}`);
        await inTurn(action);
        return {origin: server.origin};
      },
    },
  };
}

/**
 * Same-origin `/agent-api/*` is the server's `/v1/agent/*` as the demo agent: agent routes refuse foreign origins, and a test
 * page has one. It is a middleware, since what a plugin adds in `serverStart` comes after the file server.
 */
function agentProxy(originOf) {
  return async (ctx, next) => {
    if (!ctx.url.startsWith('/agent-api/')) return next();
    ctx.respond = false; // Koa must not touch the reply
    const url = new URL(`/v1/agent/${ctx.url.slice('/agent-api/'.length)}`, await originOf());
    const {origin: _origin, referer: _referer, host: _host, cookie: _cookie, ...rest} = ctx.req.headers;
    const headers = Object.fromEntries(Object.entries(rest).filter(([name]) => !name.startsWith('sec-')));
    headers.authorization ??= 'Bearer ak_demo';
    // The runner logs a false 404 if this settles before the head of the reply.
    return new Promise((headSent) => {
      const upstream = request(url, {method: ctx.method, headers}, (reply) => {
        ctx.res.writeHead(reply.statusCode, reply.headers);
        reply.pipe(ctx.res);
        headSent();
      });
      upstream.on('error', () => {
        ctx.res.destroy();
        headSent();
      });
      ctx.res.on('close', () => upstream.destroy());
      ctx.req.pipe(upstream);
    });
  };
}
