import {html, type TemplateResult} from 'lit';
import type {ReplyAction} from '../model/message-template.js';

/** An answer as it will be sent. */
export interface Choice {
  readonly value: string;
  readonly displayText: string;
}

/** What the ways to answer say beside the answers. */
export interface OptionStrings {
  /** The name of a group of buttons. */
  readonly answers: string;
  readonly backTo: (name: string) => string;
  readonly choose: (choice: string) => string;
  /** A field that finds answers in a tree of them. */
  readonly search: string;
  readonly found: (count: number) => string;
  readonly noneFound: string;
  readonly showAll: (count: number) => string;
  readonly articles: string;
  /** The names of buttons that judge an answer, and of their group. */
  readonly feedback: string;
  readonly helpful: string;
  readonly notHelpful: string;
}

export type OnChoose = (choice: Choice) => void;

/** Answers as pills on the side of the one who will say them. */
export function renderReplies(
  actions: readonly ReplyAction[],
  strings: OptionStrings,
  onChoose: OnChoose,
): TemplateResult {
  return html`<div class="replies" role="group" aria-label=${strings.answers}>
    ${actions.map((action) =>
      renderReply(action.displayText, action.valueType === 'emoji' ? 'face' : '', () => {
        onChoose(action);
      }),
    )}
  </div>`;
}

export function renderReply(text: string, kind: '' | 'face' | 'primary', onClick: () => void): TemplateResult {
  return html`<button type="button" class="reply ${kind}" dir="auto" @click=${onClick}>${text}</button>`;
}
