import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {Tabs} from '../../src/session/tabs.js';
import type {TabMessage} from '../../src/session/tab-message.js';
import {MemoryStorage, StoredValues} from '../support/memory-storage.js';
import {MemoryTabs} from '../support/memory-tabs.js';
import {sessionParts} from '../support/session-parts.js';

const written: TabMessage = {type: 'outbox', payload: 'a record'};
const tasks = async () => {
  for (let count = 0; count < 5; count++) await new Promise((resolve) => setTimeout(resolve));
};

describe('a page of the former visitor', () => {
  const device = new MemoryTabs();
  const values = new StoredValues();
  function page(link = device.open()) {
    const {parts, stop} = sessionParts();
    const storage = new MemoryStorage(values);
    const tabs = new Tabs({...parts, environment: {...parts.environment, storage, tabs: link}});
    const heard: TabMessage[] = [];
    const message = (told: TabMessage) => {
      heard.push(told);
      if (told.type === 'wiped') tabs.leave();
    };
    tabs.on({message});
    return {tabs, link, storage, heard, stop};
  }

  it('that was frozen and answers whom it heard before is nothing to the next visitor', async () => {
    const frozen = page();
    frozen.tabs.join();
    await tasks();
    frozen.link.freeze();
    const before = page();
    before.tabs.join(); // its greeting is heard late
    await tasks();
    before.stop();
    const after = page(before.link);
    after.tabs.join({type: 'wiped'});
    await tasks();
    frozen.tabs.post(written);
    frozen.link.thaw();
    await tasks();
    assert.ok(frozen.heard.some(({type}) => type === 'wiped'));
    assert.deepEqual(after.heard, []);
    frozen.stop();
    after.stop();
  });

  it('that was loaded and frozen before the device was wiped, and listens since, begins anew and takes nothing over', async () => {
    const late = page();
    const after = page();
    after.tabs.join();
    await tasks();
    await after.storage.clear();
    after.tabs.post({type: 'wiped'}); // which the other one does not hear yet
    await tasks();
    late.tabs.join();
    late.tabs.post(written);
    await tasks();
    assert.deepEqual(late.heard, [{type: 'wiped'}]);
    assert.deepEqual(after.heard, []);
    assert.equal(device.holder, after.link);
    late.stop();
    after.stop();
  });
});
