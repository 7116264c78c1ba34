import {Agent, request} from 'node:http';

/** An open event stream; `onText` hears what comes. Resolves once the first bytes are there. */
export function openStream(origin, {path, headers = {}, onText = () => undefined, agent}) {
  const {hostname, port} = new URL(origin);
  return new Promise((resolve, reject) => {
    const sent = request(
      {agent, hostname, port, path, headers: {accept: 'text/event-stream', ...headers}},
      (response) => {
        if (response.statusCode !== 200) {
          reject(new Error(`The stream answered ${response.statusCode}.`));
          response.resume();
          return;
        }
        response.setEncoding('utf8');
        response.on('data', (text) => {
          onText(text);
          resolve({close: () => sent.destroy()});
        });
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}

/** A stream that tells when a text has come. */
export async function watchedStream(origin, options) {
  let text = '';
  let waiting;
  const stream = await openStream(origin, {
    ...options,
    agent: new Agent({keepAlive: false}),
    onText: (part) => {
      text += part;
      waiting?.();
    },
  });
  return {
    close: stream.close,
    async until(word) {
      while (!text.includes(word)) await new Promise((resolve) => (waiting = resolve));
      text = '';
    },
  };
}
