import {expect} from '@open-wc/testing';
import type {Message} from '../../src/model/message.js';
import {
  addedInFront,
  indexOfSeq,
  messageAt,
  messagesBackwards,
  newestMessage,
  noMessages,
  oldestMessage,
  prependMessages,
  upsertMessage,
  type MessagePages,
} from '../../src/model/message-pages.js';
import {pagesOf, sampleMessage} from '../support/model-samples.js';

const numbered = (from: number, to: number) =>
  Array.from({length: to - from + 1}, (_, index) => sampleMessage(from + index));
const seqs = (list: MessagePages) => list.pages.flat().map(({seq}) => seq);

describe('pages of messages', () => {
  it('finds every message by its index, from both ends', () => {
    const list = pagesOf(numbered(1, 505));
    expect(list.pages.length).to.be.greaterThan(2);
    for (let index = 0; index < 505; index++) expect(messageAt(list, index)?.seq).to.equal(index + 1);
    expect(messageAt(list, -1)).to.equal(undefined);
    expect(messageAt(list, 505)).to.equal(undefined);
    expect(messageAt(noMessages, 0)).to.equal(undefined);
  });

  it('knows its ends and goes backwards', () => {
    const list = pagesOf(numbered(7, 450));
    expect([oldestMessage(list)?.seq, newestMessage(list)?.seq]).to.deep.equal([7, 450]);
    expect([...messagesBackwards(list)].map(({seq}) => seq)).to.deep.equal(seqs(list).reverse());
  });

  it('finds the first index from a number on, also in gaps', () => {
    const list = pagesOf([2, 4, 6].map((seq) => sampleMessage(seq)));
    expect([1, 2, 3, 6, 7].map((seq) => indexOfSeq(list, seq))).to.deep.equal([0, 0, 1, 2, 3]);
  });

  it('puts a late message in its place and replaces one by its number', () => {
    const list = pagesOf([1, 3, 4].map((seq) => sampleMessage(seq)));
    expect(seqs(upsertMessage(list, sampleMessage(2)))).to.deep.equal([1, 2, 3, 4]);
    expect(upsertMessage(list, sampleMessage(3))).to.equal(list);
    const changed = upsertMessage(list, sampleMessage(3, {body: 'changed'}));
    expect(changed.count).to.equal(3);
    expect(messageAt(changed, 1)?.body).to.equal('changed');
    expect(messageAt(list, 1)?.body).to.equal('Message 3');
  });

  it('copies one page for a change, however many there are', () => {
    const list = pagesOf(numbered(1, 900));
    const changed = upsertMessage(list, sampleMessage(901));
    expect(changed.pages.filter((page) => !list.pages.includes(page)).length).to.equal(1);
  });

  it('puts older pages in front without taking anything twice', () => {
    const list = prependMessages(pagesOf(numbered(50, 60)), numbered(40, 52));
    expect(seqs(list)).to.deep.equal(numbered(40, 60).map(({seq}) => seq));
    expect(prependMessages(list, numbered(40, 45))).to.equal(list);
  });

  it('says how many came in front', () => {
    const cases: [Message[], Message[], number][] = [
      [numbered(50, 60), numbered(40, 60), 10],
      [numbered(50, 60), numbered(50, 70), 0],
      [numbered(50, 60), numbered(53, 60), -3],
      [numbered(1, 10), numbered(90, 99), -10],
    ];
    for (const [before, now, expected] of cases) {
      expect(addedInFront(pagesOf(before), pagesOf(now))).to.equal(expected);
    }
  });
});
