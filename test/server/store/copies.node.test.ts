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

  it('has the hidden class of every other, whatever it is a copy of', () => {
    const stored = exampleConversation();
    const {id, ...others} = stored.conversation;
    const conversation = {...others, id};
    assert.ok(!haveSameShape(conversation, stored.conversation));
    assert.ok(haveSameShape(copyConversation(conversation), copyConversation(stored.conversation)));
    assert.ok(haveSameShape(copyStored({...stored, conversation}), copyStored(stored)));
    const message = numbered(exampleMessage(stored.conversation.id), 1);
    assert.ok(haveSameShape(withNewestMessage(conversation, message), copyConversation(stored.conversation)));
    assert.ok(haveSameShape(numbered(message, 2), message));
  });
});
