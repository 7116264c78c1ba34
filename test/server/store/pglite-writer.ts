// A server of its own for the tests: opens the store in the folder given, and writes until it is killed. Each line of
// its output is the seq of a message that the store has acknowledged.
import {openStore} from '../../../server/src/store/open-store-node.js';
import {exampleEvent, exampleMessage} from './store-examples.js';

const [dataDir = '', conversationId = '', subjectId = ''] = process.argv.slice(2);
const store = await openStore({dataDir});
for (;;) {
  const {message} = await store.transaction(async (transaction) => {
    const stored = await transaction.insertMessage(exampleMessage(conversationId));
    await transaction.appendEvent(subjectId, exampleEvent(conversationId, `${stored.message.seq}`));
    return stored;
  });
  console.log(message.seq);
}
