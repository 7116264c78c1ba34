import {photo} from '../desk/files.js';
import {mara, nora, says} from '../desk/lines.js';
import type {Stage} from '../desk/stage.js';
import {shop} from './organisations.js';
import type {StoryGroup} from './story.js';

const talk = [
  mara(18, 'Hello, the shade of my Ovo arrived with a crack. The order is A-4711.'),
  says(nora, 12, 'I am sorry about that, Mara. May I see a photo?'),
];

/** What is written now has this fate. */
async function refuse(stage: Stage, type: string, status: number, reason?: string): Promise<void> {
  await stage.converse(talk);
  await stage.standsStill();
  stage.desk.refuse('/messages', {type, status, ...(reason === undefined ? {} : {reason})});
  await stage.write('One moment, I take one.');
}

async function sendPhotoOffline(stage: Stage): Promise<void> {
  await stage.converse(talk);
  await stage.standsStill();
  stage.goOffline();
  await stage.see('.banner');
  await stage.drag('drop', [await photo('Crack.png')]);
  await stage.see('.thumb');
  await stage.write('Here it is.');
  await stage.see('.meta', 'Waiting for the connection');
}

export const troubleStories: StoryGroup = {
  title: 'Trouble',
  stories: [
    {
      name: 'waiting-one',
      title: 'A message that waits, because the server cannot be reached',
      play: async (stage) => {
        await stage.converse(talk);
        await stage.standsStill();
        stage.desk.cut();
        await stage.write('One moment, I take one.');
        await stage.tryUntil('Waiting for the connection');
        await stage.see('button', 'Remove');
      },
    },
    {
      name: 'waiting-busy',
      title: 'A message that waits, because the server takes none right now',
      play: async (stage) => {
        await refuse(stage, 'unavailable', 503);
        await stage.tryUntil('The chat can’t take it right now');
      },
    },
    {
      name: 'removing',
      title: 'A message that is taken back, and may have arrived',
      play: async (stage) => {
        await stage.converse(talk);
        await stage.standsStill();
        stage.goOffline();
        await stage.write('One moment, I take one.');
        await stage.press('Remove');
        await stage.see('.meta', 'We check whether it has arrived');
      },
    },
    {
      name: 'refused-too-long',
      title: 'A message that was refused, and can be mended',
      play: async (stage) => {
        await refuse(stage, 'body-too-large', 413);
        await stage.see('.meta', 'Shorten it');
      },
    },
    {
      name: 'refused-ended',
      title: 'A message that came too late for its conversation',
      play: async (stage) => {
        await refuse(stage, 'conversation-ended', 409);
        await stage.see('button', 'Send in a new conversation');
      },
    },
    {
      name: 'signed-out',
      title: 'A message that was written before the sign-in was over',
      play: async (stage) => {
        await refuse(stage, 'unauthorized', 401, 'revoked');
        await stage.see('button', 'Send as a new visitor');
      },
    },
    {
      name: 'not-kept',
      title: 'A browser that keeps nothing',
      play: async (stage) => {
        stage.blockStorage('everything');
        await stage.converse(talk);
        await stage.standsStill();
        stage.desk.cut();
        await stage.write('One moment, I take one.');
        await stage.tryUntil('It is kept only while this page is open');
        await stage.see('button', 'OK');
      },
    },
    {
      name: 'file-waits',
      title: 'A photo that waits for the connection',
      organisation: shop({limits: {fileTypes: ['image/png']}}),
      play: async (stage) => {
        await sendPhotoOffline(stage);
        await stage.see('button', 'Open Crack.png');
      },
    },
    {
      name: 'file-not-kept',
      title: 'A photo that the browser has no room for',
      organisation: shop({limits: {fileTypes: ['image/png']}}),
      play: async (stage) => {
        stage.blockStorage('files');
        await sendPhotoOffline(stage);
        await stage.see('.meta', 'This browser has no room for the files');
      },
    },
    {
      name: 'switched-off',
      title: 'A chat that is switched off while it is open',
      play: async (stage) => {
        await stage.converse(talk);
        await stage.standsStill();
        await stage.desk.change({enabled: false});
        await stage.see('.banner', 'The chat is switched off');
      },
    },
  ],
};
