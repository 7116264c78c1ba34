import {expect} from '@open-wc/testing';
import {sendMouse} from '@web/test-runner-commands';
import {pageBell} from '../../src/browser/page-bell.js';
import {newChat, until} from '../support/chat-page.js';
import {InPageServer} from '../support/in-page.js';

/** Stands in for the loudspeaker: counts what would be heard. */
let played = 0;
const {AudioContext} = globalThis;

before(async () => {
  // A browser plays only in a page that somebody has used.
  await sendMouse({type: 'click', position: [1, 1]});
  globalThis.AudioContext = class extends AudioContext {
    constructor() {
      super();
      played++;
    }
  };
});

after(() => {
  globalThis.AudioContext = AudioContext;
});

beforeEach(() => {
  pageBell.turn(false);
  played = 0;
});

afterEach(() => {
  pageBell.turn(false);
});

describe('the bell', () => {
  it('is silent until somebody turns it on, which is heard and remembered', () => {
    pageBell.ring();
    expect([pageBell.isOn, played]).to.deep.equal([false, 0]);
    pageBell.turn(true);
    expect([pageBell.isOn, played]).to.deep.equal([true, 1]);
    expect(localStorage.getItem('kustomer-chat/sound')).to.equal('on');
    pageBell.turn(false);
    expect([pageBell.isOn, localStorage.getItem('kustomer-chat/sound')]).to.deep.equal([false, null]);
  });

  it('rings for a message that comes while the panel is closed, not for one in sight', async () => {
    const server = new InPageServer();
    const chat = await newChat({backend: server.backend()});
    const {conversationId} = await chat.element.createConversation({message: 'Hello'});
    pageBell.turn(true);
    played = 0;
    await server.agentSays(conversationId, 'In sight');
    await until(() => chat.threadText.includes('In sight'), 'the message');
    const isVisible = document.visibilityState === 'visible';
    if (isVisible) expect(played).to.equal(0);
    await chat.element.close();
    await server.agentSays(conversationId, 'Out of sight');
    await until(() => played > 0, 'the sound');
    expect(played).to.equal(1);
  });

  it('rings once for several messages, and never while it is off', async () => {
    pageBell.turn(true);
    played = 0;
    for (let time = 0; time < 3; time++) pageBell.ring();
    await navigator.locks.query(); // what was asked for has been granted or refused
    expect(played).to.be.at.most(1);
    pageBell.turn(false);
    pageBell.ring();
    await navigator.locks.query();
    expect(played).to.be.at.most(1);
  });
});
