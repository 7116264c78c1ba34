import {outage, type Weather} from '../support/fault-proxy.js';
import {between, pick} from './random.js';
import type {Tab} from './tab.js';
import type {Trial} from './trial.js';

export interface Action {
  readonly name: string;
  /** How often it is chosen, beside the others. */
  readonly weight: number;
  readonly canHappen?: (trial: Trial) => boolean;
  readonly happen: (trial: Trial) => Promise<void>;
}

const weathers: readonly Weather[] = [
  {chances: {}, latency: 20},
  {chances: {}, latency: 600},
  {chances: {lost: 0.25, cut: 0.15}, latency: 50, losesFile: true},
  {chances: {unanswered: 0.3, twice: 0.2}, latency: 100},
  {chances: {busy: 0.4}, latency: 20},
  {chances: {portal: 0.5}, latency: 50},
  {chances: {stuck: 0.3}, latency: 50},
  {chances: {buffered: 0.7}, latency: 100},
  {chances: {lost: 0.1, unanswered: 0.1, cut: 0.1, busy: 0.1, portal: 0.05, twice: 0.2, stuck: 0.05}, latency: 200},
];

/** The tab in front, as a rule; sometimes the page of another one acts by itself. */
function someTab({random, visible, tabs}: Trial): Tab | undefined {
  return random() < 0.7 ? visible : pick(random, tabs);
}

const hasOthers = ({tabs}: Trial) => tabs.length > 1;

/** With its page alive. */
const isAwake = (tab: Tab | undefined): tab is Tab => tab !== undefined && !tab.isFrozen && !tab.isCrashed;

