import {demoArticles, demoCategories, demoSurvey} from './demo-articles.js';
import {demoAssistants, productTree} from './demo-assistants.js';
import {demoSchedules} from './demo-schedules.js';
import {defaultFileTypes} from './file-types.js';
import {
  defaultLimits,
  defaultRetention,
  defaultSatisfaction,
  type BrandSettings,
  type IdentityKey,
  type Klass,
  type Organisation,
} from './organisation.js';

const settings: BrandSettings = {
  enabled: true,
  site: {
    teamName: 'Halden Care',
    teamIconUrl: null,
    launcherIcon: null,
    launcherLabel: 'Chat with Halden Care',
    accent: null,
    greeting: 'Hello, how can we help?',
    waitMessage: null,
    locale: 'en',
    replySeconds: 240,
    retentionDays: 365,
    team: [
      {displayName: 'Nora', avatarUrl: null},
      {displayName: 'Jonas', avatarUrl: null},
      {displayName: 'Mina', avatarUrl: null},
    ],
  },
  offhours: {
    display: 'offline',
    message: 'We are closed for today. Leave your question and we will answer here.',
    imageUrl: null,
  },
  features: {
    closable: true,
    singleConversation: false,
    history: true,
    reopen: false,
    attachments: true,
    csat: false,
    typingToAgent: true,
    typingToCustomer: true,
    linkPreviews: false,
  },
  limits: {bodyChars: 5000, fileBytes: 5_000_000, totalBytes: 9_500_000, fileTypes: defaultFileTypes, titleChars: 120},
  scheduleId: null,
  assistantId: null,
  satisfaction: defaultSatisfaction,
  articleSurvey: demoSurvey,
};

/** The names that the documents of `createConversation` and `describeConversation` use, and one of each type. */
const klass: Klass = {
  some_custom_attribute: {type: 'string'},
  some_custom_attribute2: {type: 'string'},
  orderIdStr: {type: 'string'},
  priorityNum: {type: 'number'},
  vipBool: {type: 'boolean'},
  callbackAt: {type: 'datetime'},
  pageUrl: {type: 'url'},
  chatPageStr: {type: 'string'},
  chatPageUrl: {type: 'url'},
  historyTxt: {type: 'text'},
  productTree: {type: 'tree', tree: productTree},
};

const allowedOrigins = ['loopback', 'null'];

/**
 * So that a page can try `login`: in earnest this secret never leaves the host's own server, which signs the tokens.
 * Everybody knows this one, and whoever has it can be any customer of the demo.
 */
const identityKeys: readonly IdentityKey[] = [
  {id: 'demo', algorithm: 'HS256', secret: 'demo-identity-secret-that-everybody-knows'},
];

/** What is served without a configuration: a shop called Halden. Its keys are public, so it never leaves loopback. */
export const demoOrganisation: Organisation = {
  name: 'Halden',
  isDemo: true,
  sites: [
    {key: 'pk_demo', allowedOrigins, settings, identityKeys, brands: []},
    {
      key: 'pk_demo_assistant',
      allowedOrigins,
      settings: {...settings, assistantId: 'demo-text'},
      identityKeys,
      brands: [],
    },
  ],
  // Declared on both: the user's documents say Customer Klass, Kustomer's other pages Conversation Klass.
  klasses: {conversation: klass, customer: klass},
  schedules: demoSchedules,
  assistants: demoAssistants,
  categories: demoCategories,
  articles: demoArticles,
  agents: [],
  // Of `ak_demo`.
  agentKeys: [{id: 'demo', sha256: '60f052368c9aa3b6a635f3c19380882384224458cbfba3f36af514a6109668a4', role: 'admin'}],
  limits: {
    ...defaultLimits,
    writesPerMinute: 6000,
    writeBurst: 6000,
    visitorsPerMinute: 600,
    streams: 20,
    loopbackUnlimited: true,
  },
  retention: defaultRetention,
};
