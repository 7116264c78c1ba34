import {html, nothing, type TemplateResult} from 'lit';
import type {Language} from '../controllers/language-context.js';
import type {LaterStrings} from '../locales/later-strings.js';
import {daysFromNow} from '../locales/moment.js';
import {alertIcon} from '../message/icons.js';
import {checkIcon} from '../message/list-icons.js';
import type {ChatState} from '../session/chat-state.js';
import {addStyles} from './add-styles.js';
import {laterStrings} from './later-strings.js';
import type {MenuHost} from './menu-host.js';
import {renderOpeningHours} from './opening-hours.js';
import {panelOffHoursStyles} from './panel-off-hours.styles.js';

type Strings = LaterStrings['offHours'];

/** Looser than what a server may demand: it only keeps slips from being sent. */
const address = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/;
const longest = 254;

/**
 * What stands above a new conversation while nobody is there: when that changes, and where else the visitor can be
 * reached. The address is the server's once there is a conversation: nothing is stored of whoever only looks.
 */
class OffHours {
  readonly #host: MenuHost;
  #email = '';
  #isChecked = false;
  #isSaving = false;
  #savedFor: string | undefined;
  /** Of this conversation the address could not be stored. */
  #failedFor: string | undefined;

  constructor(host: MenuHost) {
    this.#host = host;
    addStyles(host, panelOffHoursStyles);
  }

  render(state: ChatState, language: Language, strings: Strings): unknown {
    const {error} = language.strings;
    const key = state.screen.name === 'thread' ? state.screen.key : '';
    const conversation = state.conversations.find(({id}) => id === key);
    if (!conversation) return this.#renderLead(state, key, language, strings);
    if (this.#savedFor === key) {
      return html`<p class="reach" role="status">${checkIcon('s')}<span>${strings.reachedAt(this.#email)}</span></p>`;
    }
    if (this.#email.trim() === '' || conversation.ended) return nothing;
    if (this.#failedFor === key) {
      return html`<div class="reach">
        ${this.#renderEmail(strings)}
        <p class="hint" role="alert">
          ${alertIcon('s')}<span
            >${error('')}
            <button type="button" class="link" @click=${() => void this.#save(key)}>${strings.tryAgain}</button></span
          >
        </p>
      </div>`;
    }
    if (address.test(this.#email.trim()))
      void Promise.resolve().then(() => this.#save(key)); // not while the host renders
    else return html`<div class="reach">${this.#renderEmail(strings)}</div>`;
    return nothing;
  }

  #renderLead({config, identity, threads}: ChatState, key: string, language: Language, strings: Strings) {
    const {locale} = language;
    const {opening, outgoing = []} = threads[key] ?? {};
    // Until something is said there, the field of the composer is one of this form.
    const isForm = !opening && outgoing.length === 0;
    const now = new Date();
    const changesAt = new Date(config?.availabilityChangesAt ?? NaN);
    const title = daysFromNow(changesAt, now) >= 1 ? strings.closedForToday : strings.closedTitle;
    const {message, imageUrl} = config?.offhours ?? {};
    const hours = config ? renderOpeningHours(config.hours, changesAt, now, locale, strings) : nothing;
    return html`<div class="lead ${isForm ? 'form' : ''}">
        ${imageUrl ? html`<img class="closed" src=${imageUrl} alt="" @error=${onImageError} />` : nothing}
        <h3>${title}</h3>
        <p><bdi>${message ?? strings.leaveQuestion}</bdi></p>
        ${identity?.email ? nothing : this.#renderEmail(strings)} ${isForm ? this.#renderLabel(language) : hours}
      </div>
      ${isForm ? hours : nothing}`;
  }

  /** Of the composer's field, which says it itself. */
  #renderLabel({strings}: Language): TemplateResult {
    const onClick = () => this.#host.renderRoot.querySelector('kustomer-chat-composer')?.focusField();
    return html`<p class="question" aria-hidden="true" @click=${onClick}>${strings.composer.label}</p>`;
  }

  #renderEmail(strings: Strings): TemplateResult {
    const email = this.#email.trim();
    const isWrong = this.#isChecked && email !== '' && !address.test(email);
    const problem = /@[^.]*\.?$/.test(email) ? strings.noDomain : strings.noAddress;
    return html`<label class="email">
        <span>${strings.email} <small>${strings.optional}</small></span>
        <input
          type="email"
          name="email"
          inputmode="email"
          autocomplete="email"
          autocapitalize="none"
          spellcheck="false"
          maxlength=${longest}
          .value=${this.#email}
          aria-invalid=${isWrong ? 'true' : nothing}
          aria-describedby=${isWrong ? 'email-hint' : nothing}
          @input=${this.#onInput}
          @change=${this.#onChange}
        />
      </label>
      <div role="alert">
        ${isWrong ? html`<p class="hint" id="email-hint">${alertIcon('s')}<span>${problem}</span></p>` : nothing}
      </div>`;
  }

  readonly #onInput = ({currentTarget}: InputEvent) => {
    if (currentTarget instanceof HTMLInputElement) this.#email = currentTarget.value;
    if (this.#isChecked) this.#host.requestUpdate();
  };

  /** Whoever is still typing is not corrected. */
  readonly #onChange = () => {
    this.#isChecked = true;
    this.#host.requestUpdate();
  };

  async #save(conversationId: string): Promise<void> {
    if (this.#isSaving) return;
    this.#isSaving = true;
    try {
      await this.#host.session?.call('describeCustomer', {emails: [this.#email.trim()]});
      this.#savedFor = conversationId;
      this.#failedFor = undefined;
    } catch {
      this.#failedFor = conversationId; // it is shown, and can be tried again
    }
    this.#isSaving = false;
    this.#host.requestUpdate();
  }
}

const known = new WeakMap<MenuHost, OffHours>();

/** What the panel shows between its header and its thread while nobody is there. */
export function renderOffHours(host: MenuHost): unknown {
  const {session, language} = host;
  const strings = language && laterStrings(language.locale).need(host)?.offHours;
  if (!session || !strings) return nothing;
  const offHours = known.get(host) ?? new OffHours(host);
  known.set(host, offHours);
  return offHours.render(session.state, language, strings);
}

function onImageError({currentTarget}: Event) {
  if (currentTarget instanceof HTMLElement) currentTarget.hidden = true;
}
