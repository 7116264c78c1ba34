import {expect} from '@open-wc/testing';
import {newChat, until} from '../../support/chat-page.js';
import {isPending, newText, refusal} from '../../support/errors.js';
import {demoOrganisation} from '../../../server/src/in-page.js';
import {InPageServer, organisationThatIs} from '../../support/in-page.js';

describe('availability', () => {
  const refusals = [
    ['disabled', 'chat-disabled'],
    ['hidden', 'chat-hidden'],
  ] as const;
  for (const [availability, code] of refusals) {
    it(`${availability} shows no launcher and refuses with ${code}`, async () => {
      const chat = await newChat({backend: new InPageServer(organisationThatIs(availability)).backend()});
      await chat.element.ready;
      expect(await chat.element.isChatAvailable()).to.deep.equal({availability});
      expect(chat.element.availability).to.equal(availability);
      expect(chat.launcher === null).to.equal(true);
      expect(await refusal(chat.element.open())).to.include({code});
      expect(await refusal(chat.element.createConversation({message: 'Hello'}))).to.include({code});
      expect(chat.isPanelShown).to.equal(false);
      expect(chat.element.opened).to.equal(false);
    });
  }

  it('offline works as leave-a-message', async () => {
    const chat = await newChat({backend: new InPageServer(organisationThatIs('offline')).backend()});
    await chat.element.ready;
    expect(chat.element.availability).to.equal('offline');
    expect(chat.launcher === null).to.equal(false);
    const {conversationId} = await chat.element.createConversation({message: newText()});
    expect(conversationId).to.be.a('string');
  });
});

describe('without a network', () => {
  it('the bubble is shown and the call waits', async () => {
    const server = new InPageServer();
    const chat = await newChat({backend: server.backend()});
    await chat.element.ready;
    server.isCut = true;
    const text = newText();
    const created = chat.element.createConversation({message: text});
    await until(() => chat.threadText.includes(text), 'the bubble');
    expect(await isPending(created)).to.equal(true);
    server.isCut = false;
    window.dispatchEvent(new Event('online'));
    expect(await created).to.have.property('conversationId');
    await until(() => chat.threadText.includes('Sent'), 'the tick');
    expect(chat.events.filter(({name}) => name === 'kustomer-conversation-create')).to.have.length(1);
  });

  it('a message in a running conversation waits, and the next one behind it', async () => {
    const server = new InPageServer();
    const chat = await newChat({backend: server.backend()});
    const {conversationId} = await chat.element.createConversation({message: newText()});
    server.isCut = true;
    await chat.write('first');
    await chat.write('second');
    await until(() => chat.threadText.includes('second'), 'both bubbles');
    server.isCut = false;
    window.dispatchEvent(new Event('online'));
    await until(() => chat.events.filter(({name}) => name === 'kustomer-message-sent').length === 3, 'both sent');
    const sent = chat.events.filter(({name}) => name === 'kustomer-message-sent').map(({detail}) => detail);
    expect(sent.map((detail) => (detail as {body: string}).body).slice(1)).to.deep.equal(['first', 'second']);
    expect(sent[1]).to.include({conversationId});
  });
});

describe('what a customer typed', () => {
  it('is never refused for a mistake of the page', async () => {
    const server = new InPageServer();
    const chat = await newChat({backend: server.backend()});
    const customAttributes = {vipBool: true};
    const created = chat.element.createConversation({assistantId: 'demo-text', customAttributes});
    await until(() => chat.field, 'the draft');
    // It was right when the draft was opened; the operator changes the settings meanwhile.
    server.reconfigure({
      ...demoOrganisation,
      sites: demoOrganisation.sites.filter(({key}) => key === 'pk_demo'),
      assistants: [],
      klasses: {...demoOrganisation.klasses, conversation: {}},
    });
    const text = newText();
    await chat.write(text);
    expect(await created).to.include({isInAssistantMode: false});
    await until(() => chat.threadText.includes(text), 'the message');
    const reported = chat.events.filter(({name}) => name === 'kustomer-error').map(({detail}) => detail);
    expect(reported.map((error) => (error as {code: string}).code)).to.have.members([
      'unknown-assistant',
      'attributes-invalid',
    ]);
  });
});
