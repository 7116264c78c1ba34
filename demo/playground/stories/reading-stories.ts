import {ai, days, jonas, mara, nora, says} from '../desk/lines.js';
import type {Stage} from '../desk/stage.js';
import type {StoryGroup} from './story.js';

const talk = [
  mara(38, 'The shade of my Ovo arrived with a crack.'),
  says(nora, 32, 'I am sorry about that. A new one leaves our house today.'),
  mara(30, 'That is quick, thank you!'),
];

/** Enough that a part of it is not mounted. */
async function talkLong(stage: Stage): Promise<void> {
  const history = Array.from({length: 80}, (_, index) => {
    const ago = (80 - index) * 47 + 60;
    const words = `Number ${index + 1}: ${index % 9 === 4 ? 'the **shade** is on its way' : 'one of many things that were said'}.`;
    return index % 4 === 0 ? mara(ago, words) : says(index % 2 ? nora : jonas, ago, words);
  });
  await stage.converse(history);
  await stage.standsStill();
}

async function searchFor(stage: Stage, words: string): Promise<void> {
  await stage.converse([
    mara(9 * days, 'Do the Kyst chairs come in ash?'),
    says(jonas, 9 * days - 30, 'Only in oak, I am afraid. We can oil them darker, like the Ask table.'),
  ]);
  await stage.converse([
    mara(90, 'The shade of my lamp arrived with a crack.'),
    says(ai, 84, 'Cracked shades are replaced without a charge.'),
  ]);
  await stage.standsStill();
  await stage.press('Back to conversations');
  await stage.press('Search conversations and articles');
  await stage.type(words);
}

export const readingStories: StoryGroup = {
  title: 'Searching, saving, menu',
  stories: [
    {
      name: 'search',
      title: 'Searching in conversations and articles',
      play: async (stage) => {
        await searchFor(stage, 'lamp');
        await stage.see('mark');
      },
    },
    {
      name: 'search-nothing',
      title: 'Searching for what is not there',
      play: async (stage) => {
        await searchFor(stage, 'umbrella');
        await stage.see('h3', 'Nothing found');
      },
    },
    {
      name: 'find',
      title: 'Searching in a conversation',
      play: async (stage) => {
        await talkLong(stage);
        await stage.key('[role=log]', 'f', {ctrlKey: true});
        const field = await stage.see('kustomer-chat-find');
        await stage.typeIn(field, 'shade');
        await stage.see('.count', ' of ');
      },
    },
    {
      name: 'menu',
      title: 'What can be done with a conversation',
      play: async (stage) => {
        await stage.converse(talk);
        await stage.standsStill();
        await stage.press('More options');
        await stage.see('[role=menu]');
      },
    },
    {
      name: 'end-asked',
      title: 'Asked before a conversation is ended',
      play: async (stage) => {
        await stage.converse(talk);
        await stage.standsStill();
        await stage.press('More options');
        (await stage.see('[role^=menuitem]', 'End conversation')).click();
        await stage.see('button', 'Keep it open');
      },
    },
    {
      name: 'transcript',
      title: 'A conversation was saved',
      play: async (stage) => {
        await stage.converse(talk);
        await stage.standsStill();
        await stage.press('More options');
        (await stage.see('[role^=menuitem]', 'Save as text')).click();
        await stage.see('button', 'OK');
      },
    },
    {
      name: 'print',
      title: 'A conversation on paper',
      play: async (stage) => {
        stage.catchPaper();
        await stage.converse(talk);
        await stage.standsStill();
        await stage.press('More options');
        (await stage.see('[role^=menuitem]', 'Print')).click();
        await stage.paper();
      },
    },
  ],
};
