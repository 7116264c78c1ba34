import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'puppeteer-core';
import {named, read, RealPages, see, write} from '../support/real-pages.js';

const quick = 1000;
const visitorField = 'kustomer-chat >>> textarea'; // the shop's form has a field of the same name
const agentField = 'agent-console >>> agent-composer >>> textarea';

describe('a visitor and an agent in two browser pages', () => {
  const pages = new RealPages();
  let visitor: Page;
  let agent: Page;

  before(async () => {
    await pages.start();
    visitor = await pages.open('/');
    agent = await pages.open('/agent');
  });

  after(() => pages.stop());

  it('shows a new message to the agent in under a second', async () => {
    await read(agent, 'Nobody is waiting');
    await (await see(visitor, named('button', 'Chat with Halden Care'))).click();
    await write(visitor, visitorField, 'Where is my lamp?');
    await visitor.keyboard.press('Enter');
    await read(agent, 'Where is my lamp?', quick);
    await see(agent, 'agent-console >>> agent-inbox >>> .row.unread');
  });

  it('shows the answer to the visitor, and marks what was read', async () => {
    await (await see(agent, 'agent-console >>> agent-inbox >>> .row')).click();
    await see(agent, agentField);
    await agent.waitForFunction(() => {
      const inbox = document.querySelector('agent-console')?.shadowRoot?.querySelector('agent-inbox');
      return inbox?.shadowRoot?.querySelector('.row') && !inbox.shadowRoot.querySelector('.row.unread');
    });
    await write(agent, agentField, 'It leaves us today.');
    await agent.keyboard.press('Enter');
    await read(visitor, 'It leaves us today.', quick);
    await read(visitor, 'Nora');
    await read(agent, 'Read');
  });

  it('shows who is typing, both ways', async () => {
    await write(agent, agentField, 'One mo');
    await see(visitor, named('image', 'Nora is writing'));
    await write(visitor, visitorField, 'Thank y');
    await see(agent, 'agent-console >>> agent-thread >>> .typing');
  });

  it('goes on by itself after the server was killed and came back', async () => {
    await pages.server.stop('SIGKILL');
    await read(agent, 'No connection.');
    await visitor.keyboard.type('ou!');
    await visitor.keyboard.press('Enter');
    await pages.server.start();
    await read(agent, 'Thank you!', 40_000);
  });

  it('shows the visitor that the conversation has ended', async () => {
    await (await see(agent, named('button', 'End'))).click();
    await (await see(agent, named('button', 'End conversation'))).click();
    await see(visitor, named('button', 'New conversation'));
    await read(agent, 'The team ended the conversation');
  });

  it('hands the contact form over to a new conversation, with what the shop knows', async () => {
    const shopper = await pages.open('/#sund');
    await shopper.type('#contact-name', 'Mara Vogel');
    await shopper.type('#contact-email', 'mara@post.example');
    await shopper.type('#contact-order', 'HL-20481');
    await shopper.select('#contact-topic', 'Something is damaged');
    await shopper.type('#contact-message', 'The shade has a crack.');
    await shopper.click('#contact-send');
    await read(agent, 'The shade has a crack.');
    await read(shopper, 'Thank you, Mara.');
    await see(shopper, 'kustomer-chat >>> kustomer-chat-thread');
    const {items} = (await pages.agent('GET', '/conversations?status=open')) as {
      items: readonly {customAttributes: Record<string, string>; preview: {text: string}}[];
    };
    assert.equal(items.length, 1);
    assert.deepEqual(items[0]?.customAttributes, {
      orderIdStr: 'HL-20481',
      pageUrl: `${pages.origin}/#sund`,
      chatPageStr: 'Something is damaged',
      historyTxt: 'Looked at: Sund armchair',
    });
    assert.equal(items[0].preview.text, 'The shade has a crack.\n\nMara Vogel, mara@post.example');
  });

  it('leaves no error behind, and breaks no policy', () => {
    assert.deepEqual(pages.complaints, []);
  });
});
