import {expect} from '@open-wc/testing';
import {agentConversation, agentMessages, findConversation} from '../../support/agent-api.js';
import {newChat, until} from '../../support/chat-page.js';
import {isPending, newText, refusal} from '../../support/errors.js';

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

describe('createConversation() without a message', () => {
  const calls = {
    'an empty object': {},
    'no argument': undefined,
    'a blank message': {message: ' \n\t '},
  };
  for (const [what, options] of Object.entries(calls)) {
    it(`with ${what} shows a new thread and creates nothing until the customer writes`, async () => {
      const chat = await newChat();
      const created =
        options === undefined ? chat.element.createConversation() : chat.element.createConversation(options);
      await until(() => chat.isPanelShown && chat.field, 'the thread');
      expect(await isPending(created)).to.equal(true);
      expect(await chat.element.getOpenConversations()).to.deep.equal([]);
      const text = newText();
      expect(await findConversation(text)).to.equal(undefined);

      await chat.write(text);

      const response = await created;
      expect(Object.keys(response)).to.have.members(['conversationId', 'createdAt', 'ended', 'isInAssistantMode']);
      expect(response).to.include({ended: false, isInAssistantMode: false});
      expect((await agentMessages(response.conversationId)).map(({body}) => body)).to.deep.equal([text]);
      expect(await chat.element.getOpenConversations()).to.have.length(1);
    });
  }

  it('takes a function as its only argument and calls it when the customer has written', async () => {
    const chat = await newChat();
    const told: unknown[][] = [];
    void chat.element.createConversation((...outcome) => told.push(outcome));
    const field = await until(() => chat.field, 'the thread');
    expect(field.value).to.equal('');
    expect(told).to.deep.equal([]);
    await chat.write(newText());
    await until(() => told.length > 0, 'the callback');
    expect(told).to.have.length(1);
    expect(told[0]?.[0]).to.have.property('conversationId');
    expect(told[0]?.[1]).to.equal(undefined);
  });

  it('checks assistant and attributes at once, and opens nothing when one is wrong', async () => {
    const chat = await newChat();
    const unknown = await refusal(chat.element.createConversation({assistantId: 'demo-txet'}));
    expect(unknown).to.include({code: 'unknown-assistant', status: 422});
    const undeclared = await refusal(chat.element.createConversation({customAttributes: {orderIdStrr: 'A-1'}}));
    expect(undeclared).to.include({code: 'attributes-invalid', status: 422});
    expect(undeclared.message).to.contain('orderIdStrr').and.to.contain('orderIdStr”');
    expect(chat.isPanelShown).to.equal(false);
  });

  it('lets assistant and attributes travel with the first message', async () => {
    const chat = await newChat();
    const created = chat.element.createConversation({
      assistantId: 'demo-text',
      customAttributes: {orderIdStr: 'A-17', vipBool: true},
    });
    await until(() => chat.threadText.includes('What can we help you with?'), 'the opening');
    const text = newText();
    await chat.write(text);
    const {conversationId, isInAssistantMode} = await created;
    expect(isInAssistantMode).to.equal(true);
    const conversation = await agentConversation(conversationId);
    expect(conversation.customAttributes).to.deep.include({orderIdStr: 'A-17', vipBool: true});
    expect(conversation.assistantId).to.equal('demo-text');
  });
});

