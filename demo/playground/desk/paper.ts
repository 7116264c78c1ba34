let endPaper: (() => void) | undefined;

/** Until `putPaperAway`, what the page prints lies over it in place of a printer's dialog. */
export function catchPaper(): void {
  const {body} = document;
  let paper: HTMLIFrameElement | undefined;
  body.append = (...nodes) => {
    Element.prototype.append.apply(body, nodes);
    for (const frame of nodes) {
      if (!(frame instanceof HTMLIFrameElement) || !frame.contentWindow) continue;
      paper = frame;
      frame.contentWindow.print = () => {
        lay(frame);
      };
    }
  };
  endPaper = () => {
    Reflect.deleteProperty(body, 'append');
    paper?.remove();
  };
}

export function putPaperAway(): void {
  endPaper?.();
  endPaper = undefined;
}

function lay(frame: HTMLIFrameElement): void {
  frame.title = 'What is printed';
  frame.ariaHidden = null;
  const place = {position: 'fixed', inset: '0', zIndex: '2147483647', inlineSize: '100%', blockSize: '100%'};
  Object.assign(frame.style, {...place, visibility: 'visible', background: '#fff', colorScheme: 'light'});
  // A printer gives it its margins.
  if (frame.contentDocument) frame.contentDocument.body.style.margin = '18mm';
}
