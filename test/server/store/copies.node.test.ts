import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {setFlagsFromString} from 'node:v8';
import {runInThisContext} from 'node:vm';
import {withNewestMessage} from '../../../server/src/desk/views.js';
import {copyConversation, copyStored, numbered} from '../../../server/src/store/copies.js';
import {exampleConversation, exampleMessage} from './store-examples.js';

setFlagsFromString('--allow-natives-syntax');
const haveSameShape = runInThisContext('(one, other) => %HaveSameMap(one, other)') as (
  one: object,
  other: object,
) => boolean;

describe('A copy', () => {
  it('holds what it is a copy of, and is another', () => {
    const stored = exampleConversation({lastSeq: 7}, {title: 'A lamp', unreadCount: 3});
    const message = exampleMessage(stored.conversation.id);
    assert.deepEqual(copyConversation(stored.conversation), stored.conversation);
    assert.deepEqual(copyStored(stored), stored);
    assert.deepEqual(numbered(message, 8), {...message, seq: 8});
    assert.notEqual(copyConversation(stored.conversation), stored.conversation);
    assert.notEqual(copyStored(stored), stored);
  });

  it('has the hidden class of every other, however often it was copied before', () => {
    const stored = exampleConversation();
    const first = copyStored(stored);
    first.conversation = copyConversation(stored.conversation);
    let last = first;
    for (let seq = 1; seq <= 5; seq++) {
      const message = numbered(exampleMessage(stored.conversation.id), seq);
      last = copyStored(last);
      last.conversation = withNewestMessage(last.conversation, message);
    }
    assert.ok(haveSameShape(last, first));
    assert.ok(haveSameShape(last.conversation, first.conversation));
  });
});
