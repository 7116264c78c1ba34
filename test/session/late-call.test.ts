import {expect} from '@open-wc/testing';
import type {CallParts} from '../../src/session/call-parts.js';
import {Calls} from '../../src/session/calls.js';
import {toChatError} from '../../src/model/chat-error.js';
import {sessionParts} from '../support/session-parts.js';

it('a conversation that a page asks for while somebody logs out is not shown to the next visitor', async () => {
  const {parts} = sessionParts();
  const visit = new AbortController();
  const shown: string[] = [];
  const calls = new Calls({
    ...parts,
    signal: visit.signal,
    correspond: () => {
      visit.abort(); // what sends is loaded, and the visitor has gone
      return Promise.resolve({writer: {write: () => shown.push('message')}});
    },
    assertShown: () => undefined,
    join: () => undefined,
    open: () => shown.push('panel'),
    screens: {openDraft: () => shown.push('draft'), takeDraft: () => undefined},
  } as unknown as CallParts);
  const refused = await calls.createConversation({message: 'For whom?'}).catch((error: unknown) => error);
  expect(toChatError(refused).code).to.equal('aborted');
  expect(shown).to.deep.equal([]);
});
