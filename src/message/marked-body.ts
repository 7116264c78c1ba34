import type {TemplateResult} from 'lit';

/** Anything with a body. It is the cache's key, and never changes. */
export interface HasBody {
  readonly body: string;
  /** The body still grows, each time as a new object. */
  readonly streaming?: boolean;
}

/** What text with marks says beside its own words. */
export interface MarkupStrings {
  /** The names of what scrolls sideways. */
  readonly code: string;
  readonly table: string;
  readonly copy: string;
  readonly copied: string;
}

/** Everything about text that has marks in it. */
export interface Markup {
  readonly render: (message: HasBody, strings: Partial<MarkupStrings>) => readonly unknown[];
  readonly text: (message: HasBody) => string;
  /** The same template for all text, so that plain text that gets its first mark keeps its nodes. */
  readonly paragraph: (content: unknown) => TemplateResult;
  /** Whether it takes the whole width of the column. */
  readonly isWide: (message: HasBody) => boolean;
}
