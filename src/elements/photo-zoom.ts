import type {ReactiveControllerHost} from 'lit';

/** How much larger than it fits. */
const factors = [1, 1.5, 2, 3, 4] as const;
/** Where a double click leads. */
const closer = 2;

interface Frame {
  readonly stage: HTMLElement | null;
  readonly photo: HTMLElement | null;
}

/** Enlarges a photo inside a box that scrolls: touch, wheel and keys move it as they move any page. */
export class PhotoZoom {
  factor = 1;
  readonly #host: ReactiveControllerHost;
  readonly #frame: () => Frame;

  constructor(host: ReactiveControllerHost, frame: () => Frame) {
    this.#host = host;
    this.#frame = frame;
  }

  canStep(by: -1 | 1): boolean {
    return by > 0 ? this.factor < (factors.at(-1) ?? 1) : this.factor > 1;
  }

  step(by: -1 | 1): void {
    const next = by > 0 ? factors.find((factor) => factor > this.factor) : factors.findLast((f) => f < this.factor);
    if (next !== undefined) this.#zoom(next);
  }

  readonly reset = () => {
    this.#zoom(1);
  };

  readonly onDoubleClick = ({clientX, clientY}: MouseEvent) => {
    this.#zoom(this.factor > 1 ? 1 : closer, {clientX, clientY});
  };

  /** A mouse takes hold of it; fingers scroll by themselves. */
  readonly onPointerDown = (event: PointerEvent) => {
    const {stage} = this.#frame();
    if (!stage || this.factor === 1 || event.pointerType !== 'mouse' || event.button !== 0) return;
    event.preventDefault();
    stage.focus({preventScroll: true});
    stage.setPointerCapture(event.pointerId);
    const move = ({movementX, movementY}: PointerEvent) => {
      stage.scrollBy(-movementX, -movementY);
    };
    stage.addEventListener('pointermove', move);
    stage.addEventListener(
      'lostpointercapture',
      () => {
        stage.removeEventListener('pointermove', move);
      },
      {once: true},
    );
  };

  /** What is at `at`, else in the middle, stays where it is. */
  #zoom(factor: number, at?: {readonly clientX: number; readonly clientY: number}) {
    const {stage, photo} = this.#frame();
    const before = this.factor;
    this.factor = factor;
    this.#host.requestUpdate();
    if (!stage || !photo || before === factor) return;
    const view = stage.getBoundingClientRect();
    const x = at ? at.clientX - view.left : view.width / 2;
    const y = at ? at.clientY - view.top : view.height / 2;
    const old = photo.getBoundingClientRect();
    const [shareX, shareY] = [(view.left + x - old.left) / old.width, (view.top + y - old.top) / old.height];
    photo.style.inlineSize = factor === 1 ? '' : `${(old.width / before) * factor}px`;
    photo.style.maxInlineSize = photo.style.maxBlockSize = factor === 1 ? '' : 'none';
    const now = photo.getBoundingClientRect();
    stage.scrollBy(now.left + shareX * now.width - view.left - x, now.top + shareY * now.height - view.top - y);
  }
}
