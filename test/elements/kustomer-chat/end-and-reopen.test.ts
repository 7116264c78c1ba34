import {expect} from '@open-wc/testing';
import {demoOrganisation, withSettings} from '../../../server/src/in-page.js';
import {newChat, until} from '../../support/chat-page.js';
import {newText, refusal} from '../../support/errors.js';
import {InPageServer} from '../../support/in-page.js';

const features = demoOrganisation.sites[0]?.settings.features;
if (!features) throw new Error('The demo has no site.');

/** A help desk that reopens and asks what it was like. */
function desk() {
  return new InPageServer(withSettings(demoOrganisation, {features: {...features, reopen: true, csat: true} as never}));
}

async function talking(server: InPageServer) {
  const chat = await newChat({backend: server.backend()});
  const {conversationId} = await chat.element.createConversation({message: newText()});
  await server.agent('POST', `/conversations/${conversationId}/messages`, {
    body: 'Hello',
    sender: {type: 'agent', id: 'nora', displayName: 'Nora'},
  });
  await chat.event('kustomer-message-received');
  return {chat, conversationId};
}

const count = (chat: {events: readonly {name: string}[]}, name: string) =>
  chat.events.filter((event) => event.name === name).length;

describe('endConversation() and reopenConversation()', () => {
  it('end and reopen, tell it once, and the composer follows', async () => {
    const {chat, conversationId} = await talking(desk());
    const order: string[] = [];
    chat.element.addEventListener('kustomer-conversation-ended', () => order.push('event'));
    const ended = await chat.element.endConversation({conversationId}, () => order.push('callback'));
    order.push('promise');
    expect(order).to.deep.equal(['event', 'callback', 'promise']);
    expect(ended).to.deep.equal({conversationId, createdAt: ended.createdAt, ended: true});
    await until(() => !chat.field, 'the composer to close');
    expect(await chat.element.endConversation({conversationId})).to.deep.equal(ended);

    const reopened = await chat.element.reopenConversation({conversationId});
    expect(reopened).to.deep.equal({...ended, ended: false});
    await until(() => chat.field, 'the composer again');
    await chat.element.sendMessage({conversationId, body: newText()});
    await chat.element.endConversation({conversationId});
    await chat.element.reopenConversation({conversationId});
    await until(() => count(chat, 'kustomer-conversation-unended') === 2, 'both reopenings');
    expect(count(chat, 'kustomer-conversation-ended')).to.equal(2);
  });

  it('rejects where the settings forbid it, and for what is not there', async () => {
    const {chat, conversationId} = await talking(new InPageServer());
    await chat.element.endConversation({conversationId});
    expect(await refusal(chat.element.reopenConversation({conversationId}))).to.include({
      code: 'reopen-not-allowed',
      status: 409,
    });
    expect(await refusal(chat.element.endConversation({conversationId: 'nowhere'}))).to.include({code: 'not-found'});
    expect(await refusal(chat.element.endConversation({} as never))).to.include({source: 'conversationId'});
    expect(await refusal(chat.element.reopenConversation('x' as never))).to.include({source: 'options'});
  });
});

describe('submitSatisfactionForm()', () => {
  it('answers in two steps what the event has asked', async () => {
    const {chat, conversationId} = await talking(desk());
    await chat.element.endConversation({conversationId});
    const asked = await chat.event('kustomer-satisfaction-received');
    expect(asked).to.include({conversationId, status: 'offered'});
    expect(asked.response).to.deep.equal({rating: null, answers: [], submittedAt: null});
    const {satisfactionId} = asked;
    const rated = await chat.element.submitSatisfactionForm({satisfactionId, rating: 5});
    expect(rated).to.include({satisfactionId, conversationId});
    expect(rated.response.rating).to.equal(5);
    const {questions} = asked.form;
    const answers = questions.map(({id, prompt, type, options}) => ({
      id,
      prompt,
      answer: type === 'text' ? 'quick' : type === 'radio' ? (options[0] ?? '') : options.slice(0, 1),
    }));
    const done = await chat.element.submitSatisfactionForm({
      conversationId,
      answers,
      submittedAt: new Date().toISOString(),
    });
    expect(done.response.answers).to.deep.equal(answers);
    expect(done.response.submittedAt).to.be.a('string');
    expect((await chat.element.getMessages({conversationId})).satisfaction).to.deep.equal(done);
    expect(count(chat, 'kustomer-satisfaction-received')).to.equal(1);
  });

  it('refuses what is no answer', async () => {
    const {chat, conversationId} = await talking(desk());
    const wrong = [
      [{rating: 5}, 'invalid-request', 'satisfactionId'],
      [{conversationId}, 'invalid-request', 'rating'],
      [{conversationId, rating: 6}, 'invalid-request', 'rating'],
      [{conversationId, rating: '5'}, 'invalid-request', 'rating'],
      [{conversationId, answers: [{}]}, 'invalid-request', 'answers[0].id'],
      [{conversationId, answers: [{id: 'a', answer: 1}]}, 'invalid-request', 'answers[0].answer'],
      [{conversationId, rating: 5, submittedAt: 'today'}, 'invalid-request', 'submittedAt'],
      [{conversationId, rating: 5}, 'not-found', undefined],
      [{satisfactionId: 'nowhere', rating: 5}, 'not-found', 'satisfactionId'],
    ] as const;
    for (const [options, code, source] of wrong) {
      const error = await refusal(chat.element.submitSatisfactionForm(options as never));
      expect(error.code, JSON.stringify(options)).to.equal(code);
      if (source) expect(error.source).to.equal(source);
    }
  });
});

describe('what agents do to a conversation', () => {
  it('tells who has joined, what was merged and what was deleted, once each', async () => {
    const server = desk();
    const {chat, conversationId} = await talking(server);
    const joined = await chat.event('kustomer-user-joined');
    expect(joined.conversationId).to.equal(conversationId);
    expect(joined.user.displayName).to.equal('Nora');
    const other = await chat.element.createConversation({message: newText()});
    await server.agent('POST', `/conversations/${conversationId}/merge`, {targetId: other.conversationId});
    const merged = await chat.event('kustomer-conversation-merged');
    expect(merged.source).to.deep.equal({conversationId});
    expect(merged.target).to.include({conversationId: other.conversationId, ended: false});
    expect(await refusal(chat.element.sendMessage({conversationId, body: 'x'}))).to.include({
      code: 'conversation-ended',
    });
    await server.agent('DELETE', `/conversations/${other.conversationId}`, undefined);
    expect(await chat.event('kustomer-conversation-deleted')).to.deep.equal({conversationId: other.conversationId});
    await until(() => chat.home, 'the home instead of the thread that is gone');
    expect(count(chat, 'kustomer-conversation-merged')).to.equal(1);
  });
});
