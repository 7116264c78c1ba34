import * as z from 'zod/mini';
import {defaultSettings} from './default-settings.js';
import {field, id, imageUrl, list, optional, text, whole} from './schema-field.js';

const {site, offhours, features, limits, satisfaction} = defaultSettings;
const {form} = satisfaction;
const boolean = z.boolean();
const textOrNull = z.nullable(text());
const imageOrNull = z.nullable(imageUrl);

const FeaturesSchema = z.strictObject({
  closable: optional(boolean, 'Customers may end a conversation.', features.closable),
  singleConversation: optional(boolean, 'One open conversation at a time.', features.singleConversation),
  history: optional(boolean, 'Customers see their ended conversations.', features.history),
  reopen: optional(boolean, 'Customers may write again in an ended conversation.', features.reopen),
  attachments: optional(boolean, 'Customers may send files.', features.attachments),
  csat: optional(boolean, 'Customers are asked how an ended conversation was.', features.csat),
  typingToAgent: optional(boolean, 'Agents see that the customer types.', features.typingToAgent),
  typingToCustomer: optional(boolean, 'Customers see that an agent types.', features.typingToCustomer),
  linkPreviews: optional(
    boolean,
    'Messages may have previews of what they link to. Programs on the agents’ API give them; the server reads no page.',
    features.linkPreviews,
  ),
});

const OffhoursSchema = z.strictObject({
  display: optional(
    z.enum(['online', 'offline', 'none']),
    'Outside the schedule’s hours: `online` as if open, `offline` takes messages for later, `none` shows no chat.',
    offhours.display,
  ),
  message: optional(textOrNull, 'Shown outside hours. With null the element has a text of its own.', offhours.message),
  imageUrl: optional(imageOrNull, 'A picture above that message.', offhours.imageUrl),
});

const LimitsSchema = z.strictObject({
  bodyChars: optional(whole(1, 20_000), 'Characters of a message.', limits.bodyChars),
  fileBytes: optional(whole(1, 100_000_000), 'Bytes of one file.', limits.fileBytes),
  totalBytes: optional(whole(1, 200_000_000), 'Bytes of all files of a message.', limits.totalBytes),
  fileTypes: optional(
    list(
      z
        .string()
        .check(z.regex(/^[A-Za-z0-9][A-Za-z0-9.+-]*\/[A-Za-z0-9][A-Za-z0-9.+-]*$/, 'a media type such as image/png')),
      100,
    ),
    'Media types that may be sent. Empty stands for JPG, PNG, PDF, Word, Excel, ZIP, text, MOV and MP4.',
    limits.fileTypes,
  ),
  titleChars: optional(whole(1, 256), 'Characters of a conversation’s title.', limits.titleChars),
});

const ScaleSchema = z.strictObject({
  type: field(z.enum(['number', 'emoji', 'thumb']), 'How the steps look.'),
  options: field(z.literal([2, 3, 5]), 'How many steps there are.'),
  labelLow: optional(textOrNull, 'Beside the lowest step.', null),
  labelHigh: optional(textOrNull, 'Beside the highest step.', null),
});

const QuestionSchema = z.strictObject({
  id: field(id, 'Names the answer.'),
  prompt: field(text(), 'The question.'),
  type: field(z.enum(['text', 'radio', 'checkbox']), 'One text, one of the options, or any of them.'),
  options: optional(list(text(200), 20), 'Of `radio` and `checkbox`.', []),
});

