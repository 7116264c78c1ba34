import {expect} from '@open-wc/testing';
import type {Block, Inline} from '../../src/message/token.js';
import {tokenizeInline} from '../../src/message/tokenize-inline.js';
import {read, tokenize, type Reading} from '../../src/message/tokenize.js';
import {plainText} from '../../src/message/plain-text.js';
import {countSteps} from '../support/count-steps.js';

/** A short notation of tokens, so that the tables below can be read: `b(…)`, `i(…)`, `c(…)`, `a(href|…)`, `/`. */
function inline(token: Inline): string {
  if (typeof token === 'string') return token;
  switch (token.type) {
    case 'break':
      return ' / ';
    case 'code':
      return `c(${token.text})`;
    case 'strong':
      return `b(${token.children.map(inline).join('')})`;
    case 'emphasis':
      return `i(${token.children.map(inline).join('')})`;
    case 'link':
      return `a(${token.href}|${token.children.map(inline).join('')})`;
  }
}

function block(token: Block): string {
  switch (token.type) {
    case 'paragraph':
      return `p[${token.children.map(inline).join('')}]`;
    case 'code':
      return `pre:${token.language}[${token.text.replaceAll('\n', '⏎')}]`;
    case 'list':
      return `${token.start === null ? 'ul' : `ol${token.start}`}[${token.items.map((item) => item.map(block).join('')).join(', ')}]`;
    case 'quote':
      return `q[${token.children.map(block).join('')}]`;
    case 'table': {
      const rows = [token.head, ...token.rows].map((row) => row.map((cell) => cell.map(inline).join('')).join('|'));
      return `table:${token.columns.join()}[${rows.join('⏎')}]`;
    }
  }
}

const notation = (text: string) => tokenize(text).map(block).join('');

