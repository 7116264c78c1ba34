import {ai, assistant, days, jonas, mara, nora, says, system} from '../desk/lines.js';
import {shop} from './organisations.js';
import type {StoryGroup} from './story.js';

const crack = mara(18, 'Hello, the shade of my Ovo arrived with a crack. The order is A-4711.');

export const threadStories: StoryGroup = {
  title: 'Conversation',
  stories: [
    {
      name: 'thread',
      title: 'A conversation with all kinds of senders',
      play: (stage) =>
        stage.converse([
          mara(days + 22, 'Hello, the shade of my Ovo arrived with a crack. The order is A-4711.'),
          says(assistant, days + 22, 'Thank you. I have found order A-4711 of 2 March.'),
          says(ai, days + 21, 'Cracked shades are replaced without a charge. I bring in a colleague who can send one.'),
          says(system, days + 20, 'Passed on to the team for lamps'),
          says(nora, days + 18, 'Hello Mara, I am sorry about that.'),
          says(nora, days + 18, 'A new shade leaves our house today. Keep the old one, or throw it away.'),
          mara(days + 15, 'That is quick, thank you!'),
          mara(12, 'It has arrived and fits. One thing: do you also have the longer cable?'),
          says(jonas, 8, 'Hello Mara, Jonas here, Nora is off today. Yes: 3 m in black or white, € 12.'),
          mara(4, 'White, please.'),
        ]),
    },
    {
      name: 'thread-above',
      title: 'The beginning of that conversation',
      play: async (stage) => {
        await stage.converse([
          mara(days + 22, 'Hello, the shade of my Ovo arrived with a crack. The order is A-4711.'),
          says(assistant, days + 22, 'Thank you. I have found order A-4711 of 2 March.'),
          says(ai, days + 21, 'Cracked shades are replaced without a charge. I bring in a colleague who can send one.'),
          says(system, days + 20, 'Passed on to the team for lamps'),
          says(nora, days + 18, 'Hello Mara, I am sorry about that.'),
          says(nora, days + 18, 'A new shade leaves our house today. Keep the old one, or throw it away.'),
          mara(days + 15, 'That is quick, thank you!'),
          mara(12, 'It has arrived and fits. One thing: do you also have the longer cable?'),
          says(jonas, 8, 'Hello Mara, Jonas here, Nora is off today. Yes: 3 m in black or white, € 12.'),
          mara(4, 'White, please.'),
        ]);
        await stage.standsStill();
        (await stage.see('[role=log]')).scrollTop = 0;
      },
    },
    {
      name: 'draft',
      title: 'A new conversation with the team’s greeting',
      play: async (stage) => {
        await stage.chat.open();
        await stage.see('textarea');
      },
    },
    {
      name: 'composer-long',
      title: 'Much is being typed, near the limit',
      organisation: shop({limits: {bodyChars: 349}}),
      play: async (stage) => {
        await stage.chat.open();
        await stage.type(
          'Hello,\n\nthe lamp that I ordered in February has arrived, and the shade has a crack on one side, from the rim ' +
            'down to the middle. I would rather not send all of it back, since the foot is fine.\n\nCould you send me a ' +
            'shade alone? I am at home on weekdays after five, and my neighbour takes parcels at any time. ' +
            'The order is A-4711.',
        );
        await stage.see('kustomer-chat-composer');
      },
    },
    {
      name: 'typing',
      title: 'An agent is writing',
      play: async (stage) => {
        const id = await stage.converse([crack, says(nora, 12, 'I am sorry about that. One moment.')]);
        await stage.standsStill(); // until it listens: nobody keeps what somebody has begun to type
        await stage.desk.agent('POST', `/conversations/${id}/typing`, {typing: true, sender: nora});
        await stage.see('.dots, .typing');
      },
    },
    {
      name: 'read',
      title: 'The last message was read',
      play: async (stage) => {
        const id = await stage.converse([
          mara(14, 'Could you hold one for me until Saturday?'),
          says(nora, 12, 'Gladly.'),
          mara(6, 'Thank you, Nora.'),
        ]);
        const {messages} = await stage.chat.getMessages({conversationId: id});
        const lastReadMessageId = messages.at(-1)?.messageId;
        await stage.desk.agent('PUT', `/conversations/${id}/read`, {lastReadMessageId});
        await stage.see('.meta', 'Read');
      },
    },
    {
      name: 'new-messages',
      title: 'What came while one was away',
      play: async (stage) => {
        const id = await stage.converse([crack, says(nora, 17, 'I am sorry about that. I look into it.')]);
        await stage.standsStill();
        await stage.chat.close();
        await stage.goOn(id, [
          says(nora, 6, 'We have one left.'),
          says(nora, 6, 'It leaves our house today, and you have it on Friday.'),
        ]);
        await stage.see('.badge', '2');
        await stage.chat.open();
      },
    },
    {
      name: 'long-history',
      title: 'A long history, read further up, while new messages come',
      play: async (stage) => {
        const history = Array.from({length: 80}, (_, index) => {
          const ago = (80 - index) * 47 + 60;
          const words = `Number ${index + 1}${' of many things that were said'.repeat((index * 5) % 4)}.`;
          return index % 4 === 0 ? mara(ago, words) : says(index % 2 ? nora : jonas, ago, words);
        });
        const id = await stage.converse(history);
        await stage.standsStill();
        const log = await stage.see('[role=log]');
        log.scrollTop = log.scrollHeight * 0.5;
        await stage.standsStill();
        await stage.goOn(id, [says(nora, 1, 'Here is one more.'), says(nora, 0, 'And another.')]);
        await stage.see('button', '2 new messages');
      },
    },
    {
      name: 'inline',
      title: 'In a box of the page',
      attributes: {inline: ''},
      play: async (stage) => {
        await stage.converse([crack, says(nora, 12, 'I am sorry about that. A new one leaves our house today.')]);
      },
    },
  ],
};
