import {html, nothing, type TemplateResult} from 'lit';
import type {Language} from '../controllers/language-context.js';
import {SessionController} from '../controllers/session-controller.js';
import type {LaterStrings} from '../locales/later-strings.js';
import {alertIcon} from '../message/icons.js';
import {toChatError, type ChatErrorCode} from '../model/chat-error.js';
import type {Conversation} from '../model/conversation.js';
import type {Satisfaction} from '../model/satisfaction.js';
import type {ChatState} from '../session/chat-state.js';
import type {SatisfactionOptions} from '../session/sdk-calls.js';
import {addStyles} from './add-styles.js';
import {renderQuestion, type Answers} from './satisfaction-questions.js';
import {renderScale} from './satisfaction-scale.js';
import {renderGiven, renderLocked, renderThankYou} from './satisfaction-thanks.js';
import {satisfactionStyles} from './satisfaction.styles.js';
import type {ThreadHost} from './thread-host.js';

type Strings = LaterStrings['satisfaction'];

/** Pixels between the card and the edge of the thread. */
const margin = 8;

/** What the customer has chosen and typed, and the server has not. */
interface Draft {
  readonly rating?: number;
  readonly answers?: Answers;
}

/**
 * What an ended conversation was like: first the rating, which is sent when it is chosen, then the questions. What was
 * typed stays until the server has it, also while another thread is shown.
 */
export class SatisfactionCard {
  readonly #host: ThreadHost;
  readonly #surveys: SessionController<ChatState['satisfactions']>;
  /** This and the next three by survey. */
  readonly #drafts = new Map<string, Draft>();
  /** Answered again, though they were answered before. */
  readonly #reopened = new Set<string>();
  /** The rating was given, the questions are left out. */
  readonly #skipped = new Set<string>();
  /** The server was asked for them. */
  readonly #asked = new Set<string>();
  #isSending = false;
  #failed: {readonly conversationId: string; readonly code: ChatErrorCode; readonly again: () => void} | undefined;

  constructor(host: ThreadHost) {
    this.#host = host;
    this.#surveys = new SessionController(host, ({satisfactions}) => satisfactions);
  }

  render({id: conversationId, satisfactionId}: Conversation, language: Language, strings: Strings): unknown {
    const survey = this.#surveys.value?.[conversationId];
    // One that was ended twice has been asked about twice.
    if (survey?.id !== satisfactionId) this.#load(conversationId, satisfactionId ?? '');
    if (!survey) return this.#renderFailed(language, strings);
    const {id, status, rating, editableUntil, form, submittedAt} = survey;
    if (status === 'canceled') return nothing;
    if (status === 'locked' || new Date(editableUntil) <= new Date()) return renderLocked(survey, strings);
    const isUnderWay = this.#reopened.has(id) || this.#drafts.get(id)?.answers !== undefined;
    const isDone = rating !== null && form.questions.length > 0 && !isUnderWay;
    return isDone && (submittedAt !== null || this.#skipped.has(id))
      ? this.#renderThanks(survey, rating, language, strings)
      : this.#renderForm(survey, language, strings);
  }

  /** The survey may have been offered before this page was opened. */
  #load(conversationId: string, surveyId: string) {
    if (this.#asked.has(surveyId)) return;
    this.#asked.add(surveyId);
    const load = () => this.#surveys.session?.call('loadSatisfaction', {conversationId});
    const again = () => this.#asked.delete(surveyId);
    void Promise.resolve().then(() => this.#do(conversationId, load, again)); // not while the host renders
  }

  #renderForm(survey: Satisfaction, language: Language, strings: Strings): TemplateResult {
    const {form, submittedAt} = survey;
    const {rating, answers} = this.#chosen(survey);
    return html`<form class="csat" @submit=${this.#onSubmit}>
      <fieldset>
        <legend>
          ${form.introduction === null ? nothing : html`<span class="intro"><bdi>${form.introduction}</bdi></span>`}
          <bdi>${form.ratingPrompt}</bdi>
        </legend>
        ${renderScale(form.scale, rating, strings, (rating) => {
          this.#change(survey, {rating});
          void this.#keepInView();
          void this.#sendRating(survey);
        })}
      </fieldset>
      ${
        rating === null
          ? nothing
          : form.questions.map((question) =>
              renderQuestion(question, answers, strings.optional, (questionId, answer) => {
                this.#change(survey, {answers: new Map(this.#chosen(survey).answers).set(questionId, answer)});
              }),
            )
      }
      ${this.#renderFailed(language, strings)}
      ${
        form.questions.length === 0
          ? html`<div role="status">
              ${survey.rating === null ? nothing : html`<p class="done">${renderThankYou(survey, language, strings)}</p>`}
            </div>`
          : nothing
      }
      ${
        rating === null || form.questions.length === 0
          ? nothing
          : html`<p class="submit">
              <button type="submit" class="btn primary" aria-disabled=${this.#isSending ? 'true' : nothing}>
                ${strings.send}
              </button>
              <button
                type="button"
                class="btn bare"
                @click=${() => {
                  this.#leave(survey);
                }}
              >
                ${submittedAt === null ? strings.notNow : strings.cancel}
              </button>
            </p>`
      }
    </form>`;
  }

  #renderThanks(survey: Satisfaction, rating: number, language: Language, strings: Strings): TemplateResult {
    return html`<section class="csat thanks">
      ${renderGiven(rating, survey.form.scale, strings)}
      <p tabindex="-1">
        ${renderThankYou(survey, language, strings)}
        <button
          type="button"
          class="link-btn"
          @click=${() => {
            void this.#reopen(survey.id);
          }}
        >
          ${strings.change}
        </button>
      </p>
    </section>`;
  }

  #renderFailed({strings: {error}}: Language, strings: Strings): TemplateResult | typeof nothing {
    const failed = this.#failed;
    const {threadKey} = this.#host;
    if (failed?.conversationId !== threadKey) return nothing;
    const isLoaded = this.#surveys.value?.[threadKey] !== undefined;
    const text = failed.code === 'satisfaction-locked' ? strings.tooLate : error(failed.code);
    return html`<p class="csat-failed" role="alert">
      ${alertIcon('s')}<span>
        ${isLoaded ? text : strings.notLoaded}
        <button type="button" class="link-btn" @click=${this.#onAgain}>${strings.tryAgain}</button>
      </span>
    </p>`;
  }

