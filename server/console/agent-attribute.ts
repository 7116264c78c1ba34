import {html, LitElement, nothing} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import type {AttributeType, AttributeValue, CustomAttributes} from '../../src/model/custom-attributes.js';
import {alertIcon} from '../../src/message/icons.js';
import {composeIcon} from '../../src/message/option-icons.js';
import {attributeStyles} from './agent-attribute.styles.js';
import {fromInput, refusalText, showValue, toInput} from './attribute-type.js';
import {consoleBase} from './console-base.js';
import {strings} from './console-strings.js';

/**
 * One attribute: its value, or a field that changes it. Without a value and open it adds one.
 * @tag agent-attribute
 */
export class AgentAttribute extends LitElement {
  static override styles = [...consoleBase, attributeStyles];

  @property({attribute: false}) name = '';
  @property({attribute: false}) value: AttributeValue | undefined;
  @property({attribute: false}) type: AttributeType = 'string';
  /** Writes; rejects with the server's refusal. */
  @property({attribute: false}) save: ((patch: CustomAttributes) => Promise<void>) | undefined;
  /** Called when the field is closed, saved or not. */
  @property({attribute: false}) closed: (() => void) | undefined;
  @property({type: Boolean}) editing = false;
  @state() private problem = '';
  @state() private isSaving = false;

  @query('.input') private field!: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement | null;
  @query('.edit') private button!: HTMLElement | null;

  protected override firstUpdated() {
    if (this.editing) this.field?.focus();
  }

  protected override render() {
    return this.editing ? this.#renderField() : this.#renderValue();
  }

  #renderValue() {
    const {value = null, type, name} = this;
    const shown = showValue(value, type);
    const isLink = type === 'url' && /^https?:/.test(shown);
    return html`<span class="shown">
      <span class="value" dir="auto"
        >${
          isLink
            ? html`<a href=${shown} target="_blank" rel="noopener noreferrer">${shown.replace(/^https?:\/\//, '')}</a>`
            : shown
        }</span
      >
      <button class="icon-btn edit" type="button" aria-label=${strings.editAttribute(name)} @click=${this.#onEdit}>
        ${composeIcon('s')}
      </button>
    </span>`;
  }

  #renderField() {
    return html`<form novalidate @submit=${this.#onSubmit} @keydown=${this.#onKeydown}>
      ${this.#renderInput()}
      ${
        this.problem
          ? html`<p class="hint bad" id="problem" role="alert">${alertIcon('s')}${this.problem}</p>`
          : nothing
      }
      <p class="acts">
        <button class="btn primary small" type="submit" aria-disabled=${this.isSaving ? 'true' : nothing}>
          ${strings.save}
        </button>
        <button class="btn bare small" type="button" @click=${this.#onCancel}>${strings.cancel}</button>
        ${
          this.value === undefined
            ? nothing
            : html`<button class="btn bare small clear" type="button" @click=${() => void this.#write(null)}>
                ${strings.clear}
              </button>`
        }
      </p>
    </form>`;
  }

  #renderInput() {
    const {name, type, problem} = this;
    const text = toInput(this.value, type);
    const invalid = problem ? 'true' : nothing;
    const described = problem ? 'problem' : nothing;
    switch (type) {
      case 'boolean':
        return html`<select class="input" aria-label=${name} aria-invalid=${invalid} aria-describedby=${described}>
          <option value="true" ?selected=${text !== 'false'}>${strings.yes}</option>
          <option value="false" ?selected=${text === 'false'}>${strings.no}</option>
        </select>`;
      case 'text':
        return html`<textarea
          class="input"
          rows="4"
          aria-label=${name}
          aria-invalid=${invalid}
          aria-describedby=${described}
          .value=${text}
        ></textarea>`;
      default:
        return html`<input
          class="input"
          type=${type === 'datetime' ? 'datetime-local' : 'text'}
          inputmode=${type === 'number' ? 'decimal' : type === 'url' ? 'url' : nothing}
          maxlength="1024"
          autocomplete="off"
          aria-label=${name}
          aria-invalid=${invalid}
          aria-describedby=${described}
          .value=${text}
        />`;
    }
  }

  async #write(value: AttributeValue) {
    if (this.isSaving) return;
    this.isSaving = true;
    try {
      await this.save?.({[this.name]: value});
      this.#close();
    } catch (error) {
      this.problem = refusalText(error);
    } finally {
      this.isSaving = false;
    }
  }

  #close() {
    this.problem = '';
    this.editing = false;
    this.closed?.();
    void this.updateComplete.then(() => this.button?.focus());
  }

  readonly #onEdit = () => {
    this.editing = true;
    void this.updateComplete.then(() => this.field?.focus());
  };

  readonly #onCancel = () => this.#close();

  readonly #onKeydown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') this.#close();
  };

  readonly #onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const value = fromInput(this.field?.value ?? '', this.type);
    if (value !== undefined) return void this.#write(value);
    this.problem = strings.wrongType[this.type] ?? strings.notSaved;
    this.field?.focus();
  };
}

customElements.define('agent-attribute', AgentAttribute);

declare global {
  interface HTMLElementTagNameMap {
    'agent-attribute': AgentAttribute;
  }
}
