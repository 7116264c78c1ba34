import {emulateMedia, sendKeys} from '@web/test-runner-commands';
import {expect} from '@open-wc/testing';
import {until} from '../../support/chat-page.js';
import {newHostPage, type HostPage} from '../../support/host-page.js';

const panel = 'kustomer-chat-panel';
const box = (element: Element) => {
  const {left, top, width, height} = element.getBoundingClientRect();
  return [left, top, width, height];
};

async function opened(page: HostPage): Promise<HTMLElement> {
  await page.element.open();
  await page.field;
  await page.settled();
  return page.panel;
}

const phone = {width: 360, height: 560, body: '{chat}<p><a href="#1">A link of the page</a></p>'};

describe('on a small screen', () => {
  it('the panel covers the page and leaves its body alone', async () => {
    const page = await newHostPage(phone);
    const {body, documentElement} = page.document;
    const before = [
      body.outerHTML.length,
      body.style.cssText,
      documentElement.style.cssText,
      page.style(body).overflow,
    ];
    const open = await opened(page);
    expect(box(open)).to.deep.equal([0, 0, 360, 560]);
    expect(page.style(open).borderRadius).to.equal('0px');
    expect((await page.launcher).checkVisibility({visibilityProperty: true})).to.equal(false);
    const attribute = ' opened=""'.length;
    const after = [body.outerHTML.length - attribute, body.style.cssText, documentElement.style.cssText];
    expect([...after, page.style(body).overflow]).to.deep.equal(before);
    await page.element.close();
    await page.settled();
    expect((await page.launcher).checkVisibility({visibilityProperty: true})).to.equal(true);
  });

  it('a screen that is only low is covered too', async () => {
    const page = await newHostPage({width: 740, height: 340});
    expect(box(await opened(page))).to.deep.equal([0, 0, 740, 340]);
  });

  it('at 400 % everything can be reached, and nothing sideways', async () => {
    const page = await newHostPage({width: 320, height: 256});
    await opened(page);
    await page.openThread();
    for (const way of [
      [panel, '.bar > .icon-btn:last-child'],
      [panel, 'kustomer-chat-composer', '.send'],
      [panel, 'kustomer-chat-composer', 'textarea'],
    ]) {
      expect(page.isHit(await page.find(...way)), way.join(' ')).to.equal(true);
    }
    const {scrollWidth, clientWidth} = page.document.documentElement;
    expect(scrollWidth).to.equal(clientWidth);
    const scroller = await page.find(panel, 'kustomer-chat-thread', '.scroll');
    expect(scroller.clientHeight).to.be.above(60);
    expect(scroller.scrollWidth).to.equal(scroller.clientWidth);
  });

  it('Tab stays in the panel, and only there it is modal', async () => {
    const page = await newHostPage(phone);
    (await page.launcher).focus();
    (await page.launcher).click();
    await page.field;
    const section = await page.find(panel, 'section');
    await until(() => section.getAttribute('aria-modal') === 'true', 'a modal panel');
    await until(async () => page.active === (await page.field), 'focus in the composer');
    const seen = new Set<Element | null>();
    for (let at = 0; at < 8; at++) {
      await sendKeys({press: 'Tab'});
      expect(page.document.activeElement === page.element, 'focus is in the chat').to.equal(true);
      seen.add(page.active);
    }
    expect(seen.has(await page.find(panel, '.bar > .icon-btn:last-child')), 'it goes round').to.equal(true);
    expect(seen.has(await page.field), 'and round').to.equal(true);
    (await page.find(panel, 'header button')).focus();
    await sendKeys({down: 'Shift'});
    await sendKeys({press: 'Tab'});
    await sendKeys({up: 'Shift'});
    expect(page.active === (await page.find(panel, 'kustomer-chat-composer', '.send'))).to.equal(true);
    await sendKeys({press: 'Escape'});
    await until(async () => page.active === (await page.launcher), 'focus on the launcher again');
    expect(section.hasAttribute('aria-modal')).to.equal(false);
  });

  it('a soft keyboard takes its room from the thread', async () => {
    const keyboard = `<script>
      const view = new EventTarget();
      Object.assign(view, {height: 560, width: 360, offsetTop: 0, offsetLeft: 0, scale: 1});
      Object.defineProperty(window, 'visualViewport', {value: view});
      window.showKeys = (height, offsetTop, scale = 1) => {
        Object.assign(view, {height, offsetTop, scale});
        view.dispatchEvent(new Event('resize'));
      };
    </script>`;
    const page = await newHostPage({...phone, body: `${keyboard}{chat}`});
    const open = await opened(page);
    await until(async () => (await page.find(panel, 'section')).hasAttribute('aria-modal'), 'the whole screen');
    const {showKeys} = page.window as Window & {showKeys?: (height: number, top: number, scale?: number) => void};
    showKeys?.(300, 40);
    expect(box(open)).to.deep.equal([0, 40, 360, 300]);
    expect(page.isHit(await page.field)).to.equal(true);
    showKeys?.(280, 40, 2);
    expect(box(open), 'who looks closer moves nothing').to.deep.equal([0, 0, 360, 560]);
    showKeys?.(300, 0);
    showKeys?.(560, 0);
    expect(box(open)).to.deep.equal([0, 0, 360, 560]);
    await page.element.close();
    expect(open.style.blockSize).to.equal('');
  });
});

describe('on a large screen', () => {
  it('Tab leaves the panel, which is not modal', async () => {
    const page = await newHostPage({body: '{chat}<p><a href="#1">A link of the page</a></p>'});
    await page.element.open();
    (await page.find(panel, 'kustomer-chat-composer', '.send')).focus();
    expect((await page.find(panel, 'section')).hasAttribute('aria-modal')).to.equal(false);
    await sendKeys({press: 'Tab'});
    expect(page.active === (await page.launcher)).to.equal(true);
    await sendKeys({press: 'Tab'});
    expect(page.active?.textContent).to.equal('A link of the page');
  });

  it('Tab stays no longer when the screen grows', async () => {
    const page = await newHostPage(phone);
    await opened(page);
    const section = await page.find(panel, 'section');
    await until(() => section.hasAttribute('aria-modal'), 'a modal panel');
    page.frame.style.inlineSize = '700px';
    await until(() => !section.hasAttribute('aria-modal'), 'a panel that is not modal');
    expect((await page.panel).getBoundingClientRect().width).to.equal(400);
  });

  it('nothing moves for those who have asked for that', async () => {
    await emulateMedia({reducedMotion: 'reduce'});
    try {
      const page = await newHostPage();
      await page.element.open();
      expect(page.style(await page.panel).transitionProperty).to.equal('opacity');
      expect(page.style(await page.launcher).transitionDuration).to.equal('0s');
      expect(page.style(await page.find('.open')).transitionDuration).to.equal('0s');
    } finally {
      await emulateMedia({reducedMotion: 'no-preference'});
    }
  });
});
