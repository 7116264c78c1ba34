import {expect} from '@open-wc/testing';
import {messageEntry, openingEntry, outgoingEntry, type Delivery} from '../../src/message/entry.js';
import {joins, startsDay, startsNew} from '../../src/message/grouping.js';
import type {Message} from '../../src/model/message.js';
import {assistant, customer, nora, sampleMessage} from '../support/model-samples.js';

const at = (time: string, day = 21) =>
  new Date(2026, 10, day, ...(time.split(':').map(Number) as [number, number])).toISOString();
const entry = (change: Partial<Message> & {seq?: number} = {}) =>
  messageEntry(sampleMessage(change.seq ?? 1, {createdAt: at('12:00'), ...change}), 'customer');
const outgoing = (delivery: Delivery) =>
  outgoingEntry({clientId: 'x', body: 'Hello', createdAt: at('12:01'), delivery}, customer);

describe('groups of messages', () => {
  const cases: readonly (readonly [name: string, above: Partial<Message>, below: Partial<Message>, joined: boolean])[] =
    [
      ['one sender within five minutes', {}, {createdAt: at('12:05')}, true],
      ['one sender after more than five minutes', {}, {createdAt: at('12:06')}, false],
      ['two sides', {direction: 'in'}, {direction: 'out'}, false],
      ['two agents', {}, {sender: {...nora, id: 'ag_2'}}, false],
      ['an agent and an assistant', {sender: nora}, {sender: {...assistant, id: nora.id}}, false],
      ['an assistant and its language model', {sender: assistant}, {sender: {...assistant, ai: true}}, false],
      ['two days', {createdAt: at('23:59', 20)}, {createdAt: at('00:01')}, false],
      ['system messages', {sender: {...nora, type: 'system'}}, {sender: {...nora, type: 'system'}}, false],
    ];
  for (const [name, above, below, joined] of cases) {
    it(`${joined ? 'joins' : 'parts'} ${name}`, () => {
      expect(joins(entry(above), entry({seq: 2, ...below}), null)).to.equal(joined);
    });
  }

  it('joins nothing with nothing', () => {
    expect(joins(undefined, entry(), null)).to.be.false;
    expect(joins(entry(), undefined, null)).to.be.false;
  });

  it('parts where the “New” line stands', () => {
    expect(joins(entry({seq: 3}), entry({seq: 4}), 3)).to.be.false;
    expect(joins(entry({seq: 4}), entry({seq: 5}), 3)).to.be.true;
    expect(startsNew(undefined, entry({seq: 4}), 3)).to.be.true;
    expect(startsNew(entry({seq: 4}), entry({seq: 5}), 3)).to.be.false;
    expect(startsNew(entry({seq: 4}), outgoing('sending'), 3)).to.be.false;
  });

  it('joins what is on its way, and parts what has failed or waits', () => {
    const own = entry({direction: 'in'});
    expect(joins(own, outgoing('sending'), null)).to.be.true;
    expect(joins(own, outgoing('waiting'), null)).to.be.false;
    expect(joins(outgoing('waiting'), outgoing('waiting'), null)).to.be.true;
    expect(joins(outgoing('failed'), outgoing('failed'), null)).to.be.false;
  });

  it('begins a day with its first message', () => {
    expect(startsDay(undefined, entry())).to.be.true;
    expect(startsDay(entry(), entry({seq: 2}))).to.be.false;
    const opening = openingEntry({sender: assistant, body: 'Hello', template: null, inputLocked: false}, 0);
    expect(startsDay(undefined, opening)).to.be.false;
    expect(startsDay(opening, entry())).to.be.false;
  });

  it('shows the agent the other side', () => {
    const message = sampleMessage(1, {direction: 'out'});
    expect(messageEntry(message, 'customer').own).to.be.false;
    expect(messageEntry(message, 'agent').own).to.be.true;
  });
});
