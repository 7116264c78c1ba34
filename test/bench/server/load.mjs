import {Agent, request} from 'node:http';

/** One request on a kept connection; resolves with status and text. */
export function send(agent, origin, {method = 'POST', path, headers, body}) {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const {hostname, port} = new URL(origin);
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        hostname,
        port,
        method,
        path,
        headers: {
          ...(text === undefined
            ? {}
            : {'content-type': 'application/json', 'content-length': Buffer.byteLength(text)}),
          ...headers,
        },
      },
      (response) => {
        let answer = '';
        response.setEncoding('utf8');
        response.on('data', (part) => (answer += part));
        response.on('end', () => resolve({status: response.statusCode, text: answer}));
      },
    );
    sent.on('error', reject);
    sent.end(text);
  });
}

/** Everybody sends again as soon as the answer is there. `target.next(writer)` gives the request of a writer. */
export async function closedLoop(target, {writers, seconds}) {
  const agent = new Agent({keepAlive: true, maxSockets: writers});
  const times = [];
  const end = performance.now() + seconds * 1000;
  const started = performance.now();
  await Promise.all(
    Array.from({length: writers}, async (_, writer) => {
      while (performance.now() < end) times.push(await timed(agent, target, writer));
    }),
  );
  const elapsed = (performance.now() - started) / 1000;
  agent.destroy();
  return {rate: times.length / elapsed, ...quantiles(times)};
}

/** So many a second whatever the answers take, so that two servers are measured under the same load. */
export async function openLoop(target, {writers, rate, seconds}) {
  const agent = new Agent({keepAlive: true, maxSockets: writers});
  const times = [];
  const pending = [];
  const started = performance.now();
  const count = Math.round(rate * seconds);
  for (let index = 0; index < count; index++) {
    const due = started + (index / rate) * 1000;
    const wait = due - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    pending.push(timed(agent, target, index % writers, due).then((time) => times.push(time)));
  }
  await Promise.all(pending);
  agent.destroy();
  return {rate: times.length / ((performance.now() - started) / 1000), ...quantiles(times)};
}

async function timed(agent, target, writer, since = performance.now()) {
  const {status, text} = await send(agent, target.origin, target.next(writer));
  if (status !== 201) throw new Error(`${target.name} answered ${status}: ${text.slice(0, 300)}`);
  return performance.now() - since;
}

export function quantiles(times) {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return {p50: at(0.5), p99: at(0.99)};
}

export function median(values) {
  return quantiles(values).p50;
}
