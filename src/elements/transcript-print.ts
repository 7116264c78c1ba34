import {css, html, nothing, render, type TemplateResult} from 'lit';
import type {Transcript} from './transcript.js';

let frame: HTMLIFrameElement | undefined;

/** Prints the transcript alone: a document of its own, out of sight, and not the page around the chat. */
export function printTranscript(transcript: Transcript, locale: string): void {
  frame?.remove(); // a browser may still have needed it until now
  frame = document.createElement('iframe');
  frame.ariaHidden = 'true';
  frame.tabIndex = -1;
  Object.assign(frame.style, {position: 'fixed', inlineSize: '0', blockSize: '0', border: '0', visibility: 'hidden'});
  document.body.append(frame);
  const page = frame.contentDocument;
  const view = page?.defaultView;
  if (!page || !view) throw new Error('The browser gives no document to print.');
  page.documentElement.lang = locale;
  page.documentElement.dir = document.documentElement.dir;
  page.title = transcript.title;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(printStyles.cssText);
  page.adoptedStyleSheets = [sheet];
  render(renderTranscript(transcript), page.body);
  view.addEventListener('afterprint', () => frame?.remove());
  view.focus();
  view.print();
}

export function renderTranscript({title, subtitle, note, lines}: Transcript): TemplateResult {
  return html`<main>
    <h1 dir="auto">${title}</h1>
    <p class="sub" dir="auto">${subtitle}</p>
    ${note === null ? nothing : html`<p class="sub" dir="auto">${note}</p>`}
    ${lines.map(
      ({name, at, when, text, files}) =>
        html`<article>
          <h2 dir="auto"><bdi>${name}</bdi> <time datetime=${at}>${when}</time></h2>
          ${text === '' ? nothing : html`<p class="text" dir="auto">${text}</p>`}
          ${files.map((file) => html`<p class="file"><bdi>${file}</bdi></p>`)}
        </article>`,
    )}
  </main>`;
}

/** Paper has its own measures, and no theme. */
const printStyles = css`
  @page {
    margin: 18mm;
  }
  body {
    margin: 0;
    background: Canvas;
    color: CanvasText;
    color-scheme: light;
    font:
      400 10.5pt/1.5 system-ui,
      sans-serif;
    overflow-wrap: anywhere;
  }
  h1 {
    margin: 0 0 2pt;
    font-size: 16pt;
    line-height: 1.25;
  }
  p,
  h2 {
    margin: 0;
  }
  .sub,
  time {
    font-size: 9pt;
    font-weight: 400;
    opacity: 0.75;
  }
  article {
    margin-block-start: 12pt;
    break-inside: avoid-page;
  }
  h2 {
    font-size: 10.5pt;
    break-after: avoid-page;
  }
  .text {
    white-space: pre-wrap;
  }
  .file::before {
    content: '[';
  }
  .file::after {
    content: ']';
  }
`;
