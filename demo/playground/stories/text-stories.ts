import {ai, mara, nora, says} from '../desk/lines.js';
import {shop} from './organisations.js';
import type {StoryGroup} from './story.js';

const question = mara(9, 'How do I look after it?');

export const textStories: StoryGroup = {
  title: 'Text',
  stories: [
    {
      name: 'markdown',
      title: 'Paragraphs, lists, links and emphasis',
      play: (stage) =>
        stage.converse([
          question,
          says(
            nora,
            5,
            'That takes **ten minutes**, twice a year:\n\n1. Wipe it and let it dry for a day.\n2. Rub in *linseed oil*, thinly.\n' +
              '3. Rub it dry after twenty minutes.\n\nYou need:\n\n- a cloth without lint\n- linseed oil, `100 ml`\n\n' +
              'More on [our page about wood](https://halden.example/care/wood) or at https://halden.example/oil. ~~Not~~ Never use wax.',
          ),
        ]),
    },
    {
      name: 'code-table-quote',
      title: 'Code, a table and a quotation',
      play: (stage) =>
        stage.converse([
          question,
          says(
            nora,
            5,
            '> Is it in stock in Lund?\n\nThis is what we have:\n\n| Thing | Lund | Malmö | On its way |\n|---|---:|---:|---|\n' +
              '| Ovo table lamp | 3 | 0 | 12 on Friday |\n| Kyst rug, 170 × 240 cm | 1 | 2 | none |\n\nAnd what the shop sends:\n\n' +
              '```json\n{"order": "A-4711", "state": "packed", "carrier": "Posten", "leaves": "2026-03-12"}\n```',
          ),
        ]),
    },
    {
      name: 'emoji',
      title: 'Emoji alone, and among words',
      play: (stage) =>
        stage.converse([
          mara(9, 'It has arrived 🎉 and looks lovely'),
          mara(9, '😍'),
          says(nora, 5, '🙌🏽'),
          says(nora, 5, 'Enjoy it!'),
        ]),
    },
    {
      name: 'link-preview',
      title: 'What the pages are that a message links to',
      organisation: shop({features: {linkPreviews: true}}),
      play: async (stage) => {
        await stage.converse([
          question,
          says(nora, 5, 'The glass: https://help.halden.example/opal-glass And the wood: https://halden.example/oil', {
            linkPreviews: [
              {
                url: 'https://help.halden.example/opal-glass',
                title: 'Cleaning opal glass',
                description: 'What to use, and what scratches it. Two minutes to read.',
                imageUrl: `${location.origin}/playground/media/shade.svg`,
              },
              {url: 'https://halden.example/oil', title: null, description: null, imageUrl: null},
            ],
          }),
          mara(3, 'Is it this one? https://shop.example/ovo-shade'),
        ]);
        await stage.see('.preview', 'Cleaning opal glass');
      },
    },
    {
      name: 'edited',
      title: 'A message that was changed, and an answer that was withdrawn',
      play: async (stage) => {
        const conversationId = await stage.converse([
          question,
          says(ai, 7, '', {streaming: true}),
          says(nora, 5, 'Wax it twice a year.'),
        ]);
        const {messages} = await stage.chat.getMessages({conversationId});
        const [answer, changed] = messages.filter(({direction}) => direction === 'out');
        const path = `/conversations/${conversationId}/messages`;
        await stage.desk.agent('PATCH', `${path}/${answer?.messageId ?? ''}`, {done: true});
        await stage.desk.agent('PATCH', `${path}/${changed?.messageId ?? ''}`, {body: 'Oil it twice a year.'});
        await stage.see('.edited');
        await stage.see('.gone');
      },
    },
    {
      name: 'long-words',
      title: 'What does not break by itself',
      play: (stage) =>
        stage.converse([
          mara(
            9,
            'https://halden.example/orders/2026/03/11/a-4711/items/ovo-table-lamp-opal-glass-brass?from=mail&tracking=1',
          ),
          says(nora, 5, 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'),
          mara(4, 'שלום, מתי מגיעה ההזמנה A-4711?'),
          says(nora, 3, 'مرحبا مارا، تصل الطلبية يوم الجمعة.'),
        ]),
    },
  ],
};
