// What a screen reader says on its journeys through the chat, word for word. `APPROVE=1` writes the texts that were heard;
// they are read like code before they are committed.
import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';
import {RealPages} from '../support/real-pages.js';
import {askingJourneys, askingShop} from './asking-journeys.js';
import {journeys, type Journey} from './journeys.js';
import {ScreenReader} from './screen-reader.js';

walk('what a screen reader says', journeys);
walk('what it says where the shop asks how it was', askingJourneys, {CHAT_CONFIG: askingShop()});

function walk(title: string, journeys: Readonly<Record<string, Journey>>, env: Readonly<Record<string, string>> = {}) {
  describe(title, () => {
    const pages = new RealPages(env);
    before(() => pages.start());
    after(() => pages.stop());

    for (const [name, journey] of Object.entries(journeys)) {
      it(name, {timeout: 60_000}, async () => {
        const page = await pages.open('/');
        const reader = await ScreenReader.on(page);
        await journey(reader, pages);
        await page.close();
        const file = new URL(`speech/${name.replaceAll(' ', '-')}.txt`, import.meta.url);
        if (process.env.APPROVE) writeFileSync(file, reader.log);
        assert.equal(reader.log, readFileSync(file, 'utf8'));
      });
    }
  });
}
