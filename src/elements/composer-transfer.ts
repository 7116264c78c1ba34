/** The files that a paste, a drag or a drop brings, and that nothing else is meant by; undefined when it has none. */
export function transferredFiles(event: Event): readonly File[] | undefined {
  const isDrag = event instanceof DragEvent;
  const data = isDrag ? event.dataTransfer : event instanceof ClipboardEvent ? event.clipboardData : null;
  // An office program copies a picture of the text along.
  if (!data?.types.includes('Files') || (!isDrag && data.types.includes('text/plain'))) return undefined;
  return [...data.files];
}

/** In the task of the press: later the browser opens nothing. */
export function pickFiles(types: readonly string[], onPicked: (files: readonly File[]) => void): HTMLInputElement {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = types.join();
  input.onchange = () => {
    onPicked([...(input.files ?? [])]);
  };
  input.click();
  return input; // kept by the caller: Safari forgets one that nobody holds
}