const SatisfactionSchema = z.strictObject({
  introduction: optional(textOrNull, 'Above the question.', form.introduction),
  ratingPrompt: optional(text(), 'The question that the scale answers.', form.ratingPrompt),
  scale: optional(ScaleSchema, 'The scale.', form.scale),
  questions: optional(list(QuestionSchema, 10), 'Asked after the rating.', form.questions),
  delaySeconds: optional(
    whole(0, 2_592_000),
    'Seconds from the end of a conversation to the question.',
    satisfaction.delaySeconds,
  ),
  editSeconds: optional(
    whole(0, 31_536_000),
    'Seconds during which the answer may be changed.',
    satisfaction.editSeconds,
  ),
  inboundMessages: optional(
    whole(0, 1000),
    'Messages of the customer that there must be.',
    satisfaction.inboundMessages,
  ),
  outboundMessages: optional(whole(0, 1000), 'Messages of the team that there must be.', satisfaction.outboundMessages),
});

const ArticleSurveySchema = z.strictObject({
  title: field(text(), 'The question below an article.'),
  reasons: optional(
    list(z.strictObject({value: field(id, 'What is stored.'), displayText: field(text(200), 'What is shown.')}), 20),
    'Offered when the article did not help.',
    [],
  ),
  comment: optional(boolean, 'A comment may be written too.', false),
});

const accent = z.string().check(z.regex(/^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$/, 'a hex colour such as #1a7f5a'));
const launcherIcon = z
  .string()
  .check(
    z.maxLength(2048),
    z.regex(/^data:image\//, 'a data:image/ address of at most 2 kB: every page that embeds the chat loads it'),
  );
const locale = z.string().check(z.refine(isLocale, 'a language such as en or pt-BR'));

export const SettingsSchema = z.strictObject({
  teamName: field(text(120), 'The name that customers see.'),
  enabled: optional(boolean, 'False switches chat off.', defaultSettings.enabled),
  teamIconUrl: optional(imageOrNull, 'The team’s picture.', site.teamIconUrl),
  team: optional(
    list(
      z.strictObject({
        displayName: field(text(120), 'A first name.'),
        avatarUrl: optional(imageOrNull, 'A picture.', null),
      }),
      10,
    ),
    'Faces of the team, shown before the first message.',
    site.team,
  ),
  launcherIcon: optional(
    z.nullable(launcherIcon),
    'The round button’s icon: a `data:image/` address of at most 2 kB. Null is the built-in icon.',
    site.launcherIcon,
  ),
  launcherLabel: optional(text(120), 'The round button’s name. Otherwise “Chat with” and the team’s name.'),
  accent: optional(z.nullable(accent), 'The main colour, such as `#1a7f5a`. Null is the element’s own.', site.accent),
  greeting: optional(textOrNull, 'Shown before the first message.', site.greeting),
  waitMessage: optional(textOrNull, 'Shown until an agent answers.', site.waitMessage),
  locale: optional(locale, 'The language of these texts (BCP 47).', site.locale),
  replySeconds: optional(
    z.nullable(whole(1, 2_592_000)),
    'The usual time to a first answer, in seconds. Null says nothing about it.',
    site.replySeconds,
  ),
  retentionDays: optional(
    z.nullable(whole(1, 36_500)),
    'What customers are told: for how many days conversations are kept. Otherwise `retention.conversationDays`.',
  ),
  offhours: optional(OffhoursSchema, 'What is shown outside the schedule’s hours.'),
  features: optional(FeaturesSchema, 'What customers can do.'),
  limits: optional(LimitsSchema, 'How much a customer may send at once.'),
  scheduleId: optional(z.nullable(id), 'The schedule of opening hours. Null is always open.', null),
  assistantId: optional(z.nullable(id), 'The assistant that answers first. Null leaves it to people.', null),
  satisfaction: optional(SatisfactionSchema, 'Asked after an ended conversation when `features.csat` is on.'),
  articleSurvey: optional(z.nullable(ArticleSurveySchema), 'Asked below an article. Null asks nothing.', null),
});

/** What differs in a brand: every field may be left out. */
export const BrandSettingsSchema = z.partial(SettingsSchema);

export type SettingsWire = z.output<typeof SettingsSchema>;
export type BrandSettingsWire = z.output<typeof BrandSettingsSchema>;

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false; // a RangeError is the answer
  }
}
