import {expect} from '@open-wc/testing';
import {demoOrganisation, withSettings} from '../../../server/src/in-page.js';
import {SelfHostedBackend} from '../../../src/backend/self-hosted/self-hosted-backend.js';
import {newChat, until} from '../../support/chat-page.js';
import {newText} from '../../support/errors.js';
import {InPageServer} from '../../support/in-page.js';

describe('a configuration that is reloaded', () => {
  const [site] = demoOrganisation.sites;
  const changed = withSettings(demoOrganisation, {
    ...(site ? {site: {...site.settings.site, greeting: 'We have moved.'}} : {}),
    scheduleId: 'never',
  });

  it('shows in a page that stays: greeting and availability', async () => {
    const server = new InPageServer();
    const chat = await newChat({backend: server.backend()});
    await chat.element.createConversation({message: newText()});
    (await until(() => chat.back, 'the way back')).click();
    const homeText = () => chat.home?.shadowRoot?.textContent ?? '';
    await until(() => homeText().includes('how can we help?'), 'the home');
    expect(chat.element.availability).to.equal('online');
    await server.reload(changed);
    await until(() => homeText().includes('We have moved.'), 'the new greeting');
    expect(chat.element.availability).to.equal('offline');
    expect(await chat.event('kustomer-availability-change')).to.deep.equal({availability: 'offline'});
    expect(chat.events.filter(({name}) => name === 'kustomer-error')).to.deep.equal([]);
  });

  it('is not taken from the browser’s cache when it is read again', async () => {
    const server = new InPageServer();
    const modes: string[] = [];
    const backend = new SelfHostedBackend({
      siteKey: 'pk_demo',
      serverUrl: 'http://localhost',
      fetch: (request) => {
        modes.push(request.cache);
        return server.fetch(request);
      },
    });
    const {signal} = new AbortController();
    await backend.loadConfig({}, signal);
    await backend.loadConfig({}, signal);
    expect(modes).to.deep.equal(['default', 'no-cache']);
  });
});
