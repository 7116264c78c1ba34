/** Pieces of a text as the body of an answer; the client's reading drives what makes them. */
export function textStream(
  pieces: AsyncGenerator<string, undefined>,
  onError: (error: unknown) => void,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let isGone = false;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const next = await pieces.next();
        if (isGone) return; // the client left meanwhile
        if (next.done) controller.close();
        else controller.enqueue(encoder.encode(next.value));
      } catch (error) {
        onError(error);
        controller.error(error); // breaks off: the status is long sent
      }
    },
    async cancel() {
      isGone = true;
      await pieces.return(undefined);
    },
  });
}
