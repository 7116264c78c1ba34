import type {ChatStore} from '../../../server/src/store/chat-store.js';
import {attachmentContract} from './attachment-contract.js';
import {agentSessionContract} from './agent-session-contract.js';
import {customerContract} from './customer-contract.js';
import {laneContract} from './lane-contract.js';
import {searchContract} from './search-contract.js';
import {deletionContract} from './deletion-contract.js';
import {satisfactionContract} from './satisfaction-contract.js';
import {taskContract} from './task-contract.js';

/** What every ChatStore does, area by area. `store` is open while the tests run; others have written into it. */
export const areaContracts: readonly ((store: () => ChatStore) => void)[] = [
  attachmentContract,
  customerContract,
  searchContract,
  taskContract,
  agentSessionContract,
  satisfactionContract,
  deletionContract,
  laneContract,
];
