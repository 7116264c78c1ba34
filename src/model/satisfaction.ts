export type SatisfactionStatus = 'offered' | 'rated' | 'commented' | 'locked' | 'canceled';

export interface SatisfactionQuestion {
  readonly id: string;
  readonly prompt: string;
  readonly type: 'text' | 'radio' | 'checkbox';
  /** Of `radio` and `checkbox`; empty for `text`. */
  readonly options: readonly string[];
}

export interface SatisfactionForm {
  readonly introduction: string | null;
  readonly ratingPrompt: string;
  readonly scale: {
    readonly type: 'number' | 'emoji' | 'thumb';
    /** Two are sent as 1 and 5, three as 1, 3 and 5, five as 1 to 5. */
    readonly options: 2 | 3 | 5;
    readonly labelLow: string | null;
    readonly labelHigh: string | null;
  };
  readonly questions: readonly SatisfactionQuestion[];
}

export interface SatisfactionAnswer {
  readonly questionId: string;
  /** One text; of a checkbox question the chosen options. */
  readonly answer: string | readonly string[];
}

/** What the customer thinks of an ended conversation: first the rating, then the answers. */
export interface Satisfaction {
  readonly id: string;
  readonly conversationId: string;
  readonly status: SatisfactionStatus;
  /** RFC 3339; from then on `locked`. */
  readonly editableUntil: string;
  readonly form: SatisfactionForm;
  /** 1 to 5; null before it is rated. */
  readonly rating: number | null;
  readonly answers: readonly SatisfactionAnswer[];
  readonly submittedAt: string | null;
}

/** One step of a rating: the rating as soon as it is tapped, the answers when they are sent. */
export interface SatisfactionPatch {
  /** Null takes back what was answered. */
  readonly rating?: number | null;
  readonly answers?: readonly SatisfactionAnswer[];
  /** True with the last step. */
  readonly submitted?: boolean;
}
