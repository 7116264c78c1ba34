import {expect} from '@open-wc/testing';
import {strings} from '../../src/locales/en.js';
import {announcement} from '../../src/message/announcement.js';
import {markup} from '../../src/message/markup.js';
import {addMarkup} from '../../src/message/message-body.js';
import {sampleMessage} from '../support/model-samples.js';

const say = (...messages: Parameters<typeof announcement>[0]) => announcement(messages, strings.thread);

describe('the announcement of messages that came in', () => {
  before(() => {
    addMarkup(markup);
  });

  it('names the sender and says the text without its marks', () => {
    expect(say(sampleMessage(1, {body: '**Done.** See [the page](https://a.example)'}))).to.equal(
      'Nora Lindqvist: Done. See the page',
    );
  });

  it('merges up to three and counts more', () => {
    const messages = [1, 2, 3, 4].map((seq) => sampleMessage(seq, {body: `Text ${seq}`}));
    expect(say(...messages.slice(0, 2))).to.equal('Nora Lindqvist: Text 1 Nora Lindqvist: Text 2');
    expect(say(...messages)).to.equal('4 new messages');
  });

  it('leaves out own messages and answers that still grow', () => {
    expect(say(sampleMessage(1, {direction: 'in'}), sampleMessage(2, {streaming: true}))).to.equal('');
  });

  it('shortens a long text', () => {
    expect(say(sampleMessage(1, {body: 'word '.repeat(1000)})).length).to.be.lessThan(330);
  });
});