const cases: readonly (readonly [text: string, tokens: string])[] = [
  ['', ''],
  ['Hello', 'p[Hello]'],
  ['one\ntwo', 'p[one / two]'],
  ['one\r\ntwo\r\rthree', 'p[one / two]p[three]'],
  ['  one  \n\n\n two', 'p[one]p[two]'],
  // emphasis
  ['**bold** and *italic* and __bold__ and _italic_', 'p[b(bold) and i(italic) and b(bold) and i(italic)]'],
  ['***both***', 'p[b(i(both))]'],
  ['**bold *and italic* inside**', 'p[b(bold i(and italic) inside)]'],
  ['*one **two***', 'p[i(one b(two))]'],
  ['2 * 3 * 4', 'p[2 * 3 * 4]'],
  ['snake_case_name and __dunder__name', 'p[snake_case_name and __dunder__name]'],
  ['**open', 'p[**open]'],
  ['close**', 'p[close**]'],
  ['****', 'p[****]'],
  ['a ** b **', 'p[a ** b **]'],
  ['*a **b* c**', 'p[i(a **b) c**]'],
  ['**one\ntwo**', 'p[b(one / two)]'],
  ['\\*not\\* \\[x\\](y)', 'p[*not* [x](y)]'],
  // code
  ['`code`', 'p[c(code)]'],
  ['`**not bold**`', 'p[c(**not bold**)]'],
  ['`` a ` b ``', 'p[c(a ` b)]'],
  ['`open', 'p[`open]'],
  ['``two` one`', 'p[``twoc( one)]'],
  ['```\nlet a;\n\n**b**\n```\nafter', 'pre:[let a;⏎⏎**b**]p[after]'],
  ['```js\nlet a;', 'pre:js[let a;]'],
  ['~~~\n```\n~~~~', 'pre:[```]'],
  ['text\n```\ncode\n```', 'p[text]pre:[code]'],
  // lists
  ['- one\n- two', 'ul[p[one], p[two]]'],
  ['* one\n+ two', 'ul[p[one], p[two]]'],
  ['1. one\n2. two', 'ol1[p[one], p[two]]'],
  ['3) three', 'ol3[p[three]]'],
  ['- one\n1. two', 'ul[p[one]]ol1[p[two]]'],
  ['before\n- one\n  more\n\n  paragraph\n- two\n\nafter', 'p[before]ul[p[one / more]p[paragraph], p[two]]p[after]'],
  ['- one\n  - inner\n- two', 'ul[p[one]ul[p[inner]], p[two]]'],
  ['- **bold** item', 'ul[p[b(bold) item]]'],
  ['-no list', 'p[-no list]'],
  ['1.5 kg', 'p[1.5 kg]'],
  ['- ', 'p[-]'],
  // quotes
  ['> one\n> two\nthree', 'q[p[one / two]]p[three]'],
  ['>one\n>\n> - two', 'q[p[one]ul[p[two]]]'],
  ['> > inner\n> outer', 'q[q[p[inner]]p[outer]]'],
  ['said\n> this', 'p[said]q[p[this]]'],
  ['> > > > > deep', 'q[q[q[q[p[> deep]]]]]'],
  ['a > b', 'p[a > b]'],
  // tables
  ['| a | b |\n|---|--:|\n| 1 | 2 |', 'table:start,end[a|b⏎1|2]'],
  ['a | b\n:-: | -\n**1** | x\\|y\nafter', 'table:center,start[a|b⏎b(1)|x|y]p[after]'],
  ['before\na|b\n-|-\n1|2|3\n4|', 'p[before]table:start,start[a|b⏎1|2⏎4]'],
  ['a | b\n---', 'p[a | b / ---]'],
  ['a | b\n| - |', 'p[a | b / | - |]'],
  ['a\n|-|', 'p[a / |-|]'],
  ['- item\n\n  a|b\n  -|-\n  1|2', 'ul[p[item]table:start,start[a|b⏎1|2]]'],
  // links
  ['[text](https://a.example/b)', 'p[a(https://a.example/b|text)]'],
  ['[**bold** text](http://a.example)', 'p[a(http://a.example|b(bold) text)]'],
  ['[wiki](https://a.example/x_(y))', 'p[a(https://a.example/x_(y)|wiki)]'],
  ['[](https://a.example)', 'p[a(https://a.example|https://a.example)]'],
  ['[mail](mailto:a@b.example) [call](tel:+4312345)', 'p[a(mailto:a@b.example|mail) a(tel:+4312345|call)]'],
  ['[x](javascript:alert(1))', 'p[[x](javascript:alert(1))]'],
  ['[x](JaVaScRiPt:alert(1))', 'p[[x](JaVaScRiPt:alert(1))]'],
  ['[x](data:text/html,hi)', 'p[[x](data:text/html,hi)]'],
  ['[x](//a.example)', 'p[[x](//a.example)]'],
  ['[x](/path)', 'p[[x](/path)]'],
  ['[x](java\tscript:alert(1))', 'p[[x](java\tscript:alert(1))]'],
  ['[x] (https://a.example)', 'p[[x] (a(https://a.example|https://a.example))]'],
  ['[a](https://a.example', 'p[[a](a(https://a.example|https://a.example)]'],
  ['[https://a.example](https://b.example)', 'p[a(https://b.example|https://a.example)]'],
  ['![alt](https://a.example/x.png)', 'p[a(https://a.example/x.png|alt)]'],
  ['array[0] and ]', 'p[array[0] and ]]'],
  // bare addresses
  ['see https://a.example/b?c=d&e=f.', 'p[see a(https://a.example/b?c=d&e=f|https://a.example/b?c=d&e=f).]'],
  ['(https://a.example/x_(y))', 'p[(a(https://a.example/x_(y)|https://a.example/x_(y)))]'],
  ['**https://a.example**', 'p[b(a(https://a.example|https://a.example))]'],
  ['https://a.example/snake_case_path', 'p[a(https://a.example/snake_case_path|https://a.example/snake_case_path)]'],
  ['HTTPS://A.example', 'p[a(HTTPS://A.example|HTTPS://A.example)]'],
  ['https:// and hotel:12 and xhttp://a', 'p[https:// and hotel:12 and xhttp://a]'],
  ['ftp://a.example javascript:alert(1)', 'p[ftp://a.example javascript:alert(1)]'],
  ['<https://a.example>', 'p[<a(https://a.example|https://a.example)>]'],
  // HTML and the rest is text
  ['<b>x</b><script>alert(1)</script>', 'p[<b>x</b><script>alert(1)</script>]'],
  ['<img src=x onerror=alert(1)>', 'p[<img src=x onerror=alert(1)>]'],
  ['&lt;b&gt; &amp;', 'p[&lt;b&gt; &amp;]'],
  ['# title', 'p[# title]'],
  ['مرحبا **نورة**', 'p[مرحبا b(نورة)]'],
];

