import {expect} from '@open-wc/testing';
import {agentConversation, agentSays} from '../../support/agent-api.js';
import {newChat, serverForNewVisitor, until} from '../../support/chat-page.js';
import {isPending, newText, refusal} from '../../support/errors.js';
import {identityToken, newCustomer} from '../../support/identity-token.js';

describe('login()', () => {
  it('says who the visitor is: event, callback, promise; the conversations move and go on', async () => {
    const chat = await newChat();
    const {conversationId} = await chat.element.createConversation({message: newText()});
    const customer = newCustomer();
    const order: string[] = [];
    chat.element.addEventListener('kustomer-login', () => order.push('event'));
    const identity = await chat.element.login({jwtToken: await identityToken(customer)}, (response, error) => {
      order.push('callback');
      expect(error).to.equal(undefined);
      expect(response).to.include({identified: true, ...customer});
    });
    order.push('promise');
    expect(order).to.deep.equal(['event', 'callback', 'promise']);
    expect(identity).to.deep.equal({identified: true, email: null, customerId: identity.customerId, ...customer});
    expect(identity.customerId).to.be.a('string');
    expect((await chat.element.getOpenConversations()).map((open) => open.conversationId)).to.deep.equal([
      conversationId,
    ]);
    await until(() => chat.threadText.includes('A question'), 'what was said before');

    const answer = newText('An answer');
    await agentSays(conversationId, answer);
    await until(() => chat.threadText.includes(answer), 'the answer on the stream of the customer');
    const text = newText('One more');
    await chat.write(text);
    await until(
      () =>
        chat.events.some(({name, detail}) => name === 'kustomer-message-sent' && JSON.stringify(detail).includes(text)),
      'the next message to be accepted',
    );
    expect(chat.events.filter(({name}) => name === 'kustomer-login')).to.have.length(1);
  });

  it('shows on another device what the customer has written on the first', async () => {
    const customer = newCustomer();
    const first = await newChat();
    const text = newText();
    const {conversationId} = await first.element.createConversation({message: text});
    await first.element.login({jwtToken: await identityToken(customer)});

    const second = await newChat();
    await second.element.login({jwtToken: await identityToken(customer)});
    await second.element.openConversationById({conversationId});
    await until(() => second.threadText.includes(text), 'the first device’s message');
    await agentSays(conversationId, newText('for both'));
    await Promise.all([first.event('kustomer-message-received'), second.event('kustomer-message-received')]);
  });

  it('discards an empty draft and keeps what was typed', async () => {
    const chat = await newChat();
    const discarded = refusal(chat.element.createConversation());
    const field = await until(() => chat.field, 'the composer');
    field.value = 'half a question';
    field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
    await chat.element.login({jwtToken: await identityToken(newCustomer())});
    expect(await discarded).to.include({code: 'draft-discarded'});
    await until(() => chat.field?.value === 'half a question', 'the text in the next draft');
  });

  it('is one login for the same token twice, and refuses somebody else', async () => {
    const chat = await newChat();
    const jwtToken = await identityToken(newCustomer());
    const [one, two] = await Promise.all([chat.element.login({jwtToken}), chat.element.login({jwtToken})]);
    expect(two).to.deep.equal(one);
    expect(chat.events.filter(({name}) => name === 'kustomer-login')).to.have.length(1);
    const other = await refusal(chat.element.login({jwtToken: await identityToken(newCustomer())}));
    expect(other).to.include({code: 'already-identified', status: 409});
    expect(await chat.element.isLoggedIn({externalId: one.externalId ?? ''})).to.equal(true);
  });

  it('refuses what is no token of the host, and says why', async () => {
    const chat = await newChat();
    const old = Math.floor(Date.now() / 1000) - 3600;
    const wrong = [
      ['no.token.here', 'malformed'],
      [await identityToken(newCustomer(), 'another secret, long enough for a key'), 'signature'],
      [await identityToken({...newCustomer(), iat: old}), 'too-old'],
    ] as const;
    for (const [jwtToken, reason] of wrong) {
      const error = await refusal(chat.element.login({jwtToken}));
      expect(error).to.include({code: 'identity-invalid', status: 401, reason, kustomerCode: 'invalidJwt'});
    }
    expect(chat.events.filter(({name}) => name === 'kustomer-error')).to.deep.equal([]);
  });

  it('refuses wrong options without a request, naming the option', async () => {
    const chat = await newChat();
    const wrong = [
      [undefined, 'options'],
      [{}, 'jwtToken'],
      [{jwtToken: 7}, 'jwtToken'],
      [{jwt: 'x'}, 'jwt'],
    ] as const;
    for (const [options, source] of wrong) {
      const error = await refusal(chat.element.login(options as never));
      expect(error).to.include({code: 'invalid-request', status: 400, source});
    }
  });

  it('takes along what is not sent yet', async () => {
    const chat = await newChat();
    const {conversationId} = await chat.element.createConversation({message: newText()});
    const texts = [newText('two'), newText('three')];
    const sent = texts.map((body) => chat.element.sendMessage({conversationId, body}));
    await chat.element.login({jwtToken: await identityToken(newCustomer())});
    await Promise.all(sent);
    const {messages} = await chat.element.getMessages({conversationId});
    expect(messages.slice(1).map(({body}) => body)).to.deep.equal(texts);
  });
});

