import {ai, days, jonas, mara, nora, says} from '../desk/lines.js';
import type {Stage} from '../desk/stage.js';
import {shop} from './organisations.js';
import type {StoryGroup} from './story.js';

/** Conversations of some months: one of them open, one unread. */
async function visitOften(stage: Stage): Promise<void> {
  const lamp = await stage.converse([
    mara(64 * days, 'My Ovo flickers since yesterday.'),
    says(ai, 64 * days - 1, 'Most often the bulb sits loosely. Turn it to the right until it holds.'),
    mara(64 * days - 9, 'That was it, thank you!'),
  ]);
  await stage.desk.agent('POST', `/conversations/${lamp}/end`, {});
  const chairs = await stage.converse([
    mara(9 * days, 'Do the Kyst chairs come in ash?'),
    says(jonas, 9 * days - 30, 'Only in oak, I am afraid. We can oil them darker for you.'),
  ]);
  await stage.standsStill(); // until it was read
  await stage.desk.agent('POST', `/conversations/${chairs}/end`, {});
  await stage.converse([mara(days + 200, 'Can I pick my order up in Lund?')]);
  const shade = await stage.converse([
    mara(90, 'The shade of my lamp arrived with a crack.'),
    says(nora, 84, 'I am sorry about that, Mara. May I see a photo?'),
    mara(80, 'One moment, I take one.'),
  ]);
  await stage.standsStill();
  await stage.press('Back to conversations');
  await stage.goOn(shade, [says(nora, 2, 'The new shade leaves our house **today**.')]);
}

export const homeStories: StoryGroup = {
  title: 'Home',
  stories: [
    {
      name: 'home-empty',
      title: 'Home of somebody new',
      play: async (stage) => {
        await stage.chat.open();
        await stage.press('Back to conversations');
        await stage.see('h3', 'No conversations yet');
      },
    },
    {
      name: 'home',
      title: 'Home with conversations open, ended and unread',
      play: async (stage) => {
        await visitOften(stage);
        await stage.see('.badge', '1');
        await stage.see('button', 'All articles');
      },
    },
    {
      name: 'home-one',
      title: 'Home where one conversation is open at a time',
      organisation: shop({features: {singleConversation: true}}),
      play: async (stage) => {
        await stage.converse([mara(90, 'Is the Ovo lamp back soon?'), says(nora, 84, 'On Friday.')]);
        await stage.standsStill();
        await stage.press('Back to conversations');
        await stage.see('button', 'Back to your conversation');
      },
    },
    {
      name: 'home-loading',
      title: 'Home that loads',
      play: async (stage) => {
        await stage.converse([mara(90, 'Is the Ovo lamp back soon?')]);
        await stage.press('Back to conversations');
        await stage.standsStill();
        stage.desk.hold('/conversations');
        stage.reload();
        await stage.chat.open();
        await stage.see('kustomer-chat-home');
      },
    },
    {
      name: 'home-failed',
      title: 'Home that cannot be loaded',
      play: async (stage) => {
        await stage.converse([mara(90, 'Is the Ovo lamp back soon?')]);
        await stage.press('Back to conversations');
        await stage.standsStill();
        stage.desk.refuse('/conversations');
        stage.reload();
        await stage.chat.open();
        await stage.see('button', 'Try now');
      },
    },
  ],
};
