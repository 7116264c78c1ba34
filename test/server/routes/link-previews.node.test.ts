import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {demoOrganisation} from '../../../server/src/config/demo-organisation.js';
import {withSettings, type Organisation} from '../../../server/src/config/organisation.js';
import {TestDesk} from '../test-desk.js';
import {EventReader, fieldOf} from './event-reader.js';

const [site] = demoOrganisation.sites;
assert.ok(site);
const features = {...site.settings.features, linkPreviews: true};
const unfurling = withSettings(demoOrganisation, {features});

const card = {
  url: 'https://halden.example/care/wood',
  title: 'Looking after wood',
  description: 'Oil, twice a year.',
  imageUrl: 'https://halden.example/care/wood.jpg',
};

async function conversation(organisation: Organisation = unfurling) {
  const desk = new TestDesk({organisation});
  const visitor = await desk.visitor();
  const {id} = await visitor.say('See https://halden.example/care/wood');
  return {desk, visitor, id};
}

describe('link previews', () => {
  it('come with a message of the team, and are delivered with it', async () => {
    const {desk, visitor, id} = await conversation();
    const sent = await desk.agentSays(id, `Read ${card.url}`, {linkPreviews: [card]});
    assert.equal(sent.outcome, '201');
    assert.deepEqual(sent.message.linkPreviews, [card]);
    const read = (await visitor.ask('GET', `/v1/conversations/${id}/messages`)).messages.at(-1);
    assert.deepEqual(read?.linkPreviews, [card]);
  });

  it('are put to a message later, also to the customer’s, and told as a change that is no edit', async () => {
    const {desk, visitor, id} = await conversation();
    const reply = await visitor.ask('GET', `/v1/conversations/${id}/messages`);
    const [message] = reply.messages;
    assert.ok(message);
    const address = `/v1/events?after=${encodeURIComponent(reply.list.eventCursor ?? '')}`;
    const headers = {accept: 'text/event-stream'};
    const events = new EventReader(await desk.fetch('GET', address, {token: visitor.token, headers}));
    const path = `/conversations/${id}/messages/${message.id}`;
    const changed = await desk.agent('PATCH', path, {body: {linkPreviews: [{url: card.url}]}});
    assert.equal(changed.outcome, '200');
    const plain = {url: card.url, title: null, description: null, imageUrl: null};
    assert.deepEqual(changed.message, {...message, linkPreviews: [plain]});
    const [told] = await events.next(1, 'message.updated');
    assert.deepEqual(fieldOf(fieldOf(told?.json, 'data'), 'linkPreviews'), [plain]);
    await events.close();
    const none = await desk.agent('PATCH', path, {body: {linkPreviews: []}});
    assert.deepEqual(none.message.linkPreviews, []);
  });

  it('are refused when they are no addresses of the web, too many, or come beside other changes', async () => {
    const {desk, id} = await conversation();
    const refused = async (linkPreviews: unknown) => (await desk.agentSays(id, 'Look', {linkPreviews})).outcome;
    assert.equal(await refused([{url: 'javascript:alert(1)'}]), '400 invalid-request');
    assert.equal(await refused([{url: 'https://'}]), '400 invalid-request');
    assert.equal(await refused([{...card, imageUrl: 'data:image/png;base64,AAAA'}]), '400 invalid-request');
    assert.equal(await refused(Array.from({length: 11}, () => card)), '400 invalid-request');
    const {message} = await desk.agentSays(id, 'Look');
    const path = `/conversations/${id}/messages/${message.id}`;
    const both = await desk.agent('PATCH', path, {body: {linkPreviews: [card], body: 'See'}});
    assert.equal(both.outcome, '400 invalid-request');
    const nowhere = await desk.agent('PATCH', `/conversations/${id}/messages/none`, {body: {linkPreviews: [card]}});
    assert.equal(nowhere.outcome, '404 not-found');
  });

  it('are refused where the brand wants none', async () => {
    const {desk, id} = await conversation(demoOrganisation);
    const {problem, outcome} = await desk.agentSays(id, 'Look', {linkPreviews: [card]});
    assert.equal(outcome, '400 invalid-request');
    assert.equal(problem.errors?.[0]?.pointer, '/linkPreviews');
    assert.equal((await desk.agentSays(id, 'Look', {linkPreviews: []})).outcome, '201');
  });
});
