import {expect} from '@open-wc/testing';
import {newChat, until} from '../../support/chat-page.js';

describe('on a page that is read from right to left, in the words of a language that is not', () => {
  afterEach(() => {
    document.documentElement.dir = '';
  });

  it('keeps to the page’s side, and ends each sentence where it ends', async () => {
    document.documentElement.dir = 'rtl';
    const chat = await newChat({lang: 'ar'});
    await chat.element.open();
    const question = await until(() => chat.thread?.shadowRoot?.querySelector('.greeting'), 'the greeting');
    expect(chat.panel?.lang).to.equal('en');
    expect(question.textContent.trim().endsWith('?')).to.equal(true);
    const sentence = boxesOf(question);
    const [mark, first] = [sentence.at(-1), sentence.find((box) => box.top === sentence.at(-1)?.top)];
    expect(mark?.left).to.be.greaterThan(first?.left ?? Infinity);
    expect(mark?.right).to.be.closeTo(question.getBoundingClientRect().right, 2);
    const note = await until(() => chat.panel?.shadowRoot?.querySelector('.line span:last-child'), 'the line');
    expect(getComputedStyle(note).direction).to.equal('ltr');
  });

  it('follows the page again when that turns around', async () => {
    document.documentElement.dir = 'rtl';
    const chat = await newChat();
    await chat.element.open();
    await until(() => chat.panel?.dir === 'rtl', 'the direction of the page');
    expect(chat.panel?.style.getPropertyValue('--_bidi')).to.equal('plaintext');
    document.documentElement.dir = 'ltr';
    await until(() => chat.panel?.dir === 'ltr', 'the other direction');
    expect(chat.panel?.style.getPropertyValue('--_bidi')).to.equal('normal');
  });
});

/** One box for each character that is drawn. */
function boxesOf(element: Element): readonly DOMRect[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const boxes: DOMRect[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (let at = 0; at < (node.nodeValue?.length ?? 0); at++) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      if (box.width > 0) boxes.push(box);
    }
  }
  return boxes;
}
