import {mara, nora, says} from '../desk/lines.js';
import type {Stage} from '../desk/stage.js';
import {shop} from './organisations.js';
import type {StoryGroup} from './story.js';

const talk = [
  mara(18, 'Hello, the shade of my Ovo arrived with a crack. The order is A-4711.'),
  says(nora, 12, 'I am sorry about that, Mara. May I see a photo?'),
];

const closed = {
  scheduleId: 'office-hours',
  offhours: {display: 'offline', message: 'Leave your question, and we answer here in the morning.', imageUrl: null},
} as const;

/** The page is loaded anew while the thread's messages have this fate. */
async function reloadWhile(stage: Stage, spoil: () => void): Promise<void> {
  await stage.converse(talk);
  await stage.standsStill();
  spoil();
  stage.reload();
  await stage.chat.open();
}

export const stateStories: StoryGroup = {
  title: 'States',
  stories: [
    {
      name: 'off-hours',
      title: 'Outside the hours',
      organisation: shop({...closed, scheduleId: 'never'}),
      play: async (stage) => {
        await stage.chat.open();
        await stage.see('h3');
      },
    },
    {
      name: 'off-hours-back-tomorrow',
      title: 'Outside the hours, and back tomorrow',
      organisation: shop(closed),
      play: async (stage) => {
        stage.desk.clockMinutes = 8 * 60;
        await stage.chat.open();
        await stage.see('h3');
      },
    },
    {
      name: 'offline',
      title: 'Without a connection',
      play: async (stage) => {
        await stage.converse(talk);
        await stage.standsStill();
        stage.goOffline();
        await stage.see('.banner');
      },
    },
    {
      name: 'reconnecting',
      title: 'The server cannot be reached',
      play: async (stage) => {
        await stage.converse(talk);
        await stage.standsStill();
        stage.desk.cut();
        await stage.write('Are you there?'); // it finds out at once
        await stage.see('.banner');
      },
    },
    {
      name: 'waiting',
      title: 'Messages that wait for the connection',
      play: async (stage) => {
        await stage.converse(talk);
        await stage.standsStill();
        stage.goOffline();
        await stage.see('.banner');
        await stage.write('One moment, I take one.');
        await stage.write('It is dark here, I am afraid.');
        await stage.see('.bub', 'It is dark here');
      },
    },
    {
      name: 'failed-message',
      title: 'A message that was refused',
      play: async (stage) => {
        await stage.converse(talk);
        await stage.standsStill();
        stage.desk.refuse('/messages');
        await stage.write('One moment, I take one.');
        await stage.see('button', 'try again');
      },
    },
    {
      name: 'sending',
      title: 'A message on its way',
      play: async (stage) => {
        await stage.converse(talk);
        await stage.standsStill();
        stage.desk.hold('/messages');
        await stage.write('One moment, I take one.');
        await stage.see('.meta, .state', 'Sending');
      },
    },
    {
      name: 'loading',
      title: 'A conversation that loads',
      play: (stage) => reloadWhile(stage, () => stage.desk.hold('/messages')),
    },
    {
      name: 'load-failed',
      title: 'A conversation that cannot be loaded',
      play: async (stage) => {
        await reloadWhile(stage, () => stage.desk.refuse('/messages'));
        await stage.see('button', 'Try again');
      },
    },
  ],
};
