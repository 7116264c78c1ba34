import {expect} from '@open-wc/testing';
import {roughDuration} from '../../src/locales/duration.js';
import {daysFromNow, listTime, nearDay, shortDate} from '../../src/locales/moment.js';

const now = new Date(2026, 10, 21, 0, 30);

describe('moments', () => {
  it('are told by calendar days, not by hours', () => {
    expect(daysFromNow(new Date(2026, 10, 20, 23, 59), now)).to.equal(-1);
    expect(daysFromNow(new Date(2026, 10, 21, 23, 59), now)).to.equal(0);
    expect(daysFromNow(new Date(2026, 10, 22, 0, 0), now)).to.equal(1);
    expect(daysFromNow(new Date(2027, 2, 29, 3, 0), new Date(2027, 2, 27, 3, 0))).to.equal(2);
  });

  it('stand in a list as a time, a word or a date', () => {
    expect(listTime(new Date(2026, 10, 21, 0, 6), now, 'en-GB')).to.equal('00:06');
    expect(listTime(new Date(2026, 10, 20, 14, 6), now, 'en-GB')).to.equal('Yesterday');
    expect(listTime(new Date(2026, 10, 20, 14, 6), now, 'de')).to.equal('Gestern');
    expect(listTime(new Date(2026, 10, 12, 14, 6), now, 'en-GB')).to.equal('12 Nov');
  });

  it('carry their year when it is another one', () => {
    expect(shortDate(new Date(2025, 10, 12), now, 'en-GB')).to.equal('12 Nov 2025');
  });

  it('are a word inside a sentence', () => {
    expect(nearDay(-1, 'en')).to.equal('yesterday');
  });

  it('last roughly', () => {
    const told = [20, 60, 240, 3500, 7200, 86_400, 400 * 86_400].map((seconds) => roughDuration(seconds, 'en'));
    expect(told).to.deep.equal(['1 minute', '1 minute', '4 minutes', '1 hour', '2 hours', '1 day', '13 months']);
    expect(roughDuration(240, 'de')).to.equal('4 Minuten');
  });
});
