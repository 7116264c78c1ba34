import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {StoredAgentSession} from '../../../server/src/store/agent-session-store.js';
import type {ChatStore} from '../../../server/src/store/chat-store.js';
import {newId} from './store-examples.js';

function exampleSession(expiresAt: string): StoredAgentSession {
  return {id: newId(), agentId: 'ag_1', credential: 'abc', createdAt: '2020-01-01T00:00:00.000Z', expiresAt};
}

/** What every ChatStore does with the sessions of agents. */
export function agentSessionContract(store: () => ChatStore): void {
  describe('agents’ sessions', () => {
    it('are found until they are removed', async () => {
      const session = exampleSession('2020-01-02T00:00:00.000Z');
      await store().transaction(({agentSessions}) => agentSessions.insert(session));
      assert.deepEqual(await store().agentSessions.find(session.id), session);
      await store().transaction(({agentSessions}) => agentSessions.remove(session.id));
      assert.equal(await store().agentSessions.find(session.id), undefined);
      assert.equal(await store().agentSessions.find('\0'), undefined);
    });

    it('are renewed, but not brought back', async () => {
      const session = exampleSession('2020-01-02T00:00:00.000Z');
      const expiresAt = '2020-01-03T00:00:00.000Z';
      await store().transaction(({agentSessions}) => agentSessions.insert(session));
      await store().transaction(({agentSessions}) => agentSessions.renew(session.id, expiresAt));
      assert.deepEqual(await store().agentSessions.find(session.id), {...session, expiresAt});
      await store().transaction(async ({agentSessions}) => {
        await agentSessions.remove(session.id);
        await agentSessions.renew(session.id, expiresAt);
      });
      assert.equal(await store().agentSessions.find(session.id), undefined);
    });

    it('are forgotten once they have expired', async () => {
      const over = exampleSession('2019-01-02T00:00:00.000Z');
      const still = exampleSession('2019-01-02T00:00:00.001Z');
      await store().transaction(async ({agentSessions}) => {
        await agentSessions.insert(over);
        await agentSessions.insert(still);
        await agentSessions.removeExpired(over.expiresAt);
      });
      assert.equal(await store().agentSessions.find(over.id), undefined);
      assert.deepEqual(await store().agentSessions.find(still.id), still);
    });
  });
}
