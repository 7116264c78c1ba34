import {get} from 'node:http';
import {leaksIn} from './oracle.js';
import type {Circle, World} from './world.js';

/** Listens to the events of one circle as long as the others write, and opens its stream again when it ends. */
export class Bystander {
  readonly faults: string[] = [];
  received = 0;
  readonly #world: World;
  readonly #circle: Circle;
  readonly #folder: string;
  #isOver = false;
  #leave: () => void = () => undefined;

  constructor(world: World, circle: Circle, folder: string) {
    this.#world = world;
    this.#circle = circle;
    this.#folder = folder;
    this.#listen();
  }

  stop(): void {
    this.#isOver = true;
    this.#leave();
  }

  #listen(): void {
    if (this.#isOver) return;
    const visitor = this.#circle.visitors[0];
    const again = setTimeout(() => this.#listen(), visitor ? 20_000 : 200);
    this.#leave = () => clearTimeout(again);
    if (!visitor) return;
    const headers = {Authorization: `Bearer ${visitor.token}`, Accept: 'text/event-stream'};
    let last = '';
    const request = get(`${this.#world.origin}/v1/events`, {headers, agent: false}, (response) => {
      response.setEncoding('latin1').on('data', (text: string) => {
        this.received += text.length;
        // With the end of what came before: a piece may begin in the middle of a word.
        this.faults.push(...leaksIn(last + text, this.#circle, this.#folder));
        last = text.slice(-60);
      });
    });
    const next = () => {
      clearTimeout(again);
      if (this.#isOver) return;
      const pause = setTimeout(() => this.#listen(), 300);
      this.#leave = () => clearTimeout(pause);
    };
    request.once('close', next).once('error', () => undefined);
    clearTimeout(again);
    this.#leave = () => request.destroy();
  }
}
