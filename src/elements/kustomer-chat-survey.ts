import {ContextConsumer} from '@lit/context';
import {html, LitElement, nothing, type PropertyValues} from 'lit';
import {languageContext} from '../controllers/language-context.js';
import {sessionContext} from '../controllers/session-context.js';
import type {HistoryStrings} from '../locales/history-strings.js';
import {alertIcon, closeIcon} from '../message/icons.js';
import {checkIcon} from '../message/list-icons.js';
import {personIcon} from '../message/option-icons.js';
import type {Article, ArticleFeedback, ArticleSurvey} from '../model/article.js';
import {base} from '../styles/base.js';
import {define} from './define.js';
import {historyStrings} from './history-strings.js';
import {surveyStyles} from './kustomer-chat-survey.styles.js';

/** As many characters as a server takes. */
const mostChars = 1000;

/** What a reader of this page has said, by article: asked once. */
const given = new Set<string>();

/**
 * Asks the reader of an article whether it helped; a “no” may say why. Loaded with the first article that asks.
 * @tag kustomer-chat-survey
 */
export class KustomerChatSurvey extends LitElement {
  static override styles = [base, surveyStyles];
  static override properties = {
    article: {attribute: false},
    value: {state: true},
    status: {state: true},
  };

  /** The article that is judged. */
  article: Article | undefined;

  private value: ArticleFeedback['value'] | undefined;
  private status: 'idle' | 'sending' | 'sent' | 'failed' = 'idle';

  readonly #language = new ContextConsumer(this, {context: languageContext, subscribe: true});
  readonly #session = new ContextConsumer(this, {context: sessionContext});

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('article')) return;
    this.value = undefined;
    this.status = given.has(this.article?.id ?? '') ? 'sent' : 'idle';
  }

  protected override render() {
    const language = this.#language.value;
    const survey = this.article?.survey;
    const strings = language && historyStrings(language.locale).need(this)?.knowledge;
    if (!survey || !strings) return nothing;
    return html`<div role="status">${this.status === 'sent' ? this.#renderThanks(strings) : nothing}</div>
      ${
        this.status === 'sent'
          ? nothing
          : html`<div class="rate" role="group" aria-labelledby="question">
                <h4 id="question" dir="auto">${survey.title}</h4>
                ${this.#renderChoice('positive', strings.yes)} ${this.#renderChoice('negative', strings.no)}
              </div>
              ${this.value === 'negative' ? this.#renderReasons(survey, strings) : nothing}`
      }
      ${
        this.status === 'failed'
          ? html`<p class="failed" role="alert">${alertIcon('s')}<span>${strings.notSent}</span></p>`
          : nothing
      }`;
  }

  #renderChoice(value: ArticleFeedback['value'], label: string) {
    const isPositive = value === 'positive';
    return html`<button
      class="btn quiet"
      type="button"
      aria-pressed=${this.value === value ? 'true' : 'false'}
      @click=${() => {
        this.#choose(value);
      }}
    >
      ${isPositive ? checkIcon('s') : closeIcon('s')}${label}
    </button>`;
  }

  #renderReasons({comment, reasons}: ArticleSurvey, strings: HistoryStrings['knowledge']) {
    return html`<form @submit=${this.#onSubmit}>
      ${
        reasons.length > 0
          ? html`<fieldset>
              <legend>${strings.reasons}</legend>
              <div class="picks">
                ${reasons.map(
                  ({displayText, value}) =>
                    html`<label class="pick" dir="auto">
                      <input type="checkbox" name="reason" value=${value} />${checkIcon('s')}<span>${displayText}</span>
                    </label>`,
                )}
              </div>
            </fieldset>`
          : nothing
      }
      ${
        comment
          ? html`<label
              ><span>${strings.comment}</span>
              <textarea name="comment" dir="auto" maxlength=${mostChars} placeholder=${strings.optional}></textarea>
            </label>`
          : nothing
      }
      <div class="acts">
        <button class="btn primary" type="submit">${strings.send}</button>
        <button class="btn quiet" type="button" @click=${this.#onPerson}>${personIcon('s')}${strings.person}</button>
      </div>
    </form>`;
  }

  #renderThanks(strings: HistoryStrings['knowledge']) {
    return html`<div class="thanks">
      <p><b>${strings.thanks}</b> ${strings.thanksText}</p>
      ${
        this.value === 'negative'
          ? html`<button class="btn quiet" type="button" @click=${this.#onPerson}>
              ${personIcon('s')}${strings.person}
            </button>`
          : nothing
      }
    </div>`;
  }

  #choose(value: ArticleFeedback['value']) {
    const survey = this.article?.survey;
    const asksMore = value === 'negative' && survey && (survey.comment || survey.reasons.length > 0);
    this.value = value;
    this.status = 'idle';
    if (!asksMore) void this.#send({value});
  }

  async #send(feedback: ArticleFeedback) {
    const session = this.#session.value;
    const {article} = this;
    if (!session || !article || this.status === 'sending') return;
    this.status = 'sending';
    try {
      await (await session.call('reading')).rateArticle(article.id, feedback);
      given.add(article.id);
      if (this.article === article) this.status = 'sent';
    } catch {
      if (this.article === article) this.status = 'failed';
    }
  }

  readonly #onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const data = new FormData(event.currentTarget);
    const text = (value: unknown) => (typeof value === 'string' ? value : '');
    const reasons = data.getAll('reason').map(text);
    const comment = text(data.get('comment')).trim();
    void this.#send({value: 'negative', reasons, ...(comment === '' ? {} : {comment})});
  };

  readonly #onPerson = () => this.#session.value?.showNewThread();
}

define('kustomer-chat-survey', KustomerChatSurvey);

declare global {
  interface HTMLElementTagNameMap {
    'kustomer-chat-survey': KustomerChatSurvey;
  }
}
