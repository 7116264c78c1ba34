import {defaultSatisfaction, type BrandSettings} from './organisation.js';

/** Of a site that says nothing but its team's name; `launcherLabel` and `retentionDays` depend on the rest of the file. */
export const defaultSettings = {
  enabled: true,
  site: {
    teamIconUrl: null,
    launcherIcon: null,
    accent: null,
    greeting: null,
    waitMessage: null,
    locale: 'en',
    replySeconds: null,
    team: [],
  },
  offhours: {display: 'offline', message: null, imageUrl: null},
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
  limits: {bodyChars: 5000, fileBytes: 5_000_000, totalBytes: 9_500_000, fileTypes: [], titleChars: 120},
  scheduleId: null,
  assistantId: null,
  satisfaction: defaultSatisfaction,
  articleSurvey: null,
} as const satisfies Omit<BrandSettings, 'site'> & {
  readonly site: Omit<BrandSettings['site'], 'teamName' | 'launcherLabel' | 'retentionDays'>;
};
