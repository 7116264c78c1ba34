import {expect} from '@open-wc/testing';
import {agentConversation, agentEnds} from '../../support/agent-api.js';
import {newChat, until} from '../../support/chat-page.js';
import {newText, refusal} from '../../support/errors.js';

describe('describeConversation()', () => {
  it('answers with all attributes: named ones are written, others stay, null clears', async () => {
    const chat = await newChat();
    const {conversationId} = await chat.element.createConversation({
      message: newText(),
      customAttributes: {orderIdStr: 'A-17', vipBool: true},
    });
    const response = await chat.element.describeConversation({
      conversationId,
      customAttributes: {some_custom_attribute: 'some_custom_value', vipBool: null},
    });
    expect(response).to.deep.equal({
      conversationId,
      custom: {orderIdStr: 'A-17', some_custom_attribute: 'some_custom_value'},
    });
    expect((await agentConversation(conversationId)).customAttributes).to.deep.equal(response.custom);
  });

  it('works on an ended conversation', async () => {
    const chat = await newChat();
    const {conversationId} = await chat.element.createConversation({message: newText()});
    await agentEnds(conversationId);
    expect(await chat.event('kustomer-conversation-ended')).to.deep.include({conversationId, ended: true});
    const {custom} = await chat.element.describeConversation({conversationId, customAttributes: {vipBool: true}});
    expect(custom).to.deep.equal({vipBool: true});
  });

  it('refuses what is missing, foreign, empty, undeclared or mistyped, and writes nothing', async () => {
    const chat = await newChat();
    const stranger = await newChat();
    const {conversationId} = await chat.element.createConversation({message: newText()});
    const foreign = await stranger.element.createConversation({message: newText()});
    const customAttributes = {vipBool: true};
    const wrong = [
      [{customAttributes}, 'invalid-request', 400, 'conversationId'],
      [{conversationId: 7, customAttributes}, 'invalid-request', 400, 'conversationId'],
      [{conversationId}, 'invalid-request', 400, 'customAttributes'],
      [{conversationId, customAttributes: []}, 'invalid-request', 400, 'customAttributes'],
      [{conversationId, customAttributes: {}}, 'attributes-invalid', 422, 'customAttributes'],
      [{conversationId, customAttributes: {vipBol: true}}, 'attributes-invalid', 422, 'vipBool'],
      [{conversationId, customAttributes: {vipBool: true, priorityNum: 'x'}}, 'attributes-invalid', 422, 'priorityNum'],
      [{conversationId, customAttributes: {callbackAt: 'tomorrow'}}, 'attributes-invalid', 422, 'RFC 3339'],
      [{conversationId: foreign.conversationId, customAttributes}, 'not-found', 404, ''],
      [{conversationId: 'nowhere', customAttributes}, 'not-found', 404, ''],
    ] as const;
    for (const [options, code, status, named] of wrong) {
      const error = await refusal(chat.element.describeConversation(options as never));
      expect(error, JSON.stringify(options)).to.include({code, status});
      expect(error.message).to.contain(named);
    }
    expect((await agentConversation(conversationId)).customAttributes).to.deep.equal({});
    expect((await agentConversation(foreign.conversationId)).customAttributes).to.deep.equal({});
  });

  it('always succeeds inside a kustomer-conversation-create listener, 1,000 times', async function () {
    this.timeout(120_000);
    const chat = await newChat({noLauncher: true});
    const failures: unknown[] = [];
    let described = 0;
    chat.element.addEventListener('kustomer-conversation-create', ({detail: {conversationId}}) => {
      const customAttributes = {some_custom_attribute: conversationId};
      chat.element.describeConversation({conversationId, customAttributes}).then(
        (response) => {
          if (response.custom['some_custom_attribute'] === conversationId) described++;
          else failures.push(response);
        },
        (error: unknown) => failures.push(error),
      );
    });
    for (let batch = 0; batch < 125; batch++) {
      const calls = Array.from({length: 8}, () => chat.element.createConversation({message: newText()}));
      await Promise.all(calls);
    }
    await until(() => described + failures.length === 1000, '1,000 answers', 30_000);
    expect(failures).to.deep.equal([]);
  });
});
