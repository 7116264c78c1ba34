import {days, mara, nora, says} from '../desk/lines.js';
import type {Stage} from '../desk/stage.js';
import {askingShop, shop} from './organisations.js';
import type {Story, StoryGroup} from './story.js';

const talk = [
  mara(38, 'The shade of my Ovo arrived with a crack.'),
  says(nora, 32, 'I am sorry about that. A new one leaves our house today.'),
  mara(30, 'That is quick, thank you!'),
];

async function end(stage: Stage): Promise<string> {
  const id = await stage.converse(talk);
  await stage.desk.agent('POST', `/conversations/${id}/end`, {});
  await stage.see('button', 'New conversation');
  return id;
}

const scales = (['number', 'emoji', 'thumb'] as const).flatMap((type) =>
  ([2, 3, 5] as const).filter((options) => type !== 'thumb' || options === 2).map((options) => ({type, options})),
);

const csat: readonly Story[] = scales.map(({type, options}) => ({
  name: `csat-${type}-${options}`,
  title: `Ended, and asked how it was: ${options} steps, ${type}`,
  organisation: askingShop({type, options}),
  play: async (stage) => {
    await end(stage);
    await stage.standsStill();
  },
}));

const detailed = askingShop(
  {type: 'emoji', options: 5},
  {
    introduction: 'Thank you for writing to us, Mara.',
    questions: [
      {id: 'quick', prompt: 'Was it quick enough?', type: 'radio', options: ['Yes', 'It could be quicker', 'No']},
      {id: 'what', prompt: 'What was it about?', type: 'checkbox', options: ['Delivery', 'A lamp', 'Something else']},
      {id: 'comment', prompt: 'What could we do better?', type: 'text', options: []},
    ],
  },
);

async function rate(stage: Stage): Promise<void> {
  const conversationId = await end(stage);
  await stage.see('[type=radio]');
  await stage.chat.submitSatisfactionForm({
    conversationId,
    rating: 4,
    answers: [{id: 'comment', answer: 'Nothing, really.'}],
    submittedAt: new Date().toISOString(),
  });
}

const answered: readonly Story[] = [
  {
    name: 'csat-questions',
    title: 'Rated, and asked more',
    organisation: detailed,
    play: async (stage) => {
      await end(stage);
      (await stage.see('[type=radio]')).click();
      await stage.see('button', 'Send rating');
    },
  },
  {
    name: 'csat-thanks',
    title: 'Rated, and may be changed',
    organisation: askingShop({type: 'emoji', options: 5}),
    play: async (stage) => {
      await rate(stage);
      await stage.see('button', 'Change');
    },
  },
  {
    name: 'csat-locked',
    title: 'Rated long ago',
    organisation: askingShop({type: 'number', options: 5}),
    play: async (stage) => {
      await rate(stage);
      await stage.standsStill();
      stage.desk.clockMinutes = 2 * days;
      stage.reload();
      await stage.chat.open();
    },
  },
];

export const endingStories: StoryGroup = {
  title: 'The end',
  stories: [
    {name: 'ended', title: 'Ended', play: end},
    {
      name: 'ended-reopen',
      title: 'Ended, and may be taken up again',
      organisation: shop({features: {reopen: true}}),
      play: end,
    },
    ...csat,
    ...answered,
    {
      name: 'merged',
      title: 'Merged into another conversation',
      play: async (stage) => {
        const other = await stage.converse([mara(90, 'Is the Ovo back soon?'), says(nora, 85, 'On Friday.')]);
        const id = await stage.converse(talk);
        await stage.desk.agent('POST', `/conversations/${id}/merge`, {targetId: other});
        await stage.standsStill();
        await stage.chat.openConversationById({conversationId: id});
      },
    },
  ],
};