export const actions: readonly Action[] = [
  {
    name: 'a customer sends',
    weight: 34,
    happen: async (trial) => {
      const tab = trial.visible;
      if (!isAwake(tab)) return;
      const text = trial.ledger.newText(tab.name);
      // Now and then what comes next does not wait until the bubble is there.
      const waits = trial.random() < 0.9;
      const write = trial.ledger.add(text, tab.name, 'composer');
      const seen = await tab.send(text, waits);
      write.isPromised = seen === 'seen';
      if (seen === 'no field') trial.ledger.writes.pop();
      trial.note(`${tab.name} sends “${text}”: ${seen}`);
      trial.ledger.saw(tab.name, (await tab.look()).rows);
    },
  },
  {
    name: 'a page sends',
    weight: 9,
    happen: async (trial) => {
      const tab = someTab(trial);
      if (!isAwake(tab)) return;
      const {key} = await tab.look();
      const known = (await trial.stage.desk.conversations(trial.startedAt)).find(({id}) => id === key);
      if (!known) return;
      const text = trial.ledger.newText(tab.name);
      trial.ledger.add(text, tab.name, 'sendMessage');
      trial.note(`the page of ${tab.name} sends “${text}”`);
      await tab.call(text, 'sendMessage', {conversationId: known.id, body: text});
    },
  },
  {
    name: 'a page begins a conversation',
    weight: 3,
    happen: async (trial) => {
      const tab = someTab(trial);
      if (!isAwake(tab)) return;
      const text = trial.ledger.newText(tab.name);
      trial.ledger.add(text, tab.name, 'createConversation');
      trial.note(`the page of ${tab.name} begins a conversation with “${text}”`);
      await tab.call(text, 'createConversation', {message: text});
    },
  },
  {
    name: 'a customer types',
    weight: 8,
    happen: async (trial) => {
      const tab = trial.visible;
      if (isAwake(tab)) await tab.type(`${tab.name} begins a word`);
    },
  },
  {
    name: 'an agent writes',
    weight: 12,
    canHappen: ({isServerAway}) => !isServerAway,
    happen: async (trial) => {
      const {desk} = trial.stage;
      const open = (await desk.conversations(trial.startedAt)).filter(({ended}) => !ended);
      const conversation = pick(trial.random, open);
      if (!conversation) return;
      const text = trial.ledger.newText('Nora');
      trial.note(`an agent says “${text}”`);
      if (await desk.say(conversation.id, text)) trial.ledger.agentTexts.push(text);
    },
  },
  {
    name: 'an end',
    weight: 3,
    canHappen: ({isServerAway}) => !isServerAway,
    happen: async (trial) => {
      const {desk} = trial.stage;
      const open = (await desk.conversations(trial.startedAt)).filter(({ended}) => !ended);
      const conversation = pick(trial.random, open);
      const tab = someTab(trial);
      if (!conversation || !isAwake(tab)) return;
      const isAgent = trial.random() < 0.3;
      trial.note(`${isAgent ? 'an agent' : `the page of ${tab.name}`} ends a conversation`);
      if (isAgent) await desk.end(conversation.id);
      else await tab.call('end', 'endConversation', {conversationId: conversation.id});
    },
  },
  {
    name: 'a new conversation',
    weight: 6,
    happen: async (trial) => {
      const tab = trial.visible;
      if (isAwake(tab) && (await tab.look()).typed === null) await tab.press('.new');
    },
  },
  {
    name: 'the weather changes',
    weight: 12,
    happen: async (trial) => {
      const weather = pick(trial.random, weathers);
      if (!weather) return;
      trial.note(`the weather changes: ${JSON.stringify(weather)}`);
      trial.change(weather);
      if (trial.random() < 0.3) trial.stage.proxy.breakStreams();
    },
  },
  {
    name: 'an outage',
    weight: 3,
    happen: async (trial) => {
      const before = trial.stage.proxy.weather;
      trial.note('an outage');
      trial.change(outage);
      trial.stage.proxy.breakStreams();
      trial.forAWhile(300, 2500, () => {
        trial.change(before);
      });
    },
  },
  {
    name: 'the machine goes offline',
    weight: 3,
    canHappen: ({isOffline}) => !isOffline,
    happen: async (trial) => {
      trial.note('the machine goes offline');
      await trial.goOffline(true);
      trial.forAWhile(300, 2500, async () => {
        trial.note('the machine is online');
        await trial.goOffline(false);
      });
    },
  },
  {
    name: 'the server is killed',
    weight: 3,
    canHappen: ({isServerAway}) => !isServerAway,
    happen: async (trial) => {
      trial.note('the server is killed');
      await trial.kill();
    },
  },
  {
    name: 'another tab comes to the front',
    weight: 10,
    canHappen: hasOthers,
    happen: async (trial) => {
      const tab = pick(trial.random, trial.tabs.slice(0, -1));
      if (!tab) return;
      trial.note(`${tab.name} comes to the front`);
      await trial.show(tab);
    },
  },
  {
    name: 'a hidden tab is frozen',
    weight: 4,
    canHappen: hasOthers,
    happen: async (trial) => {
      const tab = pick(trial.random, trial.tabs.slice(0, -1));
      if (!isAwake(tab)) return;
      trial.note(`${tab.name} is frozen`);
      await tab.freeze(true);
    },
  },
  {
    name: 'a tab is reloaded',
    weight: 6,
    canHappen: ({isOffline}) => !isOffline,
    happen: async (trial) => {
      const tab = someTab(trial);
      if (!isAwake(tab)) return;
      trial.note(`${tab.name} is reloaded`);
      await trial.reload(tab);
    },
  },
  {
    name: 'a tab goes, another one comes',
    weight: 6,
    canHappen: ({isOffline}) => !isOffline,
    happen: async (trial) => {
      const tab = pick(trial.random, trial.tabs);
      if (!tab) return;
      const crashes = trial.random() < 0.5;
      trial.note(`${tab.name} ${crashes ? 'crashes' : 'is closed'}`);
      trial.drop(tab);
      await (crashes ? tab.crash() : tab.close());
      await trial.openTab(trial.random() < 0.8);
    },
  },
  {
    name: 'a customer logs in',
    weight: 2,
    happen: async (trial) => {
      const tab = trial.visible;
      if (!isAwake(tab)) return;
      trial.note(`the page of ${tab.name} logs in`);
      await tab.call('login', 'login', {jwtToken: await trial.identityToken()});
    },
  },
  {
    name: 'a customer logs out',
    weight: 1,
    happen: async (trial) => {
      const tab = trial.visible;
      if (!isAwake(tab)) return;
      trial.note(`the page of ${tab.name} logs out`);
      trial.customer = undefined;
      trial.ledger.giveUp();
      await tab.call('logout', 'logout');
    },
  },
  {
    name: 'the panel is closed for a moment',
    weight: 3,
    happen: async (trial) => {
      const tab = trial.visible;
      if (!isAwake(tab)) return;
      trial.note(`the panel of ${tab.name} is closed for a moment`);
      await tab.call('close', 'close');
      trial.forAWhile(200, 1000, () => tab.call('open', 'open').catch(() => undefined));
    },
  },
];

/** How long until something else happens, in milliseconds. */
export function pauseAfter({random}: Trial): number {
  return random() < 0.3 ? 0 : between(random, 30, 450);
}
