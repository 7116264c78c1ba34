import {expect} from '@open-wc/testing';
import {openQuestion} from '../../src/model/open-question.js';
import {assistant, pagesOf, sampleMessage} from '../support/model-samples.js';

const actions = [{value: 'a', displayText: 'An order', valueType: 'text'}] as const;
const question = (seq: number, inputLocked = true) =>
  sampleMessage(seq, {sender: assistant, inputLocked, template: {type: 'quickReplies', actions}});
const answer = (seq: number, messageId: string) =>
  sampleMessage(seq, {direction: 'in', reply: {messageId, value: 'a'}});

describe('the open question', () => {
  it('is the newest that offers options', () => {
    expect(openQuestion(pagesOf([question(1), answer(2, 'me_1'), question(3)]))?.id).to.equal('me_3');
    expect(openQuestion(pagesOf([sampleMessage(1)]))).to.equal(undefined);
  });

  it('is none once it is answered, stored or on its way', () => {
    expect(openQuestion(pagesOf([question(1), answer(2, 'me_1')]))).to.equal(undefined);
    expect(openQuestion(pagesOf([question(1)]), [{reply: {messageId: 'me_1'}}])).to.equal(undefined);
  });

  it('stays open after free text that it does not take', () => {
    expect(openQuestion(pagesOf([question(1), sampleMessage(2, {direction: 'in'})]))?.id).to.equal('me_1');
  });

  it('is none after free text that it takes', () => {
    expect(openQuestion(pagesOf([question(1, false), sampleMessage(2, {direction: 'in'})]))).to.equal(undefined);
    expect(openQuestion(pagesOf([question(1, false)]), [{reply: null}])).to.equal(undefined);
    expect(openQuestion(pagesOf([sampleMessage(1, {direction: 'in'}), question(2, false)]))?.id).to.equal('me_2');
  });
});
