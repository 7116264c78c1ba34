import {createHash, scryptSync} from 'node:crypto';
import {demoArticles, demoCategories, demoSurvey} from '../../../server/src/config/demo-articles.js';
import {demoAssistants, productTree} from '../../../server/src/config/demo-assistants.js';
import {demoSchedules} from '../../../server/src/config/demo-schedules.js';

export const siteKey = 'pk_fuzz';
export const singleSiteKey = 'pk_single';
export const identitySecret = 'the-secret-of-the-fuzzed-host-0123456789';
export const adminKey = 'ak_admin_of_the_fuzzed_desk';
export const botKey = 'ak_bot_of_the_fuzzed_desk';
export const password = 'a long password of the fuzzed desk';
export const agentEmails: readonly string[] = ['nora@fuzz.example', 'jonas@fuzz.example', 'mina@fuzz.example'];
export const agentOrigin = 'https://shop.example';
/** Only agents may write it, and no visitor may see it. */
export const hiddenAttribute = 'internalNote';

const salt = Buffer.from('the salt of the fuzzed desk');
const hash = scryptSync(password, salt, 32, {N: 16_384, r: 8, p: 1});
const passwordHash = `scrypt$16384$8$1$${salt.toString('base64url')}$${hash.toString('base64url')}`;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** What no answer may hold, whoever asks. */
export const secrets: readonly string[] = [
  identitySecret,
  adminKey,
  botKey,
  password,
  sha256(adminKey),
  salt.toString('base64url'),
  hash.toString('base64url'),
];

const features = {closable: true, csat: true, reopen: true};
const settings = {teamName: 'Halden Care', features, articleSurvey: demoSurvey};
const identityKeys = [{id: 'host', algorithm: 'HS256', secret: identitySecret}];

/** Everything switched on, so that every operation can succeed; limits so high that they hide nothing. */
export const fuzzedOrganisation: unknown = {
  name: 'Halden',
  sites: [
    {
      key: siteKey,
      allowedOrigins: ['loopback', 'null', agentOrigin],
      settings,
      identityKeys,
      brands: [{id: 'outlet', settings: {teamName: 'Halden Outlet'}}],
    },
    {
      key: singleSiteKey,
      allowedOrigins: ['https://single.example'],
      settings: {
        ...settings,
        features: {...features, singleConversation: true, history: false},
        assistantId: 'demo-everything',
        scheduleId: demoSchedules[0]?.id,
      },
      identityKeys,
    },
    {key: 'pk_off', allowedOrigins: ['loopback'], settings: {...settings, enabled: false}},
  ],
  klasses: {
    conversation: {
      orderIdStr: {type: 'string'},
      priorityNum: {type: 'number'},
      vipBool: {type: 'boolean'},
      callbackAt: {type: 'datetime'},
      pageUrl: {type: 'url'},
      historyTxt: {type: 'text'},
      productTree: {type: 'tree', tree: productTree},
      [hiddenAttribute]: {type: 'text', visitorWritable: false},
    },
  },
  schedules: demoSchedules,
  assistants: demoAssistants,
  categories: demoCategories,
  articles: demoArticles,
  agents: agentEmails.map((email, index) => ({
    id: `agent-${index}`,
    email,
    displayName: 'Nora',
    role: index === 0 ? 'admin' : 'agent',
    passwordHash,
  })),
  agentKeys: [
    {id: 'admin', role: 'admin', sha256: sha256(adminKey)},
    {id: 'bot', role: 'bot', sha256: sha256(botKey)},
  ],
  limits: {
    writesPerMinute: 100_000,
    writeBurst: 100_000,
    visitorsPerMinute: 100_000,
    streams: 20,
    loopbackUnlimited: true,
  },
};
