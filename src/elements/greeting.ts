import {css, html, type TemplateResult} from 'lit';
import type {ChatStrings} from '../locales/chat-strings.js';

/** In two tones: the first words are quiet, the question speaks. The shop's own text, else ours. */
export function renderGreeting(greeting: string | null, {home}: ChatStrings): TemplateResult {
  const [hello, question] = greeting === null ? home.greeting : greetingParts(greeting);
  return html`<p class="greeting" dir="auto">${question ? html`<span>${hello}</span> ${question}` : hello}</p>`;
}

/** “Hello Mara,” and what follows it, when the greeting begins with a line or a few words of its own. */
function greetingParts(greeting: string): readonly string[] {
  const [, hello, question] = /^([^.!?,،\n]{1,24}[,،]|[^\n]+\n)\s*(\S.*)$/su.exec(greeting) ?? [];
  return hello && question ? [hello.trim(), question] : [greeting];
}

export const greetingStyles = css`
  .greeting {
    padding: 20px 0 24px;
    font-size: var(--kustomer-chat-size-display);
    font-weight: 600;
    letter-spacing: calc(-0.018em * var(--kustomer-chat-tracking, 1));
    line-height: 1.2;
    text-wrap: balance;
    white-space: pre-line;
  }
  .greeting span {
    display: block;
    font-weight: 500;
    color: var(--kustomer-chat-text-muted);
  }
`;