describe('isLoggedIn()', () => {
  it('knows the customer by what stood in the token', async () => {
    const chat = await newChat();
    const email = `${newText('who').replaceAll(' ', '-')}@example.com`;
    expect(await chat.element.isLoggedIn({email})).to.equal(false);
    await chat.element.login({jwtToken: await identityToken({email})});
    expect(await chat.element.isLoggedIn({email})).to.equal(true);
    expect(await chat.element.isLoggedIn({email: 'else@example.com'})).to.equal(false);
    expect(await chat.element.isLoggedIn({externalId: 'nobody'})).to.equal(false);
    expect(await refusal(chat.element.isLoggedIn({}))).to.include({code: 'invalid-request', source: 'email'});
  });
});

describe('logout()', () => {
  it('leaves nothing of the customer on the screen or on this device', async () => {
    const serverUrl = await serverForNewVisitor();
    const chat = await newChat({serverUrl});
    const text = newText();
    await chat.element.createConversation({message: text});
    await chat.element.login({jwtToken: await identityToken(newCustomer())});
    const discarded = refusal(chat.element.createConversation());
    await until(() => chat.field, 'the draft');
    const told: unknown[][] = [];
    await chat.element.logout((...outcome) => told.push([...outcome, chat.events.at(-1)?.name]));
    expect(told).to.deep.equal([[null, undefined, 'kustomer-logout']]);
    expect(await discarded).to.include({code: 'draft-discarded'});
    expect(await chat.element.getOpenConversations()).to.deep.equal([]);
    expect(chat.element.unread).to.deep.equal({total: 0, conversations: {}});
    expect(chat.threadText).not.to.contain(text);
    chat.element.remove();
    const again = await newChat({serverUrl});
    expect(await again.element.getOpenConversations()).to.deep.equal([]);
  });

  it('is heard by the other elements of this visitor', async () => {
    const serverUrl = await serverForNewVisitor();
    const chat = await newChat({serverUrl});
    const text = newText();
    await chat.element.createConversation({message: text});
    await chat.element.login({jwtToken: await identityToken(newCustomer())});
    const other = await newChat({serverUrl});
    await other.element.open();
    await until(() => other.threadText.includes(text), 'the conversation there');
    await chat.element.logout();
    await other.event('kustomer-logout');
    expect(await other.element.getOpenConversations()).to.deep.equal([]);
    await until(() => !other.threadText.includes(text), 'an empty thread');
  });

  it('begins a new visitor with the next message', async () => {
    const chat = await newChat();
    const first = await chat.element.createConversation({message: newText()});
    await chat.element.login({jwtToken: await identityToken(newCustomer())});
    await chat.element.logout();
    const {conversationId} = await chat.element.createConversation({message: newText()});
    expect(conversationId).not.to.equal(first.conversationId);
    expect((await chat.element.getOpenConversations()).map((open) => open.conversationId)).to.deep.equal([
      conversationId,
    ]);
    expect(await agentConversation(first.conversationId)).to.include({ended: false});
  });

  it('succeeds when nobody was here, and tells no event then', async () => {
    const chat = await newChat();
    expect(await chat.element.logout()).to.equal(null);
    expect(chat.events.map(({name}) => name)).not.to.include('kustomer-logout');
  });
});

