/** One offered answer; `displayText` is shown and becomes the customer's message, `value` is what is sent with it. */
export interface ReplyAction {
  readonly value: string;
  readonly displayText: string;
  readonly valueType: 'text' | 'emoji';
}

export interface TreeNode {
  readonly id: string;
  readonly displayName: string;
  readonly children: readonly TreeNode[];
}

export interface ListItem {
  readonly value: string;
  readonly titleText: string;
  readonly detailsText: string | null;
  readonly imageUrl: string | null;
}

export interface ArticleLink {
  readonly id: string;
  readonly title: string;
  readonly url: string | null;
}

/** What a message offers beside its body. A type that this release does not know arrives as null: the body is shown. */
export type MessageTemplate =
  | {readonly type: 'text'}
  | {readonly type: 'quickReplies'; readonly actions: readonly ReplyAction[]}
  | {readonly type: 'tree'; readonly children: readonly TreeNode[]; readonly leafRequired: boolean}
  | {readonly type: 'list'; readonly items: readonly ListItem[]}
  | {
      readonly type: 'articles';
      readonly articles: readonly ArticleLink[];
      readonly followupText: string | null;
      readonly actions: readonly ReplyAction[];
    }
  | {readonly type: 'feedback'; readonly actions: readonly ReplyAction[]}
  | {readonly type: 'input'; readonly kind: 'text' | 'email' | 'phone' | 'name'; readonly required: boolean}
  | {readonly type: 'satisfaction'; readonly satisfactionId: string};
