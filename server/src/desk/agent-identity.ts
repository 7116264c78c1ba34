import type {Sender} from '../../../src/model/message.js';
import type {AgentSenderWire} from '../../../src/wire/request-wire.js';
import type {Agent, AgentKey} from '../config/organisation.js';
import {invalid} from './problem.js';

/**
 * Who uses the agents' side: a program by its key, or a person who is signed in. `id` is the scope of what they write
 * once; no key has the id of a person.
 */
export type AgentIdentity =
  | ({readonly kind: 'key'} & AgentKey)
  | {
      readonly kind: 'person';
      readonly id: `person:${string}`;
      readonly role: Agent['role'];
      readonly person: Agent;
      /** As it is stored. */
      readonly sessionId: string;
    };

/** Who speaks. A program says it; a person is who they are, and giving somebody else is a mistake. */
export function speaker(agent: AgentIdentity, given: AgentSenderWire | undefined): Sender {
  if (agent.kind === 'person') {
    if (given) throw invalid('/sender', 'not-allowed', 'Who is signed in speaks in no other name: leave sender out.');
    const {id, displayName, avatarUrl} = agent.person;
    return {type: 'agent', id, displayName, avatarUrl, ai: false};
  }
  if (!given) throw invalid('/sender', 'missing', 'A key says who speaks: sender, with type and displayName.');
  return senderOf(given);
}

/** Without an id the name is one: the same person must not take part twice. */
function senderOf({type, displayName, id, avatarUrl, ai}: AgentSenderWire): Sender {
  const named = type === 'system' ? null : `${type}:${displayName}`;
  return {type, id: id ?? named, displayName, avatarUrl: avatarUrl ?? null, ai: ai ?? false};
}
