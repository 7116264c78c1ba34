import {expect} from '@open-wc/testing';
import {initials} from '../../src/message/avatar.js';
import {dayWord, timeWord} from '../../src/message/time-words.js';

describe('words of time', () => {
  const now = new Date(2026, 10, 22, 9, 0);
  const at = (...parts: [number, number, number, number?, number?]) => new Date(...parts).toISOString();

  it('says today, yesterday, then the date', () => {
    expect(dayWord(at(2026, 10, 22, 0, 1), 'en-GB', now)).to.equal('Today');
    expect(dayWord(at(2026, 10, 21, 23, 59), 'en-GB', now)).to.equal('Yesterday');
    expect(dayWord(at(2026, 10, 20), 'en-GB', now)).to.equal('Friday 20 November');
    expect(dayWord(at(2025, 10, 20), 'en-GB', now)).to.equal('Thursday, 20 November 2025');
  });

  it('speaks the language of the reader', () => {
    expect(dayWord(at(2026, 10, 21), 'de', now)).to.equal('Gestern');
    expect(timeWord(at(2026, 10, 21, 14, 5), 'de')).to.equal('14:05');
    expect(timeWord(at(2026, 10, 21, 14, 5), 'en-US')).to.match(/^2:05\sPM$/);
  });
});

describe('initials', () => {
  const cases = {
    'Nora Lindqvist': 'NL',
    nora: 'N',
    'Anna van der Berg': 'AB',
    'Zoë (Support)': 'Z',
    'نورة العتيبي': 'ن',
    '山田 太郎': '山',
    '🙂 Ida': 'I',
    '': '',
  };
  for (const [name, expected] of Object.entries(cases)) {
    it(`of “${name}” are “${expected}”`, () => {
      expect(initials(name)).to.equal(expected);
    });
  }
});
