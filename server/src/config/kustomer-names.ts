/** Names of Kustomer's settings and what they are here, below `settings`: for those who bring theirs along. */
export const kustomerNames: readonly {
  readonly ours: string;
  readonly theirs: readonly string[];
  /** How the meaning differs. */
  readonly difference?: string;
}[] = [
  {ours: 'launcherIcon', theirs: ['embedIconUrl'], difference: 'a `data:` address'},
  {ours: 'accent', theirs: ['embedIconColor', 'colors']},
  {ours: 'waitMessage', theirs: ['defaultWaitMessage']},
  {ours: 'assistantId', theirs: ['activeAssistant', 'activeForm', 'activeFormId']},
  {ours: 'offhours.display', theirs: ['offlineDisplay', 'offhoursDisplay']},
  {ours: 'offhours.message', theirs: ['offhoursMessage', 'offHoursMessage']},
  {ours: 'offhours.imageUrl', theirs: ['offhoursImageUrl', 'offHoursImageUrl']},
  {ours: 'features.closable', theirs: ['closableChat']},
  {ours: 'features.singleConversation', theirs: ['singleSessionChat']},
  {ours: 'features.history', theirs: ['noHistory'], difference: 'the opposite'},
  {ours: 'features.reopen', theirs: ['suppressConversationReopen'], difference: 'the opposite'},
  {
    ours: 'features.attachments',
    theirs: ['disableAttachments', 'shouldDisableAttachments'],
    difference: 'the opposite',
  },
  {ours: 'features.typingToCustomer', theirs: ['showTypingIndicatorCustomerWeb']},
  {ours: 'features.typingToAgent', theirs: ['showTypingIndicatorWeb']},
  {ours: 'features.linkPreviews', theirs: ['enableUrlUnfurling']},
  {ours: 'satisfaction.editSeconds', theirs: ['csatLockTime']},
  {ours: 'satisfaction.inboundMessages', theirs: ['inboundMessagesOverride']},
  {ours: 'satisfaction.outboundMessages', theirs: ['outboundMessagesOverride']},
];
