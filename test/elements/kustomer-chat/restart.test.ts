// What was open was gone after a restart, calls went on in the next life, and a rejected open() was reported as well.
import {expect} from '@open-wc/testing';
import {newChat, until} from '../../support/chat-page.js';
import {refusal} from '../../support/errors.js';
import {InPageServer, organisationThatIs} from '../../support/in-page.js';

const soon = <Value>(promise: Promise<Value>) =>
  Promise.race([
    promise,
    new Promise<never>((_resolve, reject) => setTimeout(() => reject(new TypeError('it never settled')), 2500)),
  ]);

describe('the life of a chat', () => {
  it('a rejected open() fires no kustomer-error', async () => {
    const chat = await newChat({backend: new InPageServer(organisationThatIs('disabled')).backend()});
    await chat.element.ready;
    expect(await refusal(chat.element.open())).to.include({code: 'chat-disabled'});
    await chat.element.updateComplete;
    expect(chat.events.filter(({name}) => name === 'kustomer-error')).to.deep.equal([]);
  });

  it('an inline chat is shown again after it was taken out of the page and put back', async () => {
    const chat = await newChat({inline: true});
    await until(() => chat.isPanelShown, 'the panel');
    chat.element.remove();
    await Promise.resolve();
    expect(chat.panel === null).to.equal(true);
    document.body.append(chat.element);
    await until(() => chat.isPanelShown, 'the panel again', 2500);
  });

  it('an inline chat is shown again after stop and start', async () => {
    const chat = await newChat({inline: true});
    await until(() => chat.isPanelShown, 'the panel');
    await chat.element.stop();
    await chat.element.start();
    await until(() => chat.isPanelShown, 'the panel again', 2500);
  });

  it('an open chat stays open when it starts again with other options', async () => {
    const chat = await newChat();
    await chat.element.open();
    await chat.element.start({assistantId: 'demo-text'});
    expect(chat.element.opened).to.equal(true);
    await until(() => chat.isPanelShown, 'the panel again', 2500);
  });

  it('stop() refuses a call that is under way', async () => {
    const chat = await newChat();
    await chat.element.ready;
    const created = chat.element.createConversation({});
    const unread = chat.element.getUnreadCount();
    await chat.element.stop();
    expect((await refusal(soon(created))).code).to.be.oneOf(['not-started', 'aborted']);
    expect((await refusal(soon(unread))).code).to.be.oneOf(['not-started', 'aborted']);
  });

  it('open(), stop(), start(), open() ends open', async () => {
    const chat = await newChat();
    await chat.element.ready;
    const first = chat.element.open();
    first.catch(() => undefined);
    void chat.element.stop();
    void chat.element.start();
    await soon(chat.element.open());
    expect(chat.isPanelShown).to.equal(true);
    expect(chat.element.opened).to.equal(true);
    expect((await refusal(soon(first))).code).to.be.oneOf(['not-started', 'aborted']);
  });

  it('asks nobody any more once it was removed, also while it waits for the network', async () => {
    const server = new InPageServer();
    server.isCut = true;
    let asked = 0;
    const backend = server.backend();
    const chat = await newChat({
      backend: Object.assign(backend, {
        loadConfig: (...args: Parameters<typeof backend.loadConfig>) => {
          asked++;
          return Object.getPrototypeOf(backend).loadConfig.apply(backend, args);
        },
      }),
    });
    await until(() => asked === 1, 'the first try');
    chat.element.remove();
    await Promise.resolve();
    const before = asked;
    await until(() => asked > before + 1, '', 4000).catch(() => undefined);
    expect(asked - before).to.equal(0);
  });
});
