import {assistantOf} from '../config/organisation.js';
import {idleEvent, idleKind} from './assistant-plan.js';
import {runOf} from './assistant-state.js';
import {takeOver} from './assistant-takeover.js';
import {timestamp} from './desk.js';
import {assistantSays} from './question.js';
import {inOneTransaction, type TaskHandler} from './task-runner.js';
import {ThreadChange} from './thread-change.js';

/** Reminds a customer who says nothing, and gives up in the end. */
export const idleHandler: TaskHandler = inOneTransaction(
  idleKind,
  async (desk, transaction, journal, {conversationId, data}) => {
    const stored = await transaction.conversation(conversationId);
    const run = stored ? runOf(stored) : null;
    const assistant = run ? assistantOf(desk.organisation, run.assistantId) : undefined;
    const isWaitedFor = run?.turn === data['turn'] && run?.reminded === data['reminded'];
    if (!stored || stored.conversation.ended || !run || !assistant || !isWaitedFor) return;
    const event = idleEvent(assistant, run.reminded);
    if (!event) return;
    const thread = new ThreadChange(desk, transaction, stored);
    if (event.type === 'abandon' && event.then === 'transfer') await takeOver(transaction, thread);
    if (event.body !== undefined) {
      await thread.add({...assistantSays(assistant, event.body), direction: 'out', auto: true});
    }
    if (event.type === 'remind') {
      // A server that was down says it late, and must not say the rest in one breath.
      const since = timestamp(desk.clock() - event.afterSeconds * 1000);
      thread.stored = {...thread.stored, assistantRun: {...run, since, reminded: run.reminded + 1}};
    } else if (event.then === 'end') {
      thread.end('assistant', 'timed_out');
    }
    await thread.finish(journal);
  },
);
