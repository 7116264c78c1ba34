import {css, html, nothing, type TemplateResult} from 'lit';
import {closeIcon} from '../message/icons.js';
import {searchIcon} from '../message/option-icons.js';

interface SearchFieldOptions {
  readonly label: string;
  readonly clear: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  /** Enter. */
  readonly onSubmit: (value: string) => void;
}

/** The field at the top of a list; Escape empties it before it closes anything. */
export function renderSearchField({label, clear, value, onInput, onSubmit}: SearchFieldOptions): TemplateResult {
  return html`<div class="search" role="search">
    ${searchIcon()}
    <input
      type="search"
      dir="auto"
      aria-label=${label}
      placeholder=${label}
      autocomplete="off"
      enterkeyhint="search"
      maxlength="200"
      .value=${value}
      @input=${({target}: Event) => {
        if (target instanceof HTMLInputElement) onInput(target.value);
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (event.isComposing || !(event.target instanceof HTMLInputElement)) return;
        if (event.key === 'Enter') onSubmit(event.target.value);
        if (event.key !== 'Escape' || value === '') return;
        event.stopPropagation(); // it would close the panel
        onInput('');
      }}
    />
    ${
      value === ''
        ? nothing
        : html`<button
            class="icon-btn"
            type="button"
            aria-label=${clear}
            @click=${({currentTarget}: Event) => {
              onInput('');
              const field = currentTarget instanceof Element ? currentTarget.previousElementSibling : null;
              if (field instanceof HTMLElement) field.focus();
            }}
          >
            ${closeIcon('s')}
          </button>`
    }
  </div>`;
}

export const searchFieldStyles = css`
  .search {
    position: relative;
    flex: none;
  }
  .search > .i {
    position: absolute;
    inset-inline-start: 14px;
    inset-block-start: 12px;
    color: var(--kustomer-chat-text-muted);
    pointer-events: none;
  }
  .search input {
    display: block;
    inline-size: 100%;
    min-block-size: 44px;
    padding: 10px 44px;
    padding-inline-end: 48px;
    border: 1px solid var(--kustomer-chat-border-strong);
    border-radius: var(--kustomer-chat-radius-control);
    background: none;
    line-height: 1.4667;
    appearance: none;
  }
  .search input::-webkit-search-cancel-button {
    display: none;
  }
  .search input:placeholder-shown {
    direction: inherit;
  }
  .search input::placeholder {
    color: var(--kustomer-chat-text-muted);
    opacity: 1;
  }
  .search input:focus-visible {
    outline-offset: -2px;
  }
  .search .icon-btn {
    position: absolute;
    inset-inline-end: 6px;
    inset-block-start: 6px;
    inline-size: 32px;
    block-size: 32px;
  }
  .search .icon-btn::after {
    inset: -6px;
  }
  /* Below 16 px iOS zooms the page. */
  @media (pointer: coarse) {
    .search input {
      font-size: max(16px, var(--kustomer-chat-size-body));
    }
  }
`;