describe('identity', () => {
  it('is asked when the chat first needs to know, and logs in by itself', async () => {
    const customer = newCustomer();
    let asked = 0;
    const identity = async () => {
      asked++;
      return identityToken(customer);
    };
    const chat = await newChat({identity});
    await chat.element.ready;
    expect(asked).to.equal(0);
    await chat.element.open();
    expect(await chat.event('kustomer-login')).to.include(customer);
    await chat.element.getUnreadCount();
    expect(asked).to.equal(1);
    expect(await chat.element.isLoggedIn(customer)).to.equal(true);
  });

  it('that knows nobody leaves the visitor anonymous', async () => {
    const chat = await newChat({identity: () => Promise.resolve(null)});
    await chat.element.open();
    const {conversationId} = await chat.element.createConversation({message: newText()});
    expect(conversationId).to.be.a('string');
    expect(chat.events.map(({name}) => name)).not.to.include('kustomer-login');
  });

  it('set to another function says anew who the visitor is; set to none logs out', async () => {
    const [one, other] = [newCustomer(), newCustomer()];
    const chat = await newChat({identity: () => identityToken(one)});
    await chat.element.open();
    await chat.event('kustomer-login');
    chat.element.identity = () => identityToken(other);
    await until(() => chat.events.filter(({name}) => name === 'kustomer-login').length === 2, 'the other login');
    expect(await chat.element.isLoggedIn(other)).to.equal(true);
    chat.element.identity = undefined;
    await until(() => chat.events.filter(({name}) => name === 'kustomer-logout').length === 2, 'the logout');
    expect(await chat.element.isLoggedIn(other)).to.equal(false);
  });

  it('that fails is told, and the chat works', async () => {
    const chat = await newChat({identity: () => Promise.reject(new Error('the host is down'))});
    await chat.element.open();
    expect((await chat.event('kustomer-error')).message).to.contain('the host is down');
    await chat.element.createConversation({message: newText()});
  });
});

describe('describeCustomer()', () => {
  it('writes what is declared, in both of Kustomer’s spellings, and answers with what was set', async () => {
    const chat = await newChat();
    await chat.element.login({jwtToken: await identityToken(newCustomer())});
    const outside = {sharedEmails: ['ada@example.com'], customAttributes: {vipBool: true}};
    expect(await chat.element.describeCustomer(outside)).to.deep.equal(outside);
    const socials = [{username: 'ada', type: 'twitter'}];
    const inside = {attributes: {phones: ['+49 30 1234'], sharedSocials: socials}};
    expect(await chat.element.describeCustomer(inside)).to.deep.equal(inside.attributes);
  });

  it('refuses what is undeclared, mistyped or empty, and writes nothing', async () => {
    const chat = await newChat();
    await chat.element.createConversation({message: newText()});
    const wrong = [
      [{}, 'attributes-invalid', 'options'],
      [{customAttributes: {vipBol: true}}, 'attributes-invalid', 'customAttributes.vipBol'],
      [{emails: 'ada@example.com'}, 'invalid-request', 'emails'],
      [{emails: [7]}, 'invalid-request', 'emails'],
      [{attributes: {email: []}}, 'invalid-request', 'attributes.email'],
      [{socials: [{username: 'ada'}]}, 'invalid-request', 'socials'],
    ] as const;
    for (const [options, code, source] of wrong) {
      const error = await refusal(chat.element.describeCustomer(options as never));
      expect(error, JSON.stringify(options)).to.include({code, source});
    }
  });

  it('says that nobody is here yet', async () => {
    const chat = await newChat();
    expect(await refusal(chat.element.describeCustomer({emails: ['a@example.com']}))).to.include({code: 'not-found'});
    expect(await isPending(chat.element.ready)).to.equal(false);
  });
});
