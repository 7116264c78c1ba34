import {expect} from '@open-wc/testing';
import {guardLeaving} from '../../src/browser/leave-guard.js';
import type {ComposerFile} from '../../src/model/composer-file.js';
import type {ChatState, OutgoingMessage} from '../../src/session/chat-state.js';
import {emptyState, sampleThread} from '../support/model-samples.js';
import {StillSession} from '../support/still-session.js';

const message: OutgoingMessage = {
  ...{clientId: 'out', body: 'Hello?', reply: null, createdAt: '', delivery: 'waiting', error: null},
};
const file: ComposerFile = {
  ...{id: 'f', file: new File(['x'], 'a.txt'), alt: '', status: 'uploaded', sentBytes: 1},
  ...{attachmentId: 'at_1', error: null},
};
const withMessage = (isVolatile?: boolean) => ({co_1: sampleThread([], {outgoing: [{...message, isVolatile}]})});

const ending: AbortController[] = [];

function newGuard() {
  const session = new StillSession();
  const controller = new AbortController();
  ending.push(controller);
  guardLeaving(session, controller.signal);
  return {session, controller};
}

/** Whether the browser would ask. */
function asks(): boolean {
  const event = new Event('beforeunload', {cancelable: true});
  dispatchEvent(event);
  return event.defaultPrevented;
}

describe('leaving the page', () => {
  afterEach(() => {
    for (const controller of ending.splice(0)) controller.abort();
  });

  const cases: [string, Partial<ChatState>, boolean][] = [
    ['nothing was written', {}, false],
    ['a message waits that is stored', {threads: withMessage()}, false],
    ['a message waits that is not stored', {threads: withMessage(true)}, true],
    ['words are typed that are stored', {composerTexts: {co_1: 'half a sentence'}}, false],
    ['words are typed that nothing is stored of', {composerTexts: {co_1: 'half a'}, isVolatile: true}, true],
    ['nothing is typed where nothing is stored', {composerTexts: {co_1: ' '}, isVolatile: true}, false],
    ['files were chosen and not sent', {composerFiles: {co_1: [file]}}, true],
    ['no file is left', {composerFiles: {co_1: []}}, false],
  ];
  for (const [name, state, isAsked] of cases) {
    it(`${isAsked ? 'is asked about' : 'is free'} while ${name}`, () => {
      newGuard().session.change(state);
      expect(asks()).to.equal(isAsked);
    });
  }

  it('is free again as soon as the server has the message', () => {
    const {session} = newGuard();
    session.change({threads: withMessage(true)});
    session.change({threads: {co_1: sampleThread()}});
    expect(asks()).to.equal(false);
  });

  it('is listened for only as long, for the sake of the back/forward cache', () => {
    const heard: string[] = [];
    const {addEventListener, removeEventListener} = window;
    Object.assign(window, {
      addEventListener: (type: string, ...rest: [() => void]) => {
        heard.push(`+${type}`);
        addEventListener.call(window, type, ...rest);
      },
      removeEventListener: (type: string, ...rest: [() => void]) => {
        heard.push(`-${type}`);
        removeEventListener.call(window, type, ...rest);
      },
    });
    const {session} = newGuard();
    session.change({composerTexts: {co_1: 'stored'}});
    expect(heard).to.deep.equal([]);
    session.change({threads: withMessage(true)});
    session.change({...emptyState});
    Object.assign(window, {addEventListener, removeEventListener});
    expect(heard).to.deep.equal(['+beforeunload', '-beforeunload']);
  });

  it('ends with the chat, and another chat on the page goes on', () => {
    const one = newGuard();
    const other = newGuard();
    one.session.change({threads: withMessage(true)});
    other.session.change({threads: withMessage(true)});
    one.controller.abort();
    expect(asks()).to.equal(true);
    other.controller.abort();
    expect(asks()).to.equal(false);
    expect(one.session.listeners).to.equal(0);
  });
});
