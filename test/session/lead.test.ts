import {expect} from '@open-wc/testing';

import type {StorageName} from '../../src/session/environment.js';
import {until} from '../support/chat-page.js';
import {InPageServer} from '../support/in-page.js';
import {TestPage, TestPages} from '../support/test-pages.js';
import {gate, startSession} from '../support/test-session.js';

/** A page that leads, in sight, and others that are not; all of them know of the conversation. */
async function leading(others: number) {
  const server = new InPageServer();
  const device = new TestPages(() => server.backend());
  const first = await device.open();
  const {conversationId: id} = await first.session.call('createConversation', {message: 'Where is my lamp?'});
  await until(() => device.streams === 1, 'the stream');
  const rest: TestPage[] = [];
  while (rest.length < others) rest.push(await device.open({isVisible: false}));
  await until(() => rest.every((page) => page.reads > 0), 'the lists');
  return {server, device, first, rest, id};
}

const isEnded = (id: string) => (page: TestPage) =>
  page.session.state.conversations.some((one) => one.id === id && one.ended);

describe('the lead', () => {
  it('goes to the page in sight, whichever the lock’s queue gives it to', async () => {
    const {device, first, rest} = await leading(2);
    const [, seen = first] = rest;
    seen.change({isVisible: true});
    first.close();
    await until(() => device.tabs.holder === seen.link && device.streams === 1, 'the lead of the one in sight');
  });

  it('comes back to a page in sight that was frozen while another one took it', async () => {
    const {device, first, rest, id} = await leading(1);
    const [hidden = first] = rest;
    first.link.freeze();
    hidden.session.sendMessage(id, 'Hello?');
    await until(() => device.tabs.holder === hidden.link, 'the theft');
    first.link.thaw();
    await until(() => device.tabs.holder === first.link && device.streams === 1, 'the return');
  });

  it('brings the stream along to a page that began before there was a visitor', async () => {
    const server = new InPageServer();
    const device = new TestPages(() => server.backend());
    const first = await device.open();
    const late = await device.open({isVisible: false});
    const {conversationId: id} = await first.session.call('createConversation', {message: 'Where is my lamp?'});
    await until(() => device.streams === 1, 'the stream');
    first.change({isVisible: false});
    late.change({isVisible: true});
    late.session.open();
    await until(() => device.tabs.holder === late.link, 'the lead');
    await until(() => device.streams === 1, 'its stream');
    await until(() => late.session.state.conversations[0]?.id === id, 'the conversation');
  });

  it('brings the stream along where only the page that has lost it has something to hear', async () => {
    const {device, first, rest, id} = await leading(1);
    const [second = first] = rest;
    first.session.open();
    await first.session.call('endConversation', {conversationId: id});
    await until(() => [first, second].every(isEnded(id)), 'the end');
    first.change({isVisible: false});
    second.change({isVisible: true});
    await until(() => device.tabs.holder === second.link && device.opened === 2, 'the other stream');
    expect(device.streams).to.equal(1);
  });

  it('is taken part in by a page that was suspended when it began, and woke before it was ready', async () => {
    const {server, device, first, id} = await leading(0);
    server.isCut = true;
    first.session.sendMessage(id, 'Is anybody there?');
    await until(() => [...device.stored.keys()].some((name) => name.startsWith('outbox/')), 'the message');
    first.close();
    server.isCut = false;
    const page = new TestPage(device, false, true);
    const {storage} = page.environment;
    const get = storage.get.bind(storage);
    page.change({isSuspended: true});
    Object.assign(storage, {
      get: (name: StorageName) => {
        if (name === 'screen') page.change({isSuspended: false});
        return get(name);
      },
    });
    await startSession(server.backend(), page);
    await until(() => device.tabs.holder === page.link, 'the lead');
  });
});

describe('a page that was suspended', () => {
  it('hears what another one’s stream brings while it reads the lists', async () => {
    const server = new InPageServer();
    const backends = [server.backend(), server.backend()];
    const [, backend = server.backend()] = backends;
    const device = new TestPages(() => backends.shift() ?? server.backend());
    const first = await device.open();
    const {conversationId: id} = await first.session.call('createConversation', {message: 'Where is my lamp?'});
    const held = gate();
    let reads = 0;
    let isHeld = false;
    const second = await device.open({
      isVisible: false,
      methods: {
        listConversations: async (...args) => {
          const list = await backend.listConversations(...args);
          reads++;
          if (isHeld) await held.passed;
          return list;
        },
      },
    });
    await until(() => reads === 1, 'the list');
    first.change({isVisible: false});
    second.change({isVisible: true});
    await until(() => device.tabs.holder === second.link && device.opened === 2, 'its own stream');
    second.change({isVisible: false, isSuspended: true});
    await until(() => device.tabs.holder === first.link && device.opened === 3, 'the stream of the other');
    isHeld = true;
    second.change({isSuspended: false});
    await until(() => reads === 2, 'the list, again');
    await server.agent('POST', `/conversations/${id}/end`, {});
    await until(() => isEnded(id)(first), 'the end');
    held.open();
    await until(() => isEnded(id)(second), 'the end here');
  });

  it('tells what is sent in it before it is frozen, so that nobody sends it in another one again', async () => {
    const {first, rest, id} = await leading(1);
    const [second = first] = rest;
    first.session.saveText(id, 'Is it in stock?');
    await until(() => second.session.state.composerTexts[id] === 'Is it in stock?', 'the text');
    first.change({isVisible: false, isSuspended: true});
    first.session.sendMessage(id, 'Is it in stock?');
    await until(() => second.bodies(id).includes('Is it in stock?'), 'the message');
    expect(second.session.state.composerTexts[id]).to.equal('');
  });
});

describe('that the server cannot be reached', () => {
  /** Pages that have nothing to hear any more, which the first has told so. */
  async function offline() {
    const {device, first, rest, id} = await leading(1);
    const [second = first] = rest;
    await first.session.call('endConversation', {conversationId: id});
    const pages = [first, second];
    await until(() => pages.every(isEnded(id)), 'the end');
    device.observer?.connection('offline');
    await until(() => pages.every((page) => page.session.state.connection === 'offline'), 'the loss');
    return {device, first, second, pages};
  }

  const isOnline = (page: TestPage) => page.session.state.connection === 'online';

  it('is found out anew by the page that leads when the one that said so is closed', async () => {
    const {device, first, second} = await offline();
    first.close();
    await until(() => device.tabs.holder === second.link && isOnline(second), 'the server');
  });

  it('is revoked in all pages by the one that leads next', async () => {
    const {device, first, second, pages} = await offline();
    first.change({isVisible: false});
    second.change({isVisible: true});
    await until(() => device.tabs.holder === second.link && pages.every(isOnline), 'the server');
  });

  it('is not said where the server answers that it wants no stream', async () => {
    const {device, first} = await offline();
    device.observer?.connection('closed');
    await until(() => isOnline(first), 'the server');
  });
});
