import {expect} from '@open-wc/testing';
import {demoOrganisation} from '../../server/src/in-page.js';
import {ChatError} from '../../src/model/chat-error.js';
import {ConfigSchema} from '../../src/wire/config-schema.js';
import {decodeConfig} from '../../src/wire/config-wire.js';
import {decodeEvent} from '../../src/wire/event-wire.js';
import {readLauncherConfig} from '../../src/wire/launcher-config.js';
import {decodeMessage} from '../../src/wire/message-wire.js';
import {decodeProblem} from '../../src/wire/problem-wire.js';
import {InPageServer} from '../support/in-page.js';

const message = {
  id: 'm1',
  clientId: null,
  conversationId: 'c1',
  seq: 1,
  createdAt: '2026-01-05T10:00:00.000Z',
  direction: 'out',
  sender: {type: 'agent', id: null, displayName: 'Nora', avatarUrl: null, ai: false},
  body: 'Hello',
};

async function realConfig(): Promise<unknown> {
  const request = new Request('http://localhost/v1/config?site=pk_demo_assistant');
  return (await new InPageServer().fetch(request)).json();
}

describe('what the launcher reads of Config', () => {
  it('agrees with the whole schema on a real answer', async () => {
    const json = await realConfig();
    const config = ConfigSchema.parse(json);
    expect(readLauncherConfig(json)).to.deep.equal({
      availability: config.availability,
      icon: config.site.launcherIcon,
      accent: config.site.accent,
      locale: config.site.locale,
      label: config.site.launcherLabel,
    });
    expect(decodeConfig(json)).to.deep.equal(config);
    expect(demoOrganisation.sites).to.have.length(2);
  });

  it('is total: nothing throws, and what is no Config is undefined', async () => {
    const json = (await realConfig()) as {site: object};
    const wrong = [undefined, null, 1, 'x', [], {}, {availability: 'online'}, {availability: 'on', site: json.site}];
    for (const value of wrong) expect(readLauncherConfig(value)).to.equal(undefined);
    expect(readLauncherConfig({availability: 'online', site: {...json.site, locale: 3}})).to.equal(undefined);
  });

  it('takes no icon from elsewhere', async () => {
    const json = (await realConfig()) as {site: object};
    const site = {...json.site, launcherIcon: 'https://elsewhere.example/icon.png'};
    expect(readLauncherConfig({...json, site})?.icon).to.equal(null);
  });
});

describe('a message from a newer server', () => {
  it('shows its body when the template is unknown or broken', () => {
    expect(decodeMessage({...message, template: {type: 'hologram', x: 1}}).template).to.equal(null);
    expect(decodeMessage({...message, template: {type: 'quickReplies', actions: 'none'}}).template).to.equal(null);
    expect(decodeMessage({...message, template: {type: 'hasOwnProperty'}}).template).to.equal(null);
  });

  it('is read with fields and senders that this release does not know', () => {
    const decoded = decodeMessage({...message, mood: 'good', sender: {...message.sender, type: 'robot'}});
    expect(decoded).to.include({body: 'Hello', streaming: false});
    expect(decoded).not.to.have.property('mood');
    expect(decoded.sender.type).to.equal('system');
  });
});

describe('an event', () => {
  const at = '2026-01-05T10:00:00.000Z';

  it('of an unknown type is ignored, also one named like a property of every object', () => {
    expect(decodeEvent({type: 'moon.risen', at, data: {}})).to.equal(undefined);
    expect(decodeEvent({type: 'constructor', at, data: {}})).to.equal(undefined);
  });

  it('of a known type with a wrong shape is refused', () => {
    expect(() => decodeEvent({type: 'message.created', at, conversationId: 'c1', data: {}})).to.throw();
  });

  it('is read whole', () => {
    const event = decodeEvent({type: 'message.created', at, conversationId: 'c1', data: message});
    expect(event).to.deep.include({type: 'message.created', conversationId: 'c1', data: decodeMessage(message)});
  });
});

describe('a problem', () => {
  it('becomes a ChatError with its code, status and fields', () => {
    const errors = [{pointer: '/customAttributes/x', code: 'unknown', detail: 'no'}];
    const body = {
      type: 'https://docs.example/problems/attributes-invalid',
      title: 'No',
      status: 422,
      detail: 'x',
      errors,
    };
    const error = decodeProblem(422, body, undefined);
    expect(error).to.be.instanceOf(ChatError);
    expect(error).to.include({code: 'attributes-invalid', status: 422, retryable: false, message: 'x'});
    expect(error.errors).to.deep.equal(errors);
  });

  it('that is a proxy’s page is a backend that cannot be reached now, whatever the status', () => {
    for (const status of [302, 400, 401, 403, 404, 407, 413, 502, 511]) {
      const error = decodeProblem(status, status === 404 ? 'no' : undefined, undefined);
      expect(error).to.include({code: 'backend-unavailable', status, retryable: true});
    }
  });

  it('of a gateway on the way is none of ours', () => {
    const page = 'https://tools.ietf.org/html/rfc7231#section-6.5.3';
    for (const type of ['about:blank', page, '']) {
      const error = decodeProblem(403, {type, title: 'Forbidden', status: 403}, undefined);
      expect(error).to.include({code: 'backend-unavailable', retryable: true});
    }
  });

  it('says when to come again', () => {
    const body = {type: 'x/rate-limited', title: 'Too many', status: 429};
    expect(decodeProblem(429, body, 7)).to.include({code: 'rate-limited', retryable: true, retryAfter: 7});
  });
});
