import {expect} from '@open-wc/testing';
import {strings} from '../../src/locales/en.js';
import {loadStrings} from '../../src/locales/load-strings.js';

const told = ['rate-limited', 'conversation-ended', 'not-found', 'reply-stale', 'invalid-reply', 'body-too-large'];

describe('strings', () => {
  it('are English for English, its regions, and every language that is not there', async () => {
    for (const locale of ['en', 'en-GB', 'EN-us']) {
      expect(await loadStrings(locale), locale).to.deep.equal({locale, strings});
    }
    // Dates and numbers are then English, too.
    for (const locale of ['de', 'ar', 'xx', 'tlh-Latn', '', '__proto__']) {
      expect(await loadStrings(locale), locale).to.deep.equal({locale: 'en', strings});
    }
  });

  it('say something in every place', () => {
    for (const [path, text] of leaves(strings)) expect(text, path).to.be.a('string').that.matches(/\S/);
  });

  it('follow the voice: no exclamation marks, no “please”, no “oops”', () => {
    for (const [path, text] of leaves(strings)) expect(text, path).not.to.match(/!|\bplease\b|\boops\b/i);
  });

  it('count in the singular and the plural', () => {
    expect(strings.composer.tooLong(1)).to.include('1 character too long');
    expect(strings.composer.tooLong(2)).to.include('2 characters too long');
  });

  it('have a text for every error, also for one that this release does not know', () => {
    const general = strings.error('internal');
    for (const code of told) expect(strings.error(code), code).not.to.equal(general);
    for (const code of ['no-such-code', '', 'constructor', 'toString', '__proto__']) {
      expect(strings.error(code), code).to.equal(general);
    }
  });
});

/** Every string of a locale with its path; a function is called with a count or a name in each place. */
function leaves(value: unknown, path = ''): [string, unknown][] {
  if (typeof value === 'function') {
    const ask: unknown = value;
    return [[path, (ask as (...blanks: unknown[]) => unknown)(2, 'x', 'y')]];
  }
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}
