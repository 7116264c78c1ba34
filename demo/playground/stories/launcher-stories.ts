import {ai, mara, nora, says} from '../desk/lines.js';
import {shop} from './organisations.js';
import type {StoryGroup} from './story.js';

const lamp =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28" fill="none" stroke="#fff" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"><path d="M9.5 5h9l4 10h-17zM14 15v8M9.5 23h9"/></svg>',
  );

export const launcherStories: StoryGroup = {
  title: 'Launcher',
  stories: [
    {name: 'launcher', title: 'Launcher', play: (stage) => stage.see('button.launcher')},
    {
      name: 'launcher-icon',
      title: 'Launcher with an icon of its own',
      organisation: shop({site: {launcherIcon: lamp, accent: '#8c3b2a', launcherLabel: 'Ask Halden'}}),
      play: (stage) => stage.see('button.launcher'),
    },
    {
      name: 'launcher-badge',
      title: 'Launcher with unread messages',
      attributes: {'no-note': ''},
      play: async (stage) => {
        const id = await stage.converse([
          mara(30, 'Is the Ovo lamp back soon?'),
          says(nora, 26, 'Let me have a look.'),
        ]);
        await stage.standsStill(); // until it was read
        await stage.chat.close();
        await stage.goOn(id, [
          says(nora, 3, 'Yes: it comes in on Friday.'),
          says(nora, 2, 'Shall I keep one for you until Saturday?'),
        ]);
        await stage.see('.badge', '2');
      },
    },
    {
      name: 'launcher-note',
      title: 'A message beside the launcher',
      play: async (stage) => {
        const id = await stage.converse([mara(9, 'Which bulb fits the Ovo lamp?')]);
        await stage.standsStill(); // until it was sent
        await stage.chat.close();
        await stage.goOn(id, [
          says(nora, 1, 'Any **E27** up to 9 W, and yes, it can be dimmed. I’m here until 18:00, should you wonder.'),
        ]);
        await stage.see('section', 'Message from Nora');
      },
    },
    {
      name: 'launcher-note-assistant',
      title: 'An assistant’s message beside the launcher of the next page',
      play: async (stage) => {
        const id = await stage.converse([mara(40, 'How do I oil the table?')]);
        await stage.standsStill();
        stage.reload();
        await stage.goOn(id, [
          says(
            ai,
            12,
            'Twice a year is enough:\n\n1. Wipe the table and let it dry for a **day**.\n2. Put on a thin coat of oil with a soft cloth, along the grain.\n3. Wait for an hour, then take off what has not gone in.',
          ),
        ]);
        await stage.see('section', 'Message from Assistant');
      },
    },
    {
      name: 'launcher-open',
      title: 'Launcher of an open chat',
      play: async (stage) => {
        await stage.chat.open();
        await stage.see('textarea');
      },
    },
    {
      name: 'disabled',
      title: 'Chat switched off',
      organisation: shop({enabled: false}),
      showsNothing: true,
      play: (stage) => stage.chat.ready,
    },
    {
      name: 'hidden',
      title: 'Hidden outside the hours',
      organisation: shop({scheduleId: 'never', offhours: {display: 'none', message: null, imageUrl: null}}),
      showsNothing: true,
      play: (stage) => stage.chat.ready,
    },
  ],
};
