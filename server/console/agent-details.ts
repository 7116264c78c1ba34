import {html, LitElement, nothing} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';
import type {Conversation} from '../../src/model/conversation.js';
import type {CustomAttributes, KlassAttributes} from '../../src/model/custom-attributes.js';
import {closeIcon} from '../../src/message/icons.js';
import './agent-attribute.js';
import {detailsStyles} from './agent-details.styles.js';
import type {AgentSession} from './agent-session.js';
import {attributeType} from './attribute-type.js';
import {consoleBase} from './console-base.js';
import {strings} from './console-strings.js';
import {exactTime} from './moments.js';
import {renderVisitorAvatar, visitorName} from './person.js';
import {plusIcon} from './console-icons.js';

/**
 * What is known about a conversation and the visitor, and what agents may change of it.
 * @tag agent-details
 */
export class AgentDetails extends LitElement {
  static override styles = [...consoleBase, detailsStyles];

  @property({attribute: false}) session: AgentSession | undefined;
  @property({attribute: false}) conversation: Conversation | undefined;
  /** What may be written; null while that is not known. */
  @property({attribute: false}) klass: KlassAttributes | null = null;
  /** Called by the button that closes the column where it lies over the thread. */
  @property({attribute: false}) close: (() => void) | undefined;
  /** The name that is being added; undefined while none is. */
  @state() private adding: string | undefined;

  @query('.close') private closeButton!: HTMLElement | null;
  @query('.add') private addButton!: HTMLElement | null;

  /** To the button that closes it, where it lies over the thread. */
  override focus() {
    this.closeButton?.focus();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>) {
    const before = changed.get('conversation') as Conversation | undefined;
    if (changed.has('conversation') && before?.id !== this.conversation?.id) this.adding = undefined;
  }

  protected override render() {
    const {conversation} = this;
    if (!conversation) return nothing;
    return html`
      <div class="head">
        ${renderVisitorAvatar(conversation)}
        <div class="who">
          <h2>${visitorName(conversation)}</h2>
          <small>${strings.details}</small>
        </div>
        <button class="icon-btn close" type="button" aria-label=${strings.closeDetails} @click=${() => this.close?.()}>
          ${closeIcon()}
        </button>
      </div>
      <div class="scroll" tabindex="0" role="group" aria-label=${strings.details}>
        <section class="block">
          <div class="top"><h3>${strings.conversation}</h3></div>
          ${this.#renderFacts(conversation)}
        </section>
        <section class="block">
          <div class="top">
            <h3>${strings.attributes}</h3>
            <button
              class="icon-btn add"
              type="button"
              aria-label=${strings.addAttribute}
              aria-expanded=${this.adding !== undefined}
              @click=${() => (this.adding = this.adding === undefined ? (this.#missing()[0] ?? '') : undefined)}
            >
              ${plusIcon()}
            </button>
          </div>
          ${this.adding === undefined ? nothing : this.#renderAdding(this.adding)}
          ${this.#renderAttributes(conversation)}
        </section>
      </div>
    `;
  }

  #renderFacts({id, createdAt, lastMessageAt, ended, assistantId}: Conversation) {
    const now = new Date();
    const moment = (at: string) => html`<time datetime=${at}>${exactTime(new Date(at), now)}</time>`;
    const facts = [
      [
        strings.status,
        ended
          ? html`<span class="chip">${strings.statusEnded}</span>`
          : html`<span class="chip positive">${strings.statusOpen}</span>`,
      ],
      [strings.started, moment(createdAt)],
      [strings.lastMessage, moment(lastMessageAt)],
      ...(assistantId ? [[strings.assistant, html`<bdi>${assistantId}</bdi>`] as const] : []),
      [strings.id, html`<span class="id">${id}</span>`],
    ] as const;
    return html`<dl>
      ${facts.map(
        ([term, fact]) =>
          html`<div>
            <dt>${term}</dt>
            <dd>${fact}</dd>
          </div>`,
      )}
    </dl>`;
  }

  #renderAttributes({customAttributes}: Conversation) {
    const names = Object.keys(customAttributes).sort();
    if (names.length === 0)
      return this.adding === undefined ? html`<p class="none">${strings.noAttributes}</p>` : nothing;
    return html`<dl>
      ${repeat(
        names,
        (name) => `${this.conversation?.id} ${name}`,
        (name) =>
          html`<div>
            <dt>${name}</dt>
            <dd>
              <agent-attribute
                .name=${name}
                .value=${customAttributes[name]}
                .type=${attributeType(name, customAttributes[name], this.klass)}
                .save=${this.#onSave}
              ></agent-attribute>
            </dd>
          </div>`,
      )}
    </dl>`;
  }

  /** A name that the configuration declares is chosen; where it declares none, it is written. */
  #renderAdding(name: string) {
    const missing = this.#missing();
    const choice =
      this.klass?.mode === 'declared'
        ? html`<select class="input name" aria-label=${strings.name} @change=${this.#onName}>
            ${missing.map((one) => html`<option ?selected=${one === name}>${one}</option>`)}
          </select>`
        : html`<input
            class="input name"
            aria-label=${strings.name}
            placeholder=${strings.name}
            maxlength="64"
            autocomplete="off"
            .value=${name}
            @input=${this.#onName}
          />`;
    return html`<div class="adding">
      ${choice}
      ${
        name === ''
          ? nothing
          : repeat(
              [attributeType(name, undefined, this.klass)],
              (type) => type,
              (type) =>
                html`<agent-attribute
                  editing
                  .name=${name}
                  .type=${type}
                  .save=${this.#onSave}
                  .closed=${this.#onAdded}
                ></agent-attribute>`,
            )
      }
    </div>`;
  }

  /** Declared names that have no value here. */
  #missing(): readonly string[] {
    const have = this.conversation?.customAttributes ?? {};
    return Object.keys(this.klass?.types ?? {}).filter((name) => !(name in have));
  }

  readonly #onName = (event: Event) => {
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) {
      this.adding = event.target.value;
    }
  };

  readonly #onAdded = () => {
    this.adding = undefined;
    this.addButton?.focus();
  };

  readonly #onSave = async (patch: CustomAttributes) => {
    if (this.conversation) await this.session?.saveAttributes(this.conversation.id, patch);
  };
}

customElements.define('agent-details', AgentDetails);

declare global {
  interface HTMLElementTagNameMap {
    'agent-details': AgentDetails;
  }
}
