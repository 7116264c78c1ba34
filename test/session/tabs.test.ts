import {expect} from '@open-wc/testing';
import {nothingUnread} from '../../src/model/unread.js';
import {until} from '../support/chat-page.js';
import {identityToken, newCustomer} from '../support/identity-token.js';
import {InPageServer} from '../support/in-page.js';
import {TestPages, type TestPage} from '../support/test-pages.js';
import {gate} from '../support/test-session.js';

/** Pages of a visitor who has written, the first of which leads. */
async function talking(count: number, server = new InPageServer()) {
  const device = new TestPages(() => server.backend());
  const first = await device.open();
  const {conversationId: id} = await first.session.call('createConversation', {message: 'Where is my lamp?'});
  const pages = [first];
  while (pages.length < count) {
    const page = await device.open({isVisible: false});
    pages.push(page);
  }
  for (const page of pages) {
    page.session.showThread(id);
    await until(() => page.bodies(id).includes('Where is my lamp?'), 'the thread');
    await until(() => page.reads > 0, 'the list');
  }
  await until(() => device.streams === 1, 'the stream');
  return {server, device, pages, first, id, others: pages.slice(1)};
}

const hear = (pages: readonly TestPage[], id: string, body: string) =>
  until(() => pages.every((page) => page.bodies(id).includes(body)), `“${body}” everywhere`);

const received = (page: TestPage, body: string) =>
  page.told('message-received').filter((detail) => (detail as {body: string}).body === body).length;

describe('several pages of one chat', () => {
  it('have one stream, and each hears and tells every message once', async () => {
    const {server, device, pages, id} = await talking(3);
    for (const body of ['one', 'two', 'three']) await server.agentSays(id, body);
    await hear(pages, id, 'three');
    for (const page of pages) {
      expect(page.bodies(id).filter((body) => body === 'two')).to.have.length(1);
      expect(['one', 'two', 'three'].map((body) => received(page, body))).to.deep.equal([1, 1, 1]);
    }
    expect(device.opened).to.equal(1);
  });

  it('go on when the one that leads is closed, from where its stream was, and miss nothing', async () => {
    const {server, device, first, others, id} = await talking(3);
    await server.agentSays(id, 'before');
    await hear(others, id, 'before');
    const reads = others.map((page) => page.reads);
    first.close();
    await server.agentSays(id, 'in between');
    await until(() => device.streams === 1, 'the next stream');
    await server.agentSays(id, 'after');
    await hear(others, id, 'after');
    for (const page of others) {
      expect(['before', 'in between', 'after'].map((body) => received(page, body))).to.deep.equal([1, 1, 1]);
    }
    expect(others.map((page) => page.reads)).to.deep.equal(reads);
    expect(device.opened).to.equal(2);
  });

  it('go on also when the next one to lead is just about to read the lists', async () => {
    const {server, device, first, id} = await talking(1);
    const door = gate();
    const loadUnread = async () => {
      await door.passed;
      return nothingUnread;
    };
    const late = await device.open({isVisible: false, methods: {loadUnread}});
    await until(() => late.reads === 1, 'the list');
    first.close();
    await until(() => device.tabs.holder === late.link, 'the lead');
    door.open();
    await until(() => device.streams === 1, 'the stream');
    late.session.showThread(id);
    await server.agentSays(id, 'still here');
    await hear([late], id, 'still here');
  });

  it('let the one that comes into sight lead, and read nothing anew for it', async () => {
    const {server, device, first, others, pages, id} = await talking(3);
    const [, last = first] = others;
    const reads = pages.map((page) => page.reads);
    first.change({isVisible: false});
    last.change({isVisible: true});
    await until(() => device.tabs.holder === last.link && device.streams === 1, 'the other lead');
    await server.agentSays(id, 'to the next');
    await hear(pages, id, 'to the next');
    expect(pages.map((page) => page.reads)).to.deep.equal(reads);
  });

  it('let the lead where it is while two of them are in sight', async () => {
    const {server, device, first, others, pages, id} = await talking(2);
    const [second = first] = others;
    second.change({isVisible: true});
    await server.agentSays(id, 'to both');
    await hear(pages, id, 'to both');
    await new Promise((resolve) => setTimeout(resolve)); // what was to be said about it has been
    expect(device.tabs.holder).to.equal(first.link);
    first.change({isVisible: false});
    await until(() => device.tabs.holder === second.link && device.streams === 1, 'the lead of the one in sight');
  });

  it('replace one that leads and is frozen as soon as another comes into sight', async () => {
    const {server, device, first, others, id} = await talking(2);
    const [second = first] = others;
    first.change({isVisible: false});
    first.link.freeze();
    second.change({isVisible: true});
    await until(() => device.tabs.holder === second.link, 'the theft');
    await until(() => device.opened === 2, 'a stream of its own');
    await server.agentSays(id, 'to the living');
    await hear(others, id, 'to the living');
    first.link.thaw();
    await until(() => device.streams === 1, 'the end of the former stream');
    await server.agentSays(id, 'to all again');
    await hear([first, second], id, 'to all again');
    expect(received(first, 'to all again')).to.equal(1);
    expect(received(second, 'to all again')).to.equal(1);
  });

  it('replace one that leads and is frozen when something is written elsewhere, which is sent at once', async () => {
    const {device, first, others, id} = await talking(2);
    const [second = first] = others;
    first.link.freeze();
    second.session.sendMessage(id, 'Hello?');
    await until(() => second.told('message-sent').length === 1, 'its acceptance');
    expect(device.tabs.holder).to.equal(second.link);
  });

  it('stream each for itself where pages cannot find each other', async () => {
    const server = new InPageServer();
    const device = new TestPages(() => server.backend());
    const first = await device.open({hasTabs: false});
    const {conversationId: id} = await first.session.call('createConversation', {message: 'Alone'});
    const second = await device.open({hasTabs: false});
    await until(() => device.streams === 2, 'two streams');
    second.session.showThread(id);
    await until(() => second.bodies(id).length > 0, 'the thread');
    await server.agentSays(id, 'to each');
    await hear([first, second], id, 'to each');
  });

  it('give lock and stream away while they are suspended, and read the list once when they are back', async () => {
    const {server, device, first, others, pages, id} = await talking(2);
    const [second = first] = others;
    const reads = first.reads;
    first.change({isVisible: false, isSuspended: true});
    await until(() => device.tabs.holder === second.link && device.streams === 1, 'the lead of the other');
    await server.agentSays(id, 'meanwhile');
    await hear(others, id, 'meanwhile');
    expect(first.bodies(id)).not.to.include('meanwhile');
    first.change({isVisible: true, isSuspended: false});
    await hear(pages, id, 'meanwhile');
    await until(() => device.tabs.holder === first.link && device.streams === 1, 'its own lead');
    await server.agentSays(id, 'and on');
    await hear(pages, id, 'and on');
    expect(first.reads).to.equal(reads + 1);
    expect(pages.map((page) => received(page, 'meanwhile'))).to.deep.equal([1, 1]);
  });
});

