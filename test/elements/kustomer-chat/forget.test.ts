import {expect} from '@open-wc/testing';
import {newChat, serverForNewVisitor, until} from '../../support/chat-page.js';
import {newText} from '../../support/errors.js';
import {identityToken, newCustomer} from '../../support/identity-token.js';

describe('forget()', () => {
  it('leaves nothing of the customer on the server or on this device: event, callback, promise', async () => {
    const serverUrl = await serverForNewVisitor();
    const chat = await newChat({serverUrl});
    const text = newText();
    await chat.element.createConversation({message: text});
    const customer = newCustomer();
    await chat.element.login({jwtToken: await identityToken(customer)});
    const told: unknown[][] = [];
    const forgotten = chat.element.forget((...outcome) => told.push([...outcome, chat.events.at(-1)?.name]));
    expect(await forgotten).to.equal(null);
    expect(told).to.deep.equal([[null, undefined, 'kustomer-logout']]);
    await until(() => !chat.threadText.includes(text), 'an empty thread');
    expect(await chat.element.getOpenConversations()).to.deep.equal([]);

    // The same customer again finds nothing of what was there.
    await chat.element.login({jwtToken: await identityToken(customer)});
    expect(await chat.element.getOpenConversations()).to.deep.equal([]);
  });

  it('may be called before the chat is ready, and when nobody was here', async () => {
    const chat = await newChat();
    expect(await chat.element.forget()).to.equal(null);
    expect(chat.events.map(({name}) => name)).not.to.include('kustomer-logout');
  });
});
