// What is done to a subject, for the benchmark to call. Work that is measured stands between two marks, of the same
// number; the main thread's tasks between them are what it costs.
import type {Message} from '../../../src/model/message.js';
import {answerPieces, bodyOf, messageOf} from './body.js';
import {findLog, frame, settled} from './settled.js';
import type {Subject} from './subject.js';

/** Frames after a change during which what is read may not move. */
const watchedFrames = 10;
const frameTime = 1000 / 60;

/** Where the subject stands: of a usual panel's size, in a shadow tree as everything is. */
export function makeBox(): ShadowRoot {
  const box = document.createElement('div');
  Object.assign(box.style, {inlineSize: '400px', blockSize: '640px'});
  document.body.append(box);
  return box.attachShadow({mode: 'open'});
}

/** Gives the benchmark its calls. */
export function measures(subject: Subject): void {
  let loaded = 0;
  let sample = 0;
  const extra = (index: number, body: string): Message => ({...messageOf(loaded + index, loaded + index), body});

  const bench = {
    async prepare(count: number, hasOlder = false) {
      loaded = count;
      await subject.load(
        Array.from({length: count}, (_, index) => messageOf(index + 1, count)),
        hasOlder,
      );
      await settled();
    },

    async show() {
      subject.show();
      await settled(bodyOf(0));
    },

    async hide() {
      subject.hide();
      await settled();
    },

    /** One after the other, the reader at the end; each measured with the frame that shows it. */
    async append(count: number) {
      for (let index = 1; index <= count; index++) {
        await frame();
        start();
        subject.append(extra(index, bodyOf((index * 11) % 97)));
        await frame();
        end();
      }
    },

    /** Each key is measured from its event to after the next frame. */
    focusField() {
      const field = findField(document);
      if (!field) throw new Error('no field');
      field.focus();
      document.addEventListener('keydown', start, {capture: true});
    },
    async afterKey() {
      await frame();
      end();
      await frame();
    },

    /** The furthest that what is read has moved, in pixels, while `count` older messages came in front. */
    async prepend(count: number, scrollTop: number) {
      const log = findLog();
      if (!log) throw new Error('no log');
      log.scrollTop = scrollTop;
      await settled();
      const view = log.getBoundingClientRect().top;
      const read = [...log.querySelectorAll('.bub')].find((bubble) => bubble.getBoundingClientRect().top >= view);
      if (!read) throw new Error('nothing is in sight');
      const {top} = read.getBoundingClientRect();
      const text = read.textContent;
      subject.startPrepend();
      await frame();
      start();
      subject.prepend(Array.from({length: count}, (_, index) => messageOf(index - count + 1, loaded)));
      let moved = 0;
      for (let index = 0; index < watchedFrames; index++) {
        await frame();
        if (index === 0) end();
        const now = [...log.querySelectorAll('.bub')].find(({textContent}) => textContent === text);
        moved = Math.max(moved, now ? Math.abs(now.getBoundingClientRect().top - top) : Infinity);
      }
      return moved;
    },

    /** An answer grows by `rate` pieces a second, each in a task of its own, as network chunks are. */
    async stream(count: number, rate: number) {
      const pieces = answerPieces(count);
      subject.append({...extra(1, ''), streaming: true});
      await settled();
      const frames: number[] = [];
      let isOver = false;
      const watch = (time: number) => {
        frames.push(time);
        if (!isOver) requestAnimationFrame(watch);
      };
      requestAnimationFrame(watch);
      await frame();
      start();
      const begun = performance.now();
      let body = '';
      await Promise.all(
        pieces.map(
          (piece, index) =>
            new Promise<void>((resolve) => {
              setTimeout(
                () => {
                  body += piece;
                  subject.grow({...extra(1, body), streaming: true}, piece);
                  resolve();
                },
                (index * 1000) / rate,
              );
            }),
        ),
      );
      const lasted = performance.now() - begun;
      subject.finish(extra(1, body));
      await frame();
      end();
      isOver = true;
      const log = findLog();
      const shown = [...(log?.querySelectorAll('.bub') ?? [])].at(-1)?.textContent ?? '';
      if (!shown.includes('Tue')) throw new Error('the answer is not shown');
      if (log && log.scrollHeight - log.scrollTop - log.clientHeight > 1) throw new Error('the end is not shown');
      return {dropped: droppedFrames(frames), lasted};
    },
  };

  function start() {
    performance.mark(`start ${sample}`);
  }
  function end() {
    performance.mark(`end ${sample++}`);
  }
  Object.assign(globalThis, {bench});
}

/** Frames that should have been drawn and were not. */
function droppedFrames(times: readonly number[]): number {
  return times.reduce((sum, time, index) => {
    const since = time - (times[index - 1] ?? time);
    return sum + Math.max(0, Math.round(since / frameTime) - 1);
  }, 0);
}

export function findField(root: Document | ShadowRoot): HTMLTextAreaElement | undefined {
  const found = root.querySelector('textarea');
  if (found) return found;
  for (const element of root.querySelectorAll('*')) {
    const inner = element.shadowRoot && findField(element.shadowRoot);
    if (inner) return inner;
  }
  return undefined;
}
