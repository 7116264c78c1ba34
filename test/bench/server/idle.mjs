import {readFileSync} from 'node:fs';
import {Agent} from 'node:http';
import {join} from 'node:path';
import {fork} from 'node:child_process';
import {newWriter} from './chat.mjs';
import {openStream} from './streams.mjs';

const few = 2000;
const many = 10_000;
const perVisitor = 20;

/** Memory of the server's process for each idle stream, from the slope between two numbers of them. */
export async function measureStreams(root, databaseUrl) {
  // Garbage is not what a stream holds: the process collects it when asked.
  const server = fork(join(root, 'build/server/main.js'), {
    execArgv: ['--expose-gc', '--import', join(root, 'test/bench/server/collect.mjs')],
    env: {...process.env, HOST: '127.0.0.1', PORT: '0', DATABASE_URL: databaseUrl, PAGE_DIR: join(root, 'build')},
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const streams = [];
  try {
    const {origin} = await message(server, (said) => 'origin' in said);
    const agent = new Agent({keepAlive: false, maxSockets: Infinity});
    const visitors = [];
    const readings = [];
    for (const count of [few, many]) {
      while (streams.length < count) {
        if (visitors.length * perVisitor <= streams.length) visitors.push(await newWriter(origin));
        const {headers} = visitors.at(-1);
        const room = Math.min(perVisitor, count - streams.length);
        const opening = Array.from({length: room}, () => openStream(origin, {path: '/v1/events', headers, agent}));
        streams.push(...(await Promise.all(opening)));
      }
      readings.push(await memory(server));
    }
    const bytes = Math.round((readings[1] - readings[0]) / (many - few));
    const [low, high] = readings.map((reading) => `${(reading / 1e6).toFixed(0)} MB`);
    const text = `${bytes.toLocaleString('en')} bytes for each idle stream (${few} streams ${low}, ${many} streams ${high})`;
    return {bytes, text, aim: '≤ 25,000'};
  } finally {
    for (const stream of streams) stream.close();
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await gone;
  }
}

/** The smallest of several readings after the garbage is gone. */
async function memory(server) {
  const readings = [];
  for (let count = 0; count < 5; count++) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const collected = message(server, (said) => said === 'collected');
    server.send('collect');
    await collected;
    const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'));
    readings.push(Number(kilobytes) * 1024);
  }
  return Math.min(...readings);
}

function message(child, isIt) {
  return new Promise((resolve, reject) => {
    const leave = (code) => reject(new Error(`The chat server left with ${code}.`));
    const look = (said) => {
      if (!isIt(said)) return;
      child.off('message', look).off('exit', leave);
      resolve(said);
    };
    child.on('message', look).once('exit', leave);
  });
}
