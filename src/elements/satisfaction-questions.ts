import {html, nothing, type TemplateResult} from 'lit';
import {checkIcon} from '../message/list-icons.js';
import type {SatisfactionQuestion} from '../model/satisfaction.js';

/** As many characters as a server takes of one answer. */
const mostChars = 1023;

/** What was answered so far, by question. */
export type Answers = ReadonlyMap<string, string | readonly string[]>;

/** One of the questions that follow the rating. */
export function renderQuestion(
  {id, prompt, type, options}: SatisfactionQuestion,
  answers: Answers,
  placeholder: string,
  onAnswer: (questionId: string, answer: string | readonly string[]) => void,
): TemplateResult {
  const answer = answers.get(id);
  if (type === 'text') {
    return html`<label class="question">
      <span class="q"><bdi>${prompt}</bdi></span>
      <textarea
        rows="2"
        dir=${answer ? 'auto' : nothing}
        maxlength=${mostChars}
        placeholder=${placeholder}
        .value=${typeof answer === 'string' ? answer : ''}
        @input=${({currentTarget}: InputEvent) => {
          if (currentTarget instanceof HTMLTextAreaElement) onAnswer(id, currentTarget.value);
        }}
      ></textarea>
    </label>`;
  }
  const chosen = typeof answer === 'string' ? [answer] : (answer ?? []);
  const choose = (option: string, isChosen: boolean) => {
    if (type === 'radio') onAnswer(id, option);
    else
      onAnswer(
        id,
        options.filter((other) => (other === option ? isChosen : chosen.includes(other))),
      );
  };
  return html`<fieldset class="question">
    <legend class="q"><bdi>${prompt}</bdi></legend>
    <div class="picks">
      ${options.map(
        (option) =>
          html`<label class="pick">
            <input
              type=${type}
              name=${id}
              .checked=${chosen.includes(option)}
              @change=${({currentTarget}: Event) => {
                if (currentTarget instanceof HTMLInputElement) choose(option, currentTarget.checked);
              }}
            />
            ${checkIcon('s')}<bdi>${option}</bdi>
          </label>`,
      )}
    </div>
  </fieldset>`;
}
