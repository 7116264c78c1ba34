import {executeServerCommand} from '@web/test-runner-commands';
import {expect} from '@open-wc/testing';
import {hostilePages} from '../../fixtures/hostile-pages.js';
import {newHostPage, type HostPage} from '../../support/host-page.js';
import {until} from '../../support/chat-page.js';

const panel = 'kustomer-chat-panel';
/** What is measured: the way to it through the shadow trees. */
const parts: Readonly<Record<string, readonly string[]>> = {
  launcher: ['.launcher'],
  panel: [panel],
  heading: [panel, '#heading'],
  close: [panel, '.bar > .icon-btn:last-child'],
  scroller: [panel, 'kustomer-chat-thread', '.scroll'],
  bubble: [panel, 'kustomer-chat-thread', '.out .bub'],
  composer: [panel, 'kustomer-chat-composer'],
  field: [panel, 'kustomer-chat-composer', 'textarea'],
  send: [panel, 'kustomer-chat-composer', '.send'],
  'send icon': [panel, 'kustomer-chat-composer', '.send .i'],
};
/** Not all: sizes come with the box, and what is not seen may differ. */
const properties = [
  'background-color',
  'border-top-width',
  'box-sizing',
  'color',
  'color-scheme',
  'cursor',
  'display',
  'fill',
  'font-family',
  'font-size',
  'font-style',
  'font-variant-caps',
  'font-weight',
  'hyphens',
  'letter-spacing',
  'line-break',
  'line-height',
  'opacity',
  'pointer-events',
  'stroke',
  'stroke-dasharray',
  'stroke-width',
  'text-align',
  'text-indent',
  'text-shadow',
  'text-transform',
  'text-wrap-mode',
  'transform',
  'user-select',
  'visibility',
  'white-space-collapse',
  'word-break',
  'word-spacing',
  'writing-mode',
  '-webkit-text-fill-color',
  '-webkit-text-stroke-width',
];

/** Where everything stands, and how it is drawn. */
async function portrait(page: HostPage): Promise<Record<string, string>> {
  const lines: Record<string, string> = {};
  for (const [name, way] of Object.entries(parts)) {
    const element = await page.find(...way);
    const style = page.style(element);
    const {left, top, width, height} = element.getBoundingClientRect();
    lines[name] = [left, top, width, height].map((value) => value.toFixed(1)).join(' ');
    for (const property of properties) lines[`${name} ${property}`] = style.getPropertyValue(property);
  }
  return lines;
}

describe('a hostile page', () => {
  let plain: Record<string, string>;

  before(async function () {
    this.timeout(60_000);
    const page = await newHostPage();
    await page.openThread();
    plain = await portrait(page);
  });

  for (const [name, {css, body}] of Object.entries(hostilePages)) {
    it(`changes nothing: ${name}`, async function () {
      this.timeout(30_000);
      const page = await newHostPage(body === undefined ? {css} : {css, body});
      expect(page.isHit(await page.launcher), 'the launcher is there to be clicked').to.equal(true);
      await page.openThread();
      expect(page.style(await page.panel).visibility).to.equal('visible');
      const now = await portrait(page);
      const changed = Object.keys(plain).filter((line) => now[line] !== plain[line]);
      await executeServerCommand('photo', {name: `hostile/${name.replace(/\W+/g, '-')}`});
      expect(Object.fromEntries(changed.map((line) => [line, `${plain[line]} -> ${now[line]}`]))).to.deep.equal({});
      for (const part of ['launcher', 'close', 'field', 'bubble']) {
        expect(page.isHit(await page.find(...(parts[part] ?? []))), `${part} is hit`).to.equal(true);
      }
    });
  }

  it('does not show what is hidden', async () => {
    const page = await newHostPage({css: '* { display: block !important; all: revert }', attributes: 'hidden'});
    expect((await page.launcher).checkVisibility()).to.equal(false);
    page.element.hidden = false;
    expect((await page.launcher).checkVisibility()).to.equal(true);
    await page.element.open();
    page.element.hidden = true;
    expect((await page.launcher).checkVisibility()).to.equal(false);
    expect((await page.panel).checkVisibility()).to.equal(false);
  });

  it('does not show what is hidden in the top layer', async () => {
    const page = await newHostPage({css: 'body { transform: translateX(10px) }'});
    await page.element.open();
    page.element.hidden = true;
    expect((await page.launcher).checkVisibility()).to.equal(false);
    expect((await page.panel).checkVisibility()).to.equal(false);
  });

  it('that reads from right to left has it on the other side', async () => {
    const page = await newHostPage({css: 'html { direction: rtl }'});
    await page.openThread();
    const {left} = (await page.launcher).getBoundingClientRect();
    expect(left).to.equal(24);
    expect((await page.panel).getBoundingClientRect().left).to.equal(24);
    expect(page.style(await page.field).direction).to.equal('rtl');
  });

  it('keeps its scheme, and the element its own', async () => {
    const page = await newHostPage({css: '* { all: unset !important }', attributes: 'color-scheme="dark"'});
    await page.element.open();
    expect(page.style(await page.panel).backgroundColor).to.equal('rgb(27, 26, 24)');
  });

  it('with a modal dialog takes the chat out of use until it is closed', async () => {
    const page = await newHostPage({body: '{chat}<dialog>Cookies?</dialog>'});
    await page.openThread();
    const dialog = page.document.querySelector('dialog');
    dialog?.showModal();
    expect(page.isHit(await page.field)).to.equal(false);
    dialog?.close();
    expect(page.isHit(await page.field)).to.equal(true);
    expect(await portrait(page)).to.deep.equal(plain);
  });

  it('may have the chat in its modal dialog', async () => {
    const page = await newHostPage({body: '<dialog>{chat}</dialog>'});
    page.document.querySelector('dialog')?.showModal();
    await until(async () => page.isHit(await page.launcher), 'a launcher to click');
    await page.openThread();
    expect(page.isHit(await page.field)).to.equal(true);
    expect(await portrait(page)).to.deep.equal(plain);
  });

  it('may move the element out of what holds it, and back', async () => {
    const page = await newHostPage({css: '.box { transform: scale(0.5) }', body: '<div class="box"></div>{chat}'});
    await page.element.open();
    const rect = (element: Element) => JSON.stringify(element.getBoundingClientRect());
    await page.settled();
    const [launcher, open] = [rect(await page.launcher), rect(await page.panel)];
    const box = page.document.querySelector('.box');
    for (const parent of [box, page.document.body, box]) {
      parent?.append(page.element);
      await page.element.updateComplete;
      await page.settled();
      expect(rect(await page.launcher)).to.equal(launcher);
      expect(rect(await page.panel)).to.equal(open);
    }
  });

  it('keeps the order that it gives with z-index where nothing holds the element', async () => {
    const page = await newHostPage({
      css: 'kustomer-chat { --kustomer-chat-z-index: 5 } nav { position: fixed; inset: 0; z-index: 6; background: #fff }',
      body: '{chat}<nav>Menu</nav>',
    });
    expect(page.isHit(await page.launcher)).to.equal(false);
  });
});
