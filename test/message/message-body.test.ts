import {expect, waitUntil} from '@open-wc/testing';
import {render} from 'lit';
import {markup} from '../../src/message/markup.js';
import {addMarkup, bodyShape, bodyText, needsMarkup, renderBody} from '../../src/message/message-body.js';

const strings = {code: 'Code', table: 'Table', copy: 'Copy', copied: 'Copied'};

function shown(body: string, given: Partial<typeof strings> = strings): HTMLElement {
  const place = document.createElement('div');
  document.body.append(place);
  render(renderBody({body}, given), place);
  return place;
}

const marksOf = (place: HTMLElement) => place.innerHTML.replaceAll(/<!--.*?-->/gs, '');

describe('the body of a message', () => {
  afterEach(() => {
    for (const place of document.querySelectorAll('body > div')) if (place.id === '') place.remove();
  });

  describe('before what reads marks is there', () => {
    // First of all in this file: once it is there it stays.
    it('shows plain text as it will stay, and the rest as it was written', () => {
      expect(marksOf(shown('One\ntwo\n\n\n  three  '))).to.equal('<p>One<br>two</p><p>three</p>');
      expect(shown('**bold**').textContent).to.equal('**bold**');
      expect(bodyText({body: 'It is **bold** and `code`\n\nhere'})).to.equal('It is bold and code here');
    });

    it('keeps order numbers and dates on one line, and lets addresses and long words break', () => {
      const whole = (body: string) => [...shown(body).querySelectorAll('.tok')].map(({textContent}) => textContent);
      expect(whole('The order A-17, placed on 2026-03-11 (HL-20481-B).')).to.deep.equal([
        'A-17',
        '2026-03-11',
        'HL-20481-B',
      ]);
      for (const body of [
        'a well-known word',
        'x-1-2-3-4',
        'ORDERNUMBER-1',
        '5 - 3',
        'a--1',
        '-1',
        'https://a.example/b-1',
      ]) {
        expect(whole(body), body).to.deep.equal([]);
      }
      expect(shown('ההזמנה A-4711?').querySelector('bdi')?.textContent).to.equal('A-4711');
      expect(shown('It is A-17.').textContent).to.equal('It is A-17.');
    });

    it('knows which text that concerns', () => {
      for (const body of ['Hello, where is it? 5 - 3 (yes); a+b', 'Grüße 👋', 'a > b', '1.5 kg', '#12']) {
        expect(needsMarkup({body}), body).to.equal(false);
      }
      for (const body of ['*a*', '[a](b)', 'https://a.example', 'MAILTO:a@b.example', '- a', 'x\n2) a', '> a', '`a`']) {
        expect(needsMarkup({body}), body).to.equal(true);
      }
    });
  });

  describe('with it', () => {
    before(() => {
      addMarkup(markup);
    });

    it('shows plain text the same way', () => {
      for (const body of ['One\ntwo\n\n\n  three  ', '', '  \n \n', 'a\r\nb\r\rc', '\n\nx\n']) {
        expect(marksOf(shown(body)), body).to.equal(marksOf(shown(`${body}\n\n*`)).replace('<p>*</p>', ''));
      }
    });

    it('tells the place that a link leads to, unless its words do', () => {
      const links = (body: string) =>
        [...shown(body).querySelectorAll('a')].map(({textContent, title}) => [textContent.trim(), title]);
      expect(links('[here](https://a.example/b) https://a.example/b [a.example](https://a.example/c)')).to.deep.equal([
        ['here (a.example)', 'https://a.example/b'],
        ['https://a.example/b', 'https://a.example/b'],
        ['a.example', 'https://a.example/c'],
      ]);
      expect(links('[bank.example](https://evil.example)')).to.deep.equal([
        ['bank.example (evil.example)', 'https://evil.example'],
      ]);
      expect(links('[https://bank.example](https://bаnk.example)')[0]?.[0]).to.equal(
        'https://bank.example (xn--bnk-6cd.example)',
      );
      expect(links('[write](mailto:a@b.example) tel:+4912345')).to.deep.equal([
        ['write (a@b.example)', 'mailto:a@b.example'],
        ['tel:+4912345', 'tel:+4912345'],
      ]);
    });

    it('shows quotes and tables; what scrolls can be reached and has a name', () => {
      const place = shown('> said\n\n| a | b |\n|---|--:|\n| **1** | 2 |');
      expect(place.querySelector('blockquote p')?.textContent).to.equal('said');
      const frame = place.querySelector<HTMLElement>('.tbl');
      expect([frame?.tabIndex, frame?.getAttribute('aria-label')]).to.deep.equal([0, 'Table']);
      expect([...place.querySelectorAll('th')].map(({scope, textContent}) => [scope, textContent])).to.deep.equal([
        ['col', 'a'],
        ['col', 'b'],
      ]);
      expect(place.querySelector('td strong')?.textContent).to.equal('1');
      expect(place.querySelector('td.end')?.textContent).to.equal('2');
      expect(bodyShape({body: 'a|b\n-|-'})).to.equal('full');
    });

    it('copies code, and says so', async () => {
      const written: string[] = [];
      const own = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
      const clipboard = {writeText: (text: string) => Promise.resolve(void written.push(text))};
      Object.defineProperty(navigator, 'clipboard', {configurable: true, value: clipboard});
      try {
        const place = shown('```\nlet a;\n  let b;\n```');
        const button = place.querySelector('button');
        expect(button?.getAttribute('aria-label')).to.equal('Copy');
        button?.click();
        await Promise.resolve();
        await Promise.resolve();
        expect(written).to.deep.equal(['let a;\n  let b;']);
        expect(place.querySelector('[role=status]')?.textContent).to.equal('Copied');
      } finally {
        if (own) Object.defineProperty(navigator, 'clipboard', own);
        else Reflect.deleteProperty(navigator, 'clipboard');
      }
    });

    it('selects code that it may not copy', async () => {
      const own = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
      const clipboard = {writeText: () => Promise.reject(new Error('not allowed'))};
      Object.defineProperty(navigator, 'clipboard', {configurable: true, value: clipboard});
      try {
        const place = shown('```\nlet a;\n```');
        place.querySelector('button')?.click();
        await waitUntil(() => getSelection()?.toString() === 'let a;', 'the code to be selected');
        expect(place.querySelector('[role=status]')?.textContent).to.equal('');
      } finally {
        if (own) Object.defineProperty(navigator, 'clipboard', own);
        else Reflect.deleteProperty(navigator, 'clipboard');
      }
    });

    it('keeps the elements of what is done while an answer grows', () => {
      const place = document.createElement('div');
      document.body.append(place);
      const text = 'First **paragraph**\n\n- one\n- two\n\n```\ncode\n```\n\nSecond ';
      render(renderBody({body: text}, strings), place);
      const before = [...place.querySelectorAll('p, ul, li, .code, strong')];
      for (let end = 1; end < 40; end++) {
        render(renderBody({body: text + 'paragraph that *grows* letter by letter'.slice(0, end)}, strings), place);
      }
      expect(before.every(({isConnected}) => isConnected)).to.be.true;
      expect(place.textContent.replaceAll(/\s+/g, ' ')).to.contain('Second paragraph that grows letter by letter');
    });
  });

  it('stands alone and large when it is up to three emoji', () => {
    for (const body of ['👍', '👍🏽', ' 😀 ', '❤️', '🇩🇪', '👩‍👩‍👧‍👦 🏳️‍🌈', '🙁😐🙂']) {
      expect(bodyShape({body}), body).to.equal('lone');
    }
    for (const body of ['', 'a', '👍 a', '👍👍👍👍', '1', '12', '#', '*', '👍'.repeat(50)]) {
      expect(bodyShape({body}), body).to.equal('');
    }
  });
});