  /** What is on the screen: the customer's, else the server's. */
  #chosen({id, rating, answers}: Satisfaction) {
    const draft = this.#drafts.get(id);
    const stored: Answers = new Map(answers.map(({questionId, answer}) => [questionId, answer]));
    return {rating: draft?.rating ?? rating, answers: draft?.answers ?? stored};
  }

  #change({id}: Satisfaction, change: Draft) {
    this.#drafts.set(id, {...this.#drafts.get(id), ...change});
    this.#host.requestUpdate();
  }

  /** Whoever walks through the scale by keys chooses several: the newest is sent when the one before is there. */
  async #sendRating(survey: Satisfaction): Promise<void> {
    const {id, conversationId} = survey;
    const rating = this.#drafts.get(id)?.rating;
    if (this.#isSending || rating === undefined) return;
    const isSent = await this.#submit(conversationId, {rating}, () => void this.#sendRating(survey));
    if (!isSent) return;
    const {rating: newest, ...rest} = this.#drafts.get(id) ?? {};
    if (newest !== rating) await this.#sendRating(survey);
    else this.#drafts.set(id, rest);
  }

  readonly #onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const survey = this.#surveys.value?.[this.#host.threadKey];
    if (survey && !this.#isSending) void this.#send(survey);
  };

  async #send(survey: Satisfaction): Promise<void> {
    const {id, conversationId, form} = survey;
    const {rating, answers} = this.#chosen(survey);
    const given = form.questions.flatMap((question) => {
      const answer = answers.get(question.id);
      return answer === undefined ? [] : [{id: question.id, answer}];
    });
    const options = {rating: rating ?? undefined, answers: given, submittedAt: new Date().toISOString()};
    if (await this.#submit(conversationId, options, () => void this.#send(survey))) await this.#leaveForm(id);
  }

  async #submit(conversationId: string, options: SatisfactionOptions, again: () => void): Promise<boolean> {
    this.#isSending = true;
    const submit = () => this.#surveys.session?.call('submitSatisfactionForm', {conversationId, ...options});
    const isSent = await this.#do(conversationId, submit, again);
    this.#isSending = false;
    this.#host.requestUpdate();
    return isSent;
  }

  /** What was typed is not sent; the rating is. */
  #leave({id}: Satisfaction) {
    this.#skipped.add(id);
    void this.#leaveForm(id);
  }

  /** The form that had the focus goes. */
  async #leaveForm(id: string) {
    this.#drafts.delete(id);
    this.#reopened.delete(id);
    await this.#update();
    this.#find('.thanks p')?.focus();
  }

  async #reopen(id: string) {
    this.#reopened.add(id);
    await this.#update();
    this.#find('.scale :checked')?.focus();
  }

  /** False when it failed: that is shown, and `again` offered. */
  async #do(conversationId: string, act: () => Promise<unknown> | undefined, again: () => void): Promise<boolean> {
    this.#failed = undefined;
    this.#host.requestUpdate();
    try {
      await act();
      return true;
    } catch (error) {
      this.#failed = {conversationId, code: toChatError(error).code, again};
      return false;
    } finally {
      this.#host.requestUpdate();
    }
  }

  readonly #onAgain = () => {
    const failed = this.#failed;
    this.#failed = undefined;
    failed?.again();
    this.#host.requestUpdate();
  };

  /** What was pressed stays in sight when questions follow it: the thread, at its end, would show their end. */
  async #keepInView() {
    await this.#update();
    const [scroller, card] = [this.#find('.scroll'), this.#find('.csat')];
    if (!scroller || !card) return;
    const above = scroller.getBoundingClientRect().top + margin - card.getBoundingClientRect().top;
    if (above > 0) scroller.scrollTop -= above;
  }

  async #update() {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
  }

  #find(selector: string) {
    return this.#host.renderRoot.querySelector<HTMLElement>(selector);
  }
}

const cards = new WeakMap<ThreadHost, SatisfactionCard>();

/** The card of this thread element, whichever conversation it shows. */
export function satisfactionCard(host: ThreadHost): SatisfactionCard {
  const card = cards.get(host) ?? new SatisfactionCard(host);
  if (!cards.has(host)) addStyles(host, satisfactionStyles);
  cards.set(host, card);
  return card;
}
