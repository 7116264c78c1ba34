import {expect} from '@open-wc/testing';
import {newChat, serverForNewVisitor, until} from '../../support/chat-page.js';
import {newText, refusal} from '../../support/errors.js';

describe('a callback', () => {
  it('comes once, after the event and before the promise', async () => {
    const chat = await newChat();
    const order: string[] = [];
    chat.element.addEventListener('kustomer-conversation-create', () => order.push('event'));
    await chat.element
      .createConversation({message: newText()}, (response, error) => {
        order.push('callback');
        expect(response).to.have.property('conversationId');
        expect(error).to.equal(undefined);
      })
      .then(() => order.push('promise'));
    expect(order).to.deep.equal(['event', 'callback', 'promise']);
  });

  it('gets a native error, and then nobody else has to handle the rejection', async () => {
    const chat = await newChat();
    const unhandled: unknown[] = [];
    const listener = (event: PromiseRejectionEvent) => unhandled.push(event.reason);
    addEventListener('unhandledrejection', listener);
    const told: unknown[][] = [];
    void chat.element.describeConversation({conversationId: 'x', customAttributes: {}}, (...args) => told.push(args));
    void chat.element.createConversation({message: 7 as never}, (...args) => told.push(args));
    void chat.element.openConversationById({conversationId: 'nowhere'}, (...args) => told.push(args));
    await until(() => told.length === 3, 'three callbacks');
    await chat.element.ready;
    removeEventListener('unhandledrejection', listener);
    for (const [response, error] of told) {
      expect(response).to.equal(undefined);
      expect(error).to.be.instanceOf(Error);
    }
    expect(unhandled).to.deep.equal([]);
  });

  it('that throws reaches window.onerror and breaks nothing', async () => {
    const chat = await newChat();
    const seen: unknown[] = [];
    const before = window.onerror;
    window.onerror = (_message, _source, _line, _column, error) => {
      seen.push(error);
      return true;
    };
    const mistake = new Error('the page’s own mistake');
    await chat.element.open(() => {
      throw mistake;
    });
    await chat.element.createConversation({message: newText()});
    window.onerror = before;
    expect(seen).to.deep.equal([mistake]);
  });

  it('gives null where a method has no response', async () => {
    const chat = await newChat();
    const told: unknown[][] = [];
    for (const call of ['open', 'close', 'start', 'stop'] as const) {
      await chat.element[call]((...args: unknown[]) => told.push(args));
    }
    expect(told).to.deep.equal(Array.from({length: 4}, () => [null, undefined]));
  });

  it('that is no function is refused', async () => {
    const chat = await newChat();
    const error = await refusal(chat.element.getUnreadCount('later' as never));
    expect(error).to.include({code: 'invalid-request', source: 'callback'});
  });
});

describe('other methods', () => {
  it('work at once inside the callback of start, and inside any listener', async () => {
    const chat = await newChat({noAutostart: true});
    const done: string[] = [];
    chat.element.addEventListener('kustomer-open', () => {
      void chat.element.getUnreadCount().then(({total}) => done.push(`unread ${String(total)}`));
    });
    await chat.element.start((_response, error) => {
      expect(error).to.equal(undefined);
      void chat.element.createConversation({message: newText()}, (created) => {
        if (!created) return;
        const {conversationId} = created;
        void chat.element.describeConversation({conversationId, customAttributes: {vipBool: true}}, (described) => {
          done.push(`described ${String(described?.custom['vipBool'])}`);
        });
      });
    });
    await until(() => done.length === 2, 'both methods');
    expect(done).to.have.members(['described true', 'unread 0']);
  });

  it('wait when they are called before the element is in the page', async () => {
    const element = document.createElement('kustomer-chat');
    Object.assign(element, {siteKey: 'pk_demo', serverUrl: await serverForNewVisitor()});
    const created = element.createConversation({message: newText()});
    document.body.append(element);
    expect(await created).to.have.property('conversationId');
    element.remove();
  });

  it('wait for the script with one line', async () => {
    const frame = document.createElement('iframe');
    frame.srcdoc = '<!doctype html><kustomer-chat site-key="pk_demo"></kustomer-chat>';
    document.body.append(frame);
    await new Promise((resolve) => {
      frame.addEventListener('load', resolve, {once: true});
    });
    const page = frame.contentWindow as Window & typeof globalThis;
    const chat = page.document.querySelector('kustomer-chat');
    if (!chat) throw new Error('no element');
    chat.setAttribute('server-url', await serverForNewVisitor());
    // The line of the README, before anything is loaded.
    const created = page.customElements
      .whenDefined('kustomer-chat')
      .then(() => chat.createConversation({message: newText()}));
    const script = page.document.createElement('script');
    script.type = 'module';
    script.src = new URL('../../../src/index.ts', import.meta.url).href;
    page.document.body.append(script);
    expect(await created).to.have.property('conversationId');
    frame.remove();
  });
});
