import {film, pdf, photo, sound} from '../desk/files.js';
import {mara, nora, says} from '../desk/lines.js';
import type {Stage} from '../desk/stage.js';
import {shop} from './organisations.js';
import type {StoryGroup} from './story.js';

const organisation = shop({
  limits: {fileTypes: ['image/png', 'image/jpeg', 'application/pdf', 'video/webm', 'audio/wav', 'text/plain']},
});

const crack = mara(18, 'The shade of my Ovo arrived with a crack.');
const ask = says(nora, 16, 'I am sorry about that. May I see a photo?');

async function sendPhotos(stage: Stage): Promise<void> {
  await stage.converse([
    crack,
    ask,
    mara(12, 'Here it is.', {files: [{file: await photo('Crack.png')}]}),
    says(nora, 5, 'Thank you. These are the shades that would fit:', {
      files: [
        {file: await photo('Opal.png', '#d7e1e6', '#7d8b74'), alt: 'A lamp with a shade of opal glass'},
        {file: await photo('Linen.png', '#ecdacd', '#8a6a52'), alt: 'A lamp with a shade of linen'},
        {file: await photo('Paper.png', '#dfe5d0', '#6b7458'), alt: 'A lamp with a shade of paper'},
      ],
    }),
  ]);
  await stage.see('button', 'Open A lamp with a shade of paper');
}

export const fileStories: StoryGroup = {
  title: 'Files',
  stories: [
    {name: 'photos', title: 'Photos, one and several', organisation, play: sendPhotos},
    {
      name: 'files',
      title: 'Papers, a film and a sound',
      organisation,
      play: async (stage) => {
        await stage.converse([
          mara(14, 'My new Ovo behaves strangely.'),
          mara(12, 'It flickers, and it hums:', {
            files: [{file: await film()}, {file: sound('The hum.wav')}],
          }),
          mara(11, '', {files: [{file: pdf('Bill A-4711.pdf')}]}),
          says(nora, 5, 'Thank you. This is how to check the bulb:', {
            files: [{file: pdf('How to change the bulb of an Ovo table lamp, 2026 edition.pdf', 1_480_000)}],
          }),
        ]);
        await stage.see('video');
      },
    },
    {
      name: 'viewer',
      title: 'A photo, enlarged',
      organisation,
      play: async (stage) => {
        await sendPhotos(stage);
        await stage.press('Open A lamp with a shade of linen');
        await stage.see('button', 'Next photo');
      },
    },
    {
      name: 'tray',
      title: 'Files that are to be sent, one on its way',
      organisation,
      play: async (stage) => {
        await stage.converse([crack, ask]);
        await stage.standsStill();
        await stage.drag('drop', [await photo('Crack.png'), pdf('Bill A-4711.pdf')]);
        await stage.see('.thumb');
        await stage.standsStill();
        stage.desk.hold('/content');
        await stage.drag('drop', [await photo('The other side.png', '#d7e1e6', '#7d8b74')]);
        await stage.type('Here is what I have.');
        await stage.see('.thumb.uploading');
      },
    },
    {
      name: 'tray-described',
      title: 'A photo is described',
      organisation,
      play: async (stage) => {
        await stage.converse([crack, ask]);
        await stage.standsStill();
        await stage.drag('drop', [await photo('Crack.png')]);
        await stage.press('describe Crack.png');
        await stage.see('.describe');
      },
    },
    {
      name: 'tray-refused',
      title: 'Files that cannot be sent',
      organisation,
      play: async (stage) => {
        await stage.converse([crack, ask]);
        await stage.standsStill();
        await stage.drag('drop', [
          pdf('The whole catalogue.pdf', 5_400_000),
          new File(['MZ'], 'Lamp.exe', {type: 'application/x-msdownload'}),
        ]);
        await stage.see('button', 'Dismiss');
      },
    },
    {
      name: 'sending-photo',
      title: 'A photo on its way',
      organisation,
      play: async (stage) => {
        await stage.converse([crack, ask]);
        await stage.standsStill();
        stage.desk.hold('/content');
        await stage.drag('drop', [await photo('Crack.png')]);
        await stage.see('.thumb.uploading');
        await stage.write('Here it is.');
        await stage.see('.bub', 'Here it is.');
      },
    },
    {
      name: 'drop',
      title: 'Files are held over the chat',
      organisation,
      play: async (stage) => {
        await stage.converse([crack, ask]);
        await stage.standsStill();
        await stage.drag('dragenter', [await photo('Crack.png')]);
        await stage.see('.drop', 'Drop to attach');
      },
    },
    {
      name: 'emoji-picker',
      title: 'Emoji to choose from',
      play: async (stage) => {
        await stage.converse([crack, ask]);
        await stage.standsStill();
        await stage.press('Insert an emoji');
        await stage.see('input[type=search], [role=searchbox], .emoji');
      },
    },
  ],
};
