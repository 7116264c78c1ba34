import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import * as z from 'zod/mini';
import {MessageHitSchema} from '../../../src/wire/message-hit-wire.js';
import {demoOrganisation} from '../../../server/src/config/demo-organisation.js';
import {withSettings} from '../../../server/src/config/organisation.js';
import {TestDesk, type Reply, type TestVisitor} from '../test-desk.js';

function hits(reply: Reply) {
  return z.array(MessageHitSchema).parse(reply.list.items);
}

function search(visitor: TestVisitor, q: string, more = ''): Promise<Reply> {
  return visitor.ask('GET', `/v1/search?q=${encodeURIComponent(q)}${more}`);
}

describe('search in messages', () => {
  it('finds what was said by both sides, newest first, and says where', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const {id} = await visitor.say('My **lamp** is broken');
    desk.now += 1000;
    await desk.agentSays(id, 'Which LAMP is it?');
    const found = hits(await search(visitor, 'lamp'));
    assert.deepEqual(
      found.map(({excerpt, ranges}) => [excerpt, ...ranges.map(([start, end]) => excerpt.slice(start, end))]),
      [
        ['Which LAMP is it?', 'LAMP'],
        ['My lamp is broken', 'lamp'],
      ],
    );
    assert.equal(found[0]?.conversationId, id);
  });

  it('shows the words within a long message', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    await visitor.say(`${'so many words '.repeat(60)}the needle, ${'and more '.repeat(60)}`);
    const [hit] = hits(await search(visitor, 'needle'));
    assert.ok(hit);
    assert.ok(hit.excerpt.length < 220, hit.excerpt);
    const [range] = hit.ranges;
    assert.equal(range && hit.excerpt.slice(...range), 'needle');
  });

  it('never finds what another visitor said', async () => {
    const desk = new TestDesk();
    const one = await desk.visitor();
    const other = await desk.visitor();
    const {id} = await one.say('my secret lamp');
    assert.deepEqual(hits(await search(other, 'secret')), []);
    assert.equal((await search(other, 'secret', `&conversationId=${id}`)).outcome, '404 not-found');
    assert.equal((await desk.ask('GET', '/v1/search?q=secret')).outcome, '401 unauthorized');
  });

  it('goes on page by page, also within one conversation', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const {id} = await visitor.say('lamp 1');
    for (const body of ['lamp 2', 'lamp 3']) {
      desk.now += 1000;
      await visitor.send(id, {body});
    }
    await visitor.say('lamp of another conversation');
    const within = `&conversationId=${id}&limit=2`;
    const first = await search(visitor, 'lamp', within);
    assert.deepEqual(
      hits(first).map(({excerpt}) => excerpt),
      ['lamp 3', 'lamp 2'],
    );
    const rest = await search(visitor, 'lamp', `${within}&cursor=${String(first.list.nextCursor)}`);
    assert.deepEqual(
      hits(rest).map(({excerpt}) => excerpt),
      ['lamp 1'],
    );
    assert.equal(rest.list.nextCursor, null);
  });

  it('leaves out ended conversations where the site shows no history', async () => {
    const [site] = demoOrganisation.sites;
    assert.ok(site);
    const features = {...site.settings.features, history: false};
    const desk = new TestDesk({organisation: withSettings(demoOrganisation, {features})});
    const visitor = await desk.visitor();
    const {id} = await visitor.say('an old lamp');
    await visitor.ask('POST', `/v1/conversations/${id}/end`, {body: {}});
    await visitor.say('a new lamp');
    assert.deepEqual(
      hits(await search(visitor, 'lamp')).map(({excerpt}) => excerpt),
      ['a new lamp'],
    );
  });

  it('refuses a search for nothing, for too much and with a wrong cursor', async () => {
    const visitor = await new TestDesk().visitor();
    for (const query of ['', '?q=', '?q=%20', `?q=${'x'.repeat(201)}`, '?q=lamp&cursor=x', '?q=lamp&limit=0']) {
      assert.equal((await visitor.ask('GET', `/v1/search${query}`)).outcome, '400 invalid-request', query);
    }
    assert.deepEqual(hits(await search(visitor, '%\0_\'"; drop table messages')), []);
  });
});
