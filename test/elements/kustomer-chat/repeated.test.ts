import {expect} from '@open-wc/testing';
import {agentSays} from '../../support/agent-api.js';
import {newChat, until} from '../../support/chat-page.js';
import {isPending, newText, refusal} from '../../support/errors.js';

// What works the first time must work the second: several calls at once, and the panel opened again.
describe('<kustomer-chat>, again', () => {
  it('shows the thread that was asked for last, when several are asked for at once', async () => {
    const chat = await newChat();
    await chat.element.ready;
    const texts = [newText('one'), newText('two'), newText('three')];
    await Promise.all(texts.map((message) => chat.element.createConversation({message})));
    await until(() => chat.threadText.includes(texts[2] ?? ''), 'the last thread');
    const created = chat.element.createConversation({message: newText('four')});
    const draft = chat.element.createConversation({});
    draft.catch(() => undefined);
    await created;
    expect(await isPending(draft)).to.equal(true);
    await until(() => chat.field && chat.threadText.includes('New conversation'), 'the draft');
  });

  it('moves the focus into the panel each time that it opens', async () => {
    const chat = await newChat();
    await chat.element.ready;
    for (let time = 0; time < 3; time++) {
      chat.launcher?.focus();
      chat.launcher?.click();
      await until(() => chat.isPanelShown, 'the panel');
      await until(
        () => chat.composer?.shadowRoot?.activeElement?.localName === 'textarea',
        `the focus, time ${String(time)}`,
      );
      await chat.element.close();
      await until(() => chat.element.shadowRoot?.activeElement === chat.launcher, 'the focus back');
    }
  });

  it('draws the “New” line for what came while the panel was closed', async () => {
    const chat = await newChat();
    const {conversationId} = await chat.element.createConversation({message: newText()});
    await chat.element.close();
    const text = newText('Meanwhile');
    await agentSays(conversationId, text);
    await until(() => chat.element.unread.total === 1, 'one unread');
    await chat.element.open();
    await until(() => chat.threadText.includes(text), 'the message');
    await until(() => /\bNew\b/.test(chat.threadText), 'the line');
  });

  it('names what is no JSON instead of blaming the server', async () => {
    const chat = await newChat();
    const circle: Record<string, unknown> = {};
    circle['itself'] = circle;
    const wrong = [
      [{priorityNum: 5n}, 'attributes-invalid', 'priorityNum'],
      [{orderIdStr: circle}, 'attributes-invalid', 'orderIdStr'],
      [{orderIdStr: () => 'A'}, 'invalid-request', 'options'],
    ] as const;
    for (const [customAttributes, code, named] of wrong) {
      const error = await refusal(
        chat.element.createConversation({message: 'x', customAttributes: customAttributes as never}),
      );
      expect(error.code).to.equal(code);
      expect(error.message).to.contain(named);
    }
  });

  it('refuses what was under way when it is stopped', async () => {
    const chat = await newChat();
    await chat.element.ready;
    const calls = [
      chat.element.createConversation({message: newText()}),
      chat.element.open(),
      chat.element.getOpenConversations(),
    ];
    await chat.element.stop();
    for (const call of calls)
      expect((await refusal(call)).code).to.be.oneOf(['aborted', 'not-started', 'draft-discarded']);
  });
});
