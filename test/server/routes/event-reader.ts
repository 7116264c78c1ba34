import {createSseParser} from '../../../src/wire/sse.js';
import {apiTruth} from '../api-truth.js';

export interface Frame {
  readonly type: string;
  readonly json: unknown;
  /** The resume point after this frame. */
  readonly id: string;
}

/** Reads a `text/event-stream` frame by frame. */
export class EventReader {
  /** Everything that came, as it came. */
  text = '';
  /** The last id, also of a block that dispatched nothing. */
  id = '';
  retry: number | undefined;
  readonly frames: Frame[] = [];
  isEnded = false;
  readonly #reader: ReadableStreamDefaultReader<string>;
  readonly #parser: ReturnType<typeof createSseParser>;

  constructor(response: Response) {
    const body = response.body ?? new ReadableStream<Uint8Array<ArrayBuffer>>();
    this.#reader = body.pipeThrough(new TextDecoderStream()).getReader();
    this.#parser = createSseParser({
      event: ({type, data}) => {
        const json: unknown = JSON.parse(data);
        apiTruth.checkEvent(json);
        this.frames.push({type, json, id: this.id});
      },
      id: (id) => (this.id = id),
      retry: (milliseconds) => (this.retry = milliseconds),
    });
  }

  /** Reads until `isEnough`, or to the end of the stream. */
  async readUntil(isEnough: () => boolean): Promise<void> {
    while (!isEnough() && !this.isEnded) {
      const {done, value} = await this.#reader.read();
      this.isEnded = done;
      this.text += value ?? '';
      if (value !== undefined) this.#parser.feed(value);
    }
  }

  /** The next so many frames of these types; others are passed over. */
  async next(count: number, ...types: readonly string[]): Promise<readonly Frame[]> {
    const wanted = () => this.frames.filter(({type}) => types.length === 0 || types.includes(type));
    await this.readUntil(() => wanted().length >= count);
    const found = wanted().slice(0, count);
    const last = found.at(-1);
    if (last) this.frames.splice(0, this.frames.indexOf(last) + 1);
    return found;
  }

  close(): Promise<void> {
    return this.#reader.cancel();
  }
}

/** The bodies of `message.created` frames. */
export function bodiesOf(frames: readonly Frame[]): readonly unknown[] {
  return frames.map(({json}) => fieldOf(fieldOf(json, 'data'), 'body'));
}

export function fieldOf(json: unknown, name: string): unknown {
  return typeof json === 'object' && json !== null ? Reflect.get(json, name) : undefined;
}