describe('what one page shows', () => {
  it('is shown by the others: the draft, its text, and the conversation that it becomes', async () => {
    const server = new InPageServer();
    const device = new TestPages(() => server.backend());
    const [first, second] = [await device.open(), await device.open({isVisible: false})];
    second.session.open();
    first.session.open();
    await until(() => device.tabs.holder, 'a lead');
    first.session.showHome();
    first.session.showNewThread();
    const key = first.session.state.draft?.clientId ?? '';
    await until(() => second.session.state.draft?.clientId === key, 'the draft');
    expect(second.session.state.screen).to.deep.equal({name: 'thread', key});
    first.session.saveText(key, 'Do you ship to Cork?');
    await until(() => second.session.state.composerTexts[key] === 'Do you ship to Cork?', 'the text');
    first.session.sendMessage(key, 'Do you ship to Cork?');
    const {id} = await until(() => second.session.state.conversations[0], 'the conversation');
    await until(() => second.bodies(id).includes('Do you ship to Cork?'), 'the message');
    expect(second.session.state.screen).to.deep.equal({name: 'thread', key: id});
    expect(second.session.state.draft).to.equal(null);
    expect(second.session.state.composerTexts[key] ?? '').to.equal('');
    expect(second.told('conversation-create')).to.deep.equal([]);
    expect(second.told('message-sent')).to.deep.equal([]);
    await server.agentSays(id, 'We do.');
    await hear([first, second], id, 'We do.');
    first.session.showHome();
    await until(() => second.session.state.screen.name === 'home', 'the home');
    expect(device.streams).to.equal(1);
  });

  it('is the draft also that a page has begun before its panel was opened', async () => {
    const server = new InPageServer();
    const device = new TestPages(() => server.backend());
    const [first, second] = [await device.open(), await device.open({isVisible: false})];
    first.session.open();
    await until(() => device.tabs.holder, 'a lead');
    second.session.call('createConversation', {}).catch(() => undefined);
    const key = await until(() => second.session.state.draft?.clientId, 'the draft');
    await until(() => first.session.state.draft?.clientId === key, 'the same draft');
    expect(first.session.state.screen).to.deep.equal({name: 'thread', key});
  });

  it('is a draft in which both may write in the same moment', async () => {
    const server = new InPageServer();
    const device = new TestPages(() => server.backend());
    const [first, second] = [await device.open(), await device.open({isVisible: false})];
    second.session.open();
    first.session.open();
    await until(() => device.tabs.holder, 'a lead');
    // Each has begun one, in the same moment: which of the two is both's is their ids' matter.
    const [key = ''] = await until(() => {
      const drafts = [first, second].map(({session}) => session.state.draft?.clientId);
      return drafts[0] !== undefined && drafts[0] === drafts[1] && drafts;
    }, 'the same draft');
    first.session.sendMessage(key, 'From the first page');
    second.session.sendMessage(key, 'From the second page');
    const {id} = await until(() => second.session.state.conversations[0], 'the conversation');
    const both = ['From the first page', 'From the second page'];
    for (const page of [first, second]) {
      await until(() => both.every((body) => page.bodies(id).includes(body)), 'both messages');
      expect(page.session.state.conversations.length).to.equal(1);
      await until(() => page.session.state.threads[id]?.outgoing.length === 0, 'nothing on its way');
    }
  });

  it('is open there alone', async () => {
    const {first, others, id} = await talking(2);
    const [second = first] = others;
    first.session.open();
    first.session.showHome();
    await until(() => second.session.state.screen.name === 'home', 'the home');
    expect(second.session.state.isOpen).to.equal(false);
    first.session.showThread(id);
    await until(() => second.session.state.screen.name === 'thread', 'the thread');
    second.session.open();
    await until(() => second.bodies(id).length > 0, 'its messages');
  });

  it('creates the conversation for a page that waits for it elsewhere', async () => {
    const {device, first, others} = await talking(2);
    const [second = first] = others;
    const created = second.session.call('createConversation', {});
    const key = await until(() => first.session.state.draft?.clientId, 'the draft');
    first.session.sendMessage(key, 'From the other page');
    const {conversationId} = await created;
    expect(first.session.state.conversations.map(({id}) => id)).to.include(conversationId);
    expect(device.streams).to.equal(1);
  });
});

