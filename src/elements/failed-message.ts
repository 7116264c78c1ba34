import type {FailedAction} from '../message/message-row.js';
import type {OutgoingMessage, ThreadKey} from '../session/chat-state.js';
import type {FileChange} from '../session/composer-files.js';
import type {SessionView} from '../session/session-view.js';
import type {ThreadHost} from './thread-host.js';

/** `sendElsewhere`: in a new conversation, because this one takes nothing more from this visitor. */
export type DeliveryAction = FailedAction | 'sendElsewhere';

/** What a customer does with a message that was refused: the other one that follows has an id of its own. */
export function actOnFailed({thread, threadKey}: ThreadHost, clientId: string, action: DeliveryAction): void {
  const {session, value} = thread;
  const failed = value?.outgoing.find((outgoing) => outgoing.clientId === clientId);
  if (!session || !failed) return;
  if (action === 'sendElsewhere') {
    sendElsewhere(session, threadKey, value?.outgoing.filter(({error}) => error?.code === failed.error?.code) ?? []);
    return;
  }
  session.discardFailed(threadKey, clientId, action === 'edit');
  if (failed.files) reuseFiles(session, threadKey, failed, action);
  else if (action === 'retry') session.sendMessage(threadKey, failed.body, failed.reply ?? undefined);
}

/** All that was refused for the same reason, in its order: it is kept anew before it goes here. */
function sendElsewhere(session: SessionView, key: ThreadKey, refused: readonly OutgoingMessage[]): void {
  session.showNewThread();
  const {draft} = session.state;
  if (!draft) return;
  for (const message of refused) {
    if (message.files) reuseFiles(session, draft.clientId, message, 'retry');
    else session.sendMessage(draft.clientId, message.body);
    session.discardFailed(key, message.clientId, false);
  }
}

/** Sent again, or back in the composer with its words. */
function reuseFiles(session: SessionView, key: ThreadKey, {body, files = []}: OutgoingMessage, action: FailedAction) {
  if (action === 'delete') return;
  const change: FileChange = {type: action === 'retry' ? 'send' : 'restore', body, files};
  void session.call('changeFiles', key, change);
}
