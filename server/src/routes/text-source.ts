/** A text that is made as it is read. Whoever reads it asks for the next piece when there is room for one. */
export interface TextSource {
  /** The next piece; undefined at the end. Never rejects. */
  next(): Promise<string | undefined>;
  /** The reader has left, or is to: nothing more is made after what is being made. */
  end(): void;
  /** `fail` is called when the reader is to be cut off, also while it takes nothing. */
  onFailure(fail: (error: Error) => void): void;
}

/** A text source as the body of a `Response`. `signal` ends it. */
export function streamOf(source: TextSource, signal: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const end = () => source.end();
  signal.addEventListener('abort', end, {once: true});
  if (signal.aborted) end();
  let isGone = false;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        source.onFailure((error) => {
          isGone = true;
          controller.error(error);
        });
      },
      async pull(controller) {
        const text = await source.next();
        if (isGone) return;
        if (text !== undefined) {
          controller.enqueue(encoder.encode(text));
          return;
        }
        signal.removeEventListener('abort', end);
        controller.close();
      },
      cancel() {
        isGone = true;
        signal.removeEventListener('abort', end);
        end();
      },
    },
    {highWaterMark: 1},
  );
}