describe('who the visitor is', () => {
  it('is known in all pages after a login in one', async () => {
    const {server, device, first, others, pages, id} = await talking(3);
    const customer = newCustomer();
    const [second = first] = others;
    await second.session.call('login', {jwtToken: await identityToken(customer)});
    await until(() => pages.every((page) => page.told('login').length === 1), 'the login everywhere');
    await until(() => device.streams === 1, 'one stream');
    await server.agentSays(id, 'Good to see you');
    await hear(pages, id, 'Good to see you');
    for (const page of pages) {
      expect(page.session.state.identity?.externalId).to.equal(customer.externalId);
      expect(received(page, 'Good to see you')).to.equal(1);
      expect(page.told('login')).to.have.length(1);
    }
  });

  it('is nobody in all pages after a logout in one, and what was shown is gone', async () => {
    const {device, first, pages} = await talking(3);
    for (const page of pages) page.session.open();
    await first.session.call('logout');
    await until(() => pages.every((page) => page.told('logout').length === 1), 'the logout everywhere');
    await until(() => device.streams === 0, 'the end of the stream');
    for (const page of pages) {
      expect(page.session.state.conversations).to.deep.equal([]);
      expect(JSON.stringify(page.session.state.threads)).not.to.include('lamp');
      expect(page.told('error')).to.deep.equal([]);
    }
  });

  it('is another one in all pages when somebody else writes then', async () => {
    const {server, device, first, others, pages} = await talking(2);
    for (const page of pages) page.session.open();
    await first.session.call('logout');
    await until(() => others.every((page) => page.told('logout').length === 1), 'the logout everywhere');
    const [second = first] = others;
    const {conversationId: id} = await second.session.call('createConversation', {message: 'I am new here'});
    await until(() => first.session.state.conversations.some((one) => one.id === id), 'the conversation');
    first.session.showThread(id);
    await hear(pages, id, 'I am new here');
    await server.agentSays(id, 'Welcome');
    await hear(pages, id, 'Welcome');
    expect(first.session.state.conversations).to.have.length(1);
    expect(device.streams).to.equal(1);
  });

  it('is nobody in a page that was suspended while another one logged out', async () => {
    const {first, others} = await talking(2);
    const [second = first] = others;
    second.change({isSuspended: true});
    await first.session.call('logout');
    second.change({isSuspended: false, isVisible: true});
    await until(() => second.told('logout').length === 1, 'the logout');
    expect(second.session.state.conversations).to.deep.equal([]);
  });
});

describe('the connection', () => {
  it('is told in every page when it is lost and found again', async () => {
    const {device, pages} = await talking(3);
    const told = () => pages.map((page) => page.told('connection-change'));
    device.observer?.connection('offline', 1_800_000_000_000);
    await until(() => told().every((events) => events.length === 1), 'the loss');
    expect(pages.map(({session}) => session.state.connection)).to.deep.equal(['offline', 'offline', 'offline']);
    device.observer?.connection('offline', 1_800_000_009_000); // the next try has failed as well
    device.observer?.connection('open');
    await until(() => told().every((events) => events.length === 2), 'the return');
    const events = [{connection: 'offline', retryAt: 1_800_000_000_000}, {connection: 'online'}];
    expect(told()).to.deep.equal([events, events, events]);
  });

  it('is not asked for again by the next page when the server does not want it', async () => {
    const {device, first, others, id} = await talking(2);
    const [second = first] = others;
    device.observer?.connection('closed');
    first.close();
    await until(() => device.tabs.holder === second.link, 'the next lead');
    await second.session.call('getMessages', {conversationId: id}); // as long as a stream would take to come
    expect(device.opened).to.equal(1);
    second.session.open(); // somebody wants it
    await until(() => device.opened === 2, 'another try');
  });
});