describe('tokens of a message', () => {
  for (const [text, expected] of cases) {
    it(`reads ${JSON.stringify(text)}`, () => {
      expect(notation(text)).to.equal(expected);
    });
  }

  const growing = [
    'Hello\n\nA paragraph that is **bold** and goes\non.\n\n- one\n- two\n\n  more\n\n1. one\n2. two\n\nThe end',
    'One\n\n```js\nlet a;\n\nlet b;\n```\n\n> quoted\n> more\n\na|b\n-|-\n1|2\n\nend\nx|y\n-|-\n',
    '- a\n\n  b\n- c\n1. d\n2. e\n\n\n  f\r\n\r\ng\rh\n***\n- [x](https://a.example)\n',
    '\n\n\nlate\n\n  \n> q\n\n> r\n\n~~~\nopen\n\nstill',
  ];
  for (const text of growing) {
    it(`reads a text that grows as it reads the whole: ${JSON.stringify(text.slice(0, 20))}`, () => {
      for (const step of [1, 2, 3, 7]) {
        let reading: Reading | undefined;
        for (let end = step; end < text.length + step; end += step) {
          const part = text.slice(0, end);
          reading = read(part, reading);
          expect(reading.blocks).to.deep.equal(tokenize(part));
          expect(reading.starts).to.deep.equal(read(part).starts);
        }
      }
    });
  }

  describe('of an answer that still grows', () => {
    const answer = [
      'Two blinks mean that the lamp is **paired** with *another* bridge. To release it:',
      '1. Hold the base for **8 seconds** until\n   the light stays on.\n2. Within one minute, send `reset --all`:\n\n   - or [ask us](https://a.example/ask_us)\n   - or ![see](https://a.example/i.png)',
      '```sh\ncurl -X POST \\\n\n  http://a.example\n```',
      '> Said **once** and\n> ***never*** again',
      '| Delivery | Cost |\n|:---|--:|\n| Express | **9.50** |\n| Store | free |',
      'That is __all__ of it, and _nothing_ more. 2 * 3 = 6; snake_case and ~~tilde~~.',
    ].join('\n\n');
    const said = (reading: Reading) => plainText(reading.blocks).replaceAll(/[\s·]/g, '');

    it('shows nothing that it takes back', () => {
      let reading: Reading | undefined;
      let before = '';
      for (let end = 1; end <= answer.length; end++) {
        const part = answer.slice(0, end);
        reading = read(part, reading, true);
        const now = said(reading);
        // What stands inside code and tables is still open to their own marks.
        if (!now.startsWith(before)) expect(`${part.slice(-30)} → ${now.slice(-40)}`).to.equal(before.slice(-40));
        before = now;
      }
      reading = read(answer, reading);
      expect(reading.blocks).to.deep.equal(tokenize(answer));
      expect(said(reading).startsWith(before)).to.be.true;
    });

    const open: readonly (readonly [text: string, tokens: string])[] = [
      ['It is **bo', 'p[It is b(bo)]'],
      ['It is **bold*', 'p[It is b(bold)]'],
      ['It is **bold and *it', 'p[It is b(bold and i(it))]'],
      ['It is `co', 'p[It is c(co)]'],
      ['It is `', 'p[It is ]'],
      ['It is *', 'p[It is ]'],
      ['see [the pa', 'p[see the pa]'],
      ['see [the page](https://a.ex', 'p[see the page]'],
      ['see [the page](https://a.example)', 'p[see a(https://a.example|the page)]'],
      ['one\n- ', 'p[one]'],
      ['one\n2', 'p[one]'],
      ['- one\n- **tw', 'ul[p[one], p[b(tw)]]'],
      ['- one\n-', 'ul[p[one]]'],
      ['> **qu', 'q[p[b(qu)]]'],
      ['said\n>', 'p[said]'],
      ['before\n| a | b', 'p[before]'],
      ['before\n| a | b |\n|--', 'p[before]'],
      ['| a |\n|---|', 'table:start[a]'],
      ['| a |\n|---|\n| 1', 'table:start[a⏎1]'],
      ['**done\n\nnext **op', 'p[**done]p[next b(op)]'],
      ['```\nlet a;\n``', 'pre:[let a;]'],
      ['\\', 'p[]'],
      ['', ''],
    ];
    for (const [text, expected] of open) {
      it(`reads ${JSON.stringify(text)} as what it will be`, () => {
        expect(read(text, undefined, true).blocks.map(block).join('')).to.equal(expected);
      });
    }

    /** The most characters that are made tokens of for one piece, once the text is `from` characters long. */
    const mostWork = (text: string, from: number) => {
      let reading: Reading | undefined;
      let most = 0;
      for (let end = 0; end <= text.length; end += 16) {
        let work = 0;
        reading = read(text.slice(0, end), reading, true, (part, isOpen) => {
          work += part.length;
          return tokenizeInline(part, isOpen);
        });
        if (end > from) most = Math.max(most, work);
      }
      return most;
    };
    const long: Readonly<Record<string, string>> = {
      paragraphs: 'Some **words** and a [link](https://a.example), sixty of them.\n\n'.repeat(100),
      'one list': '- Some **words** and a [link](https://a.example), sixty of them.\n'.repeat(100),
      'a list with paragraphs': '1. Some **words** in an item\n\n   and a second paragraph of it.\n'.repeat(100),
      'one table': `a | b\n-|-\n${'Some **words** | and `more` of them\n'.repeat(150)}`,
      'one quote of paragraphs': '> Some **words** and more of them.\n>\n'.repeat(150),
      'one block of code': `\`\`\`\n${'Some **words** and more of them.\n'.repeat(150)}`,
    };
    for (const [name, text] of Object.entries(long)) {
      it(`makes tokens only of what is open: ${name}`, () => {
        expect(mostWork(text, 1000)).to.be.lessThan(180);
      });
    }

    it('keeps the tokens of every item that is done', () => {
      const before = read('- **one**\n- two\n- thr', undefined, true);
      const after = read('- **one**\n- two\n- three\n- fo', before, true);
      const paragraph = (reading: Reading, at: number) => {
        const [list] = reading.blocks;
        const [found] = list?.type === 'list' ? (list.items[at] ?? []) : [];
        return found?.type === 'paragraph' ? found.children : undefined;
      };
      expect(paragraph(after, 0)).to.equal(paragraph(before, 0));
      expect(paragraph(after, 1)).to.equal(paragraph(before, 1));
      expect(paragraph(after, 2)).to.deep.equal(['three']);
    });
  });

  it('keeps what is done while a text grows', () => {
    const before = read('One\n\nTwo\n\nThree');
    const after = read('One\n\nTwo\n\nThree and more', before);
    expect(after.blocks[0] === before.blocks[0]).to.be.true;
    expect(after.blocks.length).to.equal(3);
    expect(read('Another\n\nTwo\n\nThree', before).blocks[0] === before.blocks[0]).to.be.false;
  });

  it('gives plain text without marks', () => {
    expect(
      plainText(tokenize('**Hold** the [base](https://a.example)\n\n1. `eight` seconds\n\n```\ncode\n```')),
    ).to.equal('Hold the base\neight seconds\ncode');
    expect(plainText(tokenize('> quoted\n\na|b\n-|-\n**1**|2'))).to.equal('quoted\na · b\n1 · 2');
  });

  const hostile: Readonly<Record<string, string>> = {
    asterisks: '*'.repeat(10_000),
    'spaced asterisks': '* a'.repeat(10_000),
    'words that open': '*a **b _c __d '.repeat(5_000),
    'words that close': 'a* b** c_ d__ '.repeat(5_000),
    brackets: '['.repeat(20_000),
    'brackets and targets': '[a]('.repeat(20_000),
    'closing brackets': 'a](https://x'.repeat(20_000),
    'parentheses in a target': `[a](https://a${'(b)'.repeat(20_000)}`,
    'spaces in a target': `[a](${' '.repeat(50_000)}`,
    'parentheses after an address': `https://a.example/${')'.repeat(50_000)}`,
    'punctuation after an address': `https://a.example/${'.'.repeat(50_000)}`,
    'backticks of every length': Array.from({length: 400}, (_, length) => '`'.repeat(length + 1)).join(' '),
    'single backticks': '` `` '.repeat(20_000),
    'deep lists': Array.from({length: 500}, (_, depth) => `${' '.repeat(depth * 2)}- x`).join('\n'),
    'one-line nested lists': `${'- '.repeat(20_000)}x`,
    'one-line nested quotes': `${'> '.repeat(20_000)}x`,
    'lines of quotes': '> a\n>\n'.repeat(10_000),
    'wide tables': `${'|a'.repeat(20_000)}\n${'|-'.repeat(20_000)}`,
    'tables without rows': '|a|b|\n|-|-|\n\n'.repeat(1_500),
    'rows of bars': `${'|a'.repeat(20)}|\n${'|-'.repeat(20)}|\n${'|\n'.repeat(8_000)}`,
    'lines that divide nothing': '|-|\n'.repeat(8_000),
    'empty lines': '\n'.repeat(100_000),
    'indented empty lines': '- a\n\n  '.repeat(20_000),
    fences: '```\n'.repeat(20_000),
    'one huge word': 'a'.repeat(200_000),
    'one huge line of backslashes': '\\'.repeat(100_000),
    schemes: 'http://'.repeat(20_000),
  };
  for (const [name, text] of Object.entries(hostile)) {
    it(`takes steps in proportion to the length for ${name}`, () => {
      // Quadratic work would be 16 times as much for four times the text.
      const steps = (input: string) => countSteps(() => void tokenize(input));
      const [quarter, all] = [steps(text.slice(0, text.length / 4)), steps(text)];
      expect(all / text.length, `${all} steps`).to.be.lessThan(80);
      expect(all / quarter, `${quarter} and ${all} steps`).to.be.lessThan(8);
      expect(countSteps(() => void read(text, undefined, true)) / text.length, 'while it grows').to.be.lessThan(80);
    });
  }

  it('ends a text that no server would have accepted', () => {
    expect(plainText(tokenize('a'.repeat(1_000_000))).length).to.equal(200_000);
  });
});
