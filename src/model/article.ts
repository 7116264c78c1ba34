export interface Category {
  readonly id: string;
  readonly parentId: string | null;
  readonly title: string;
  readonly description: string | null;
}

/** An article as lists and search show it. */
export interface ArticleSummary {
  readonly id: string;
  readonly categoryId: string | null;
  readonly title: string;
  /** The beginning, or the place that was found; plain text. */
  readonly excerpt: string;
}

export interface ArticleSurvey {
  readonly title: string;
  readonly reasons: readonly {readonly value: string; readonly displayText: string}[];
  /** Whether a comment may be written too. */
  readonly comment: boolean;
}

export interface Article extends Omit<ArticleSummary, 'excerpt'> {
  /** Markdown, the same subset as messages. */
  readonly body: string;
  readonly updatedAt: string | null;
  /** Where it stands on the web for everybody; absent or null: nowhere. */
  readonly url?: string | null;
  /** Null when readers are not asked. */
  readonly survey: ArticleSurvey | null;
}

export interface ArticleFeedback {
  readonly value: 'positive' | 'negative';
  readonly reasons?: readonly string[];
  readonly comment?: string;
}