describe('createConversation({message})', () => {
  it('creates the conversation with that message and answers as documented', async () => {
    const chat = await newChat();
    const message = newText('I need some help');
    const response = await chat.element.createConversation({message});
    expect(response).to.deep.equal({
      conversationId: response.conversationId,
      createdAt: response.createdAt,
      ended: false,
      isInAssistantMode: false,
    });
    expect(response.createdAt).to.match(rfc3339);
    const messages = await agentMessages(response.conversationId);
    expect(messages.map(({body, direction}) => [direction, body])).to.deep.equal([['in', message]]);
    await until(() => chat.threadText.includes(message), 'the bubble');
    expect(chat.isPanelShown).to.equal(true);
  });

  it('refuses a wrong type and an unknown option, naming it', async () => {
    const chat = await newChat();
    const wrong = [
      [{message: 7}, 'message'],
      [{mesage: 'Hello'}, 'mesage'],
      [{message: 'Hello', assistantId: 1}, 'assistantId'],
      [{message: 'Hello', customAttributes: 'no'}, 'customAttributes'],
      [null, 'options'],
    ] as const;
    for (const [options, name] of wrong) {
      // A page without types can hand in anything.
      const error = await refusal(chat.element.createConversation(options as never));
      expect(error).to.include({code: 'invalid-request', status: 400, source: name});
      expect(error.message).to.contain(name);
    }
    expect(chat.isPanelShown).to.equal(false);
  });

  it('answers the first question of an assistant that asks for text, which then goes on', async () => {
    const chat = await newChat();
    const message = newText();
    const {conversationId, isInAssistantMode} = await chat.element.createConversation({
      message,
      assistantId: 'demo-text',
    });
    expect(isInAssistantMode).to.equal(true);
    const bodies = (await agentMessages(conversationId)).map(({body}) => body);
    expect(bodies.slice(0, 3)).to.deep.equal([
      'Hello, this is the assistant of **Halden Care**.',
      'What can we help you with?',
      message,
    ]);
    expect(bodies[3]).to.contain('Which order is it about?');
    await until(() => chat.threadText.includes('Which order is it about?'), 'the next question');
  });

  it('keeps the message before a Button Question, locked until one is chosen', async () => {
    const chat = await newChat();
    const message = newText();
    const {conversationId} = await chat.element.createConversation({message, assistantId: 'demo-buttons'});
    const stored = await agentMessages(conversationId);
    expect(stored.map(({body}) => body)).to.deep.equal([
      'Hello. I can answer most things at once, or fetch a colleague.',
      message,
      'What is it about?',
    ]);
    expect(stored.at(-1)?.inputLocked).to.equal(true);
    const button = await until(() => chat.button('An order'), 'the options');
    expect(chat.field === null).to.equal(true);
    button.click();
    await until(() => chat.threadText.includes('Which order is it about?'), 'the next question');
    await until(() => chat.field, 'the unlocked composer');
    const reply = (await agentMessages(conversationId)).find(({reply}) => reply !== null);
    expect(reply).to.deep.include({body: 'An order', reply: {messageId: stored.at(-1)?.id, value: 'order'}});
  });

  it('keeps the message before a question on a Tree attribute, and writes the chosen node to it', async () => {
    const chat = await newChat();
    const message = newText();
    const {conversationId} = await chat.element.createConversation({message, assistantId: 'demo-tree'});
    const stored = await agentMessages(conversationId);
    expect(stored.map(({body}) => body)).to.deep.equal([
      'Hello, let us find the right colleague for you.',
      message,
      'Which of our things is it about?',
    ]);
    expect(stored.at(-1)?.inputLocked).to.equal(true);
    await until(() => chat.button('Lamps') && chat.button('Textiles'), 'the first level');
    expect(chat.field === null).to.equal(true);
    (await until(() => chat.button('Delivery'), 'a leaf')).click();
    (await until(() => chat.button('Choose'), 'the choice')).click();
    await until(() => chat.threadText.includes('What happened?'), 'the next question');
    expect((await agentConversation(conversationId)).customAttributes).to.include({productTree: 'delivery'});
  });

  it('runs the called assistant in place of the configured one', async () => {
    const configured = await newChat({siteKey: 'pk_demo_assistant'});
    const first = await configured.element.createConversation({message: newText()});
    expect((await agentConversation(first.conversationId)).assistantId).to.equal('demo-text');

    const called = await configured.element.createConversation({message: newText(), assistantId: 'demo-buttons'});
    expect((await agentConversation(called.conversationId)).assistantId).to.equal('demo-buttons');

    const attribute = await newChat({assistantId: 'demo-tree'});
    const own = await attribute.element.createConversation({message: newText()});
    expect((await agentConversation(own.conversationId)).assistantId).to.equal('demo-tree');
    const over = await attribute.element.createConversation({message: newText(), assistantId: 'demo-text'});
    expect((await agentConversation(over.conversationId)).assistantId).to.equal('demo-text');
  });

  it('stores attributes with the creation', async () => {
    const chat = await newChat();
    const customAttributes = {some_custom_attribute: 'some_custom_value', priorityNum: 2};
    const {conversationId} = await chat.element.createConversation({message: newText(), customAttributes});
    expect((await agentConversation(conversationId)).customAttributes).to.deep.include(customAttributes);
  });

  it('creates nothing when an attribute or the assistant is wrong', async () => {
    const chat = await newChat();
    const message = newText();
    const wrong = [
      [{customAttributes: {order_id: 'A'}}, 'attributes-invalid', 'order_id'],
      [{customAttributes: {priorityNum: 'high'}}, 'attributes-invalid', 'priorityNum'],
      [{customAttributes: {priortyNum: 1}}, 'attributes-invalid', 'priorityNum'],
      [{assistantId: 'nobody'}, 'unknown-assistant', 'nobody'],
    ] as const;
    for (const [options, code, named] of wrong) {
      const error = await refusal(chat.element.createConversation({message, ...options}));
      expect(error).to.include({code, status: 422});
      expect(error.message).to.contain(named);
    }
    expect(await findConversation(message)).to.equal(undefined);
    expect(await chat.element.getOpenConversations()).to.deep.equal([]);
  });

  it('creates one conversation for each of several calls at once, in order', async () => {
    const chat = await newChat();
    const texts = [newText('one'), newText('two'), newText('three')];
    const created = await Promise.all(texts.map((message) => chat.element.createConversation({message})));
    expect(new Set(created.map(({conversationId}) => conversationId)).size).to.equal(3);
    for (const [index, {conversationId}] of created.entries()) {
      expect((await agentMessages(conversationId)).map(({body}) => body)).to.deep.equal([texts[index]]);
    }
  });
});
