import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {demoOrganisation} from '../../server/src/config/demo-organisation.js';
import {earlierConversation, onLauncher, type Journey} from './journeys.js';

/** The configuration of a shop that asks, at the end of a conversation, how it was. */
export function askingShop(): string {
  const path = join(mkdtempSync(join(tmpdir(), 'kustomer-chat-asking-')), 'config.json');
  const satisfaction = {
    outboundMessages: 0,
    ratingPrompt: 'How was it?',
    scale: {type: 'emoji', options: 5, labelLow: 'Poor', labelHigh: 'Great'},
    questions: [
      {id: 'solved', prompt: 'Is it solved?', type: 'radio', options: ['Yes', 'No']},
      {id: 'better', prompt: 'What could we do better?', type: 'text'},
    ],
  };
  const settings = {teamName: 'Halden Care', features: {closable: true, csat: true}, satisfaction};
  const config = {
    name: 'Halden',
    sites: [{key: 'pk_demo', allowedOrigins: ['loopback'], settings}],
    agentKeys: demoOrganisation.agentKeys,
  };
  writeFileSync(path, JSON.stringify(config));
  return path;
}

export const askingJourneys: Readonly<Record<string, Journey>> = {
  'rate a conversation': async (reader, pages) => {
    const id = await earlierConversation(reader, pages, 'Thank you');
    await onLauncher(reader);
    await reader.press('Enter', /^textbox/);
    await reader.reads(/Thank you[^]*\bSent\b/);
    await pages.agent('POST', `/conversations/${id}/end`, {});
    await reader.hears(/ended/);
    await reader.hears(/How was it\?/);
    await reader.focuses(/New conversation/);
    await reader.reads(/How was it\?/);
    reader.note('back to what is asked, and an answer');
    await reader.pressUntil('Shift+Tab', /^radio/);
    await reader.press('Space', /^radio.*checked/);
    await reader.press('ArrowLeft', /^radio.*Happy, checked/);
    await reader.reads(/What could we do better\?/);
    await reader.press('Tab', /^radio Yes/);
    await reader.press('Space', /^radio Yes.*checked/);
    await reader.press('Tab', /^textbox What could we do better\?/);
    await reader.type('Nothing.');
    await reader.press('Tab', /^button Send rating/);
    await reader.press('Enter', /Thank you\./);
    await reader.reads(/Your rating/);
    reader.note('on second thoughts');
    await reader.press('Tab', /^button Change/);
    await reader.press('Enter', /^radio.*checked/);
    await reader.reads(/Nothing\./);
  },
};
