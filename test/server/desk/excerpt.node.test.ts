import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {listArticles} from '../../../server/src/desk/knowledge-base.js';
import {countFinds, excerptOf, withoutMarks} from '../../../server/src/desk/excerpt.js';
import {demoOrganisation} from '../../../server/src/config/demo-organisation.js';
import {foldText} from '../../../server/src/store/fold-text.js';

/** Far more than it takes, far less than what grows with the square of the length. Milliseconds. */
const patience = 1000;

function timeOf(act: () => void): number {
  const start = performance.now();
  act();
  return performance.now() - start;
}

describe('an excerpt', () => {
  it('shows Markdown as plain text', () => {
    assert.equal(withoutMarks('# A *lamp*\n\n- see [our [shop](https://a.test/b) `now`'), 'A lamp see [our shop now');
  });

  it('takes no longer for what only looks like a link', () => {
    for (const text of ['[', '[a', '[a](', '![](', '*', '_ ', '# ', '~~~ ']) {
      const long = text.repeat(40_000);
      assert.ok(timeOf(() => excerptOf(withoutMarks(long), ['['])) < patience, text);
    }
  });

  it('folds case and accents of every script, and leaves out what no database takes', () => {
    for (const _again of [1, 2]) assert.equal(foldText('ÀLéx ﬁ ΑΣ \0\uD800 😀 [Z`'), 'alex fi ασ  😀 [z`');
    assert.equal(countFinds(foldText('Ada, adA'), 'ada'), 2);
  });
});

describe('the knowledge base', () => {
  it('answers at once, however long its articles are', () => {
    const [first] = demoOrganisation.articles;
    assert.ok(first);
    const body = 'Lorem ipsum dolor sit amet, consetetur sadipscing elitr. '.repeat(90);
    const articles = Array.from({length: 300}, (_, index) => ({...first, id: `a-${index}`, body}));
    const asked = {query: 'lorem ipsum dolor sit amet elitr', categoryId: null, language: null};
    assert.equal(listArticles({...demoOrganisation, articles}, asked).length, 300);
    assert.ok(timeOf(() => listArticles({...demoOrganisation, articles}, asked)) < patience);
  });
});
