import {ai, assistant, mara, says} from '../desk/lines.js';
import type {Stage} from '../desk/stage.js';
import type {StoryGroup} from './story.js';

const order = mara(6, 'I would like to know about my order.');

const action = (value: string, displayText: string) => ({value, displayText, valueType: 'text'}) as const;
const emoji = (value: string, displayText: string) => ({value, displayText, valueType: 'emoji'}) as const;

const helpful = {
  type: 'feedback',
  actions: [emoji('up', '👍'), emoji('down', '👎'), action('person', 'Talk to a person')],
} as const;

/** Drawn for the story: the server's own pages have no pictures. */
const picture = (ground: string) =>
  'data:image/svg+xml,' +
  encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 56 56"><rect width="56" height="56" fill="${ground}"/><path d="M20 14h16l7 16H13zM28 30v14M20 44h16" fill="none" stroke="#fff" stroke-width="2.5" stroke-linejoin="round" stroke-linecap="round"/></svg>`,
  );
const things = [
  {value: 'ovo', titleText: 'Ovo table lamp', detailsText: 'A-4711 · 2 March', imageUrl: picture('#b69b7c')},
  {value: 'ask', titleText: 'Ask side table', detailsText: 'B-1290 · 14 January', imageUrl: picture('#7d8b74')},
  {value: 'other', titleText: 'Something else', detailsText: null, imageUrl: null},
] as const;

async function openWith(stage: Stage, assistantId: string): Promise<void> {
  stage.chat.setAttribute('assistant-id', assistantId);
  await stage.chat.start({assistantId});
  await stage.chat.open();
}

export const assistantStories: StoryGroup = {
  title: 'Assistant',
  stories: [
    {
      name: 'opening',
      title: 'The assistant begins',
      play: async (stage) => {
        await openWith(stage, 'demo-text');
        await stage.see('.bub', 'What can we help you with?');
      },
    },
    {
      name: 'quick-replies',
      title: 'Answers to choose from, and a locked composer',
      play: async (stage) => {
        await openWith(stage, 'demo-buttons');
        await stage.see('button', 'A return');
      },
    },
    {
      name: 'quick-replies-chosen',
      title: 'An answer was chosen',
      play: async (stage) => {
        await openWith(stage, 'demo-buttons');
        await stage.press('A return');
        await stage.see('button', 'Talk to a person');
      },
    },
    {
      name: 'emoji-replies',
      title: 'Answers that are emoji',
      play: (stage) =>
        stage.converse([
          order,
          says(assistant, 5, 'How was it to order with us?', {
            template: {type: 'quickReplies', actions: [emoji('bad', '🙁'), emoji('fair', '😐'), emoji('good', '🙂')]},
            inputLocked: true,
          }),
        ]),
    },
    {
      name: 'tree',
      title: 'A tree of answers',
      play: async (stage) => {
        await openWith(stage, 'demo-tree');
        await stage.see('button', 'Furniture');
      },
    },
    {
      name: 'tree-deeper',
      title: 'One branch further',
      play: async (stage) => {
        await openWith(stage, 'demo-tree');
        await stage.press('Furniture');
        await stage.see('button', 'Chairs');
      },
    },
    {
      name: 'list',
      title: 'A list of things',
      play: (stage) =>
        stage.converse([
          order,
          says(assistant, 5, 'Which one is it about?', {template: {type: 'list', items: things}, inputLocked: true}),
        ]),
    },
    {
      name: 'articles-offered',
      title: 'Articles that may help',
      play: async (stage) => {
        await stage.converse([
          mara(6, 'How long does delivery take?'),
          says(assistant, 5, 'Perhaps one of these helps:', {
            template: {
              type: 'articles',
              articles: [
                {id: 'delivery-times', title: 'How long does delivery take?', url: null},
                {id: 'track-order', title: 'Where is my order?', url: null},
              ],
              followupText: 'Did that answer your question?',
              actions: [action('yes', 'Yes, thank you'), action('no', 'No')],
            },
          }),
        ]);
        await stage.see('button', 'Yes, thank you');
      },
    },
    {
      name: 'feedback',
      title: 'Was this answer helpful?',
      play: (stage) =>
        stage.converse([
          mara(6, 'Can I send a lamp back that I have used?'),
          says(ai, 5, 'Yes. Everything can go back within **30 days**, used or not, and we pay for it.', {
            template: helpful,
          }),
        ]),
    },
    {
      name: 'feedback-given',
      title: 'An answer that was not helpful',
      play: async (stage) => {
        await stage.converse([
          mara(6, 'Can I send a lamp back that I have used?'),
          says(ai, 5, 'Yes. Everything can go back within **30 days**, used or not, and we pay for it.', {
            template: helpful,
          }),
          says(assistant, 4, 'How was it to order with us?', {
            template: {type: 'feedback', actions: [action('bad', 'Tiresome'), action('good', 'Easy')]},
          }),
        ]);
        await stage.press('Easy');
        await stage.see('[aria-pressed=true]', 'Easy');
      },
    },
    ...(['email', 'phone', 'name'] as const).map((kind) => ({
      name: `input-${kind}`,
      title: `An answer that is ${{email: 'an email address', phone: 'a phone number', name: 'a name'}[kind]}`,
      play: async (stage: Stage) => {
        await stage.converse([
          order,
          says(
            assistant,
            5,
            {
              email: 'Where may we write to, should the chat break off?',
              phone: 'Where may we ring an hour before we come?',
              name: 'Whom may we ask for at the door?',
            }[kind],
            {template: {type: 'input', kind, required: true}},
          ),
        ]);
        await stage.see('input');
      },
    })),
    {
      name: 'input-wrong',
      title: 'An answer that is no email address',
      play: async (stage) => {
        await stage.converse([
          order,
          says(assistant, 5, 'Where may we write to?', {template: {type: 'input', kind: 'email', required: true}}),
        ]);
        await stage.see('input');
        await stage.write('mara.post.example');
        await stage.see('[role=alert], .hint, .problem');
      },
    },
    {
      name: 'streaming',
      title: 'An answer that grows',
      play: async (stage) => {
        await stage.converse([
          mara(2, 'How do I oil the table?'),
          says(
            ai,
            1,
            'Twice a year is enough:\n\n1. Wipe the table and let it dry for a **day**.\n2. Put on a thin coat of',
            {
              streaming: true,
            },
          ),
        ]);
      },
    },
  ],
};
