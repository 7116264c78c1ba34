import {html, nothing, type TemplateResult} from 'lit';
import type {TreeNode} from '../model/message-template.js';
import {backIcon} from './icons.js';
import {checkIcon} from './list-icons.js';
import {nextIcon, searchIcon} from './option-icons.js';
import {renderReply, type OnChoose, type OptionStrings} from './reply-options.js';
import {countLeaves, findNodes} from './tree-search.js';

/** Above this many ends nobody wants to look through a tree. */
const maxLeaves = 8;
/** Who finds more than these types another letter. */
const maxFound = 20;

/** Where somebody stands in a tree of answers. */
export interface TreeWalk {
  /** The nodes gone into, outermost first. */
  readonly path: readonly TreeNode[];
  readonly chosen: TreeNode | null;
  /** What is looked for in the whole tree; `''` while its levels are shown. */
  readonly query: string;
}

export interface TreeQuestion {
  readonly text: string;
  readonly children: readonly TreeNode[];
  /** Whether only an end of the tree is an answer. */
  readonly leafRequired: boolean;
}

interface TreeContext {
  readonly question: TreeQuestion;
  readonly walk: TreeWalk;
  readonly strings: OptionStrings;
  readonly onWalk: (walk: TreeWalk) => void;
}

/** One level of a tree with the way back, or what was found in it, and a pill that says the choice once there is one. */
export function renderTree(
  question: TreeQuestion,
  walk: TreeWalk,
  strings: OptionStrings,
  onWalk: (walk: TreeWalk) => void,
  onChoose: OnChoose,
): TemplateResult {
  const context = {question, walk, strings, onWalk};
  const isSearching = walk.query.trim() !== '';
  const here = isSearching ? undefined : walk.path.at(-1);
  const selected = walk.chosen ?? (question.leafRequired ? undefined : here);
  return html`<div class="picker" role="group" aria-label=${question.text} @keydown=${onKeydown}>
      ${countLeaves(question.children) > maxLeaves ? renderSearch(context) : nothing}
      ${isSearching ? renderFound(context) : html`${here ? renderCrumbs(context) : nothing}${renderLevel(context)}`}
    </div>
    ${
      selected
        ? html`<div class="replies">
            ${renderReply(strings.choose(selected.displayName), 'primary', () => {
              onChoose({value: selected.id, displayText: selected.displayName});
            })}
          </div>`
        : nothing
    }`;
}

function renderSearch({walk, strings, onWalk}: TreeContext) {
  const search = (query: string) => {
    onWalk({...walk, chosen: null, query});
  };
  return html`<div class="search">
    ${searchIcon()}
    <input
      type="search"
      aria-label=${strings.search}
      placeholder=${strings.search}
      autocomplete="off"
      enterkeyhint="search"
      .value=${walk.query}
      @input=${({target}: Event) => {
        if (target instanceof HTMLInputElement) search(target.value);
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'Escape' || walk.query === '') return;
        event.stopPropagation(); // it would close the panel
        search('');
      }}
    />
  </div>`;
}

function renderFound({question, walk, strings, onWalk}: TreeContext) {
  const found = findNodes(question, walk.query);
  return html`<p class="${found.length > 0 ? 'visually-hidden' : 'none'}" role="status">
      ${found.length > 0 ? strings.found(found.length) : strings.noneFound}
    </p>
    <ul>
      ${found.slice(0, maxFound).map(({node, above}) =>
        renderOption(node, above, false, node === walk.chosen, () => {
          onWalk({...walk, chosen: node});
        }),
      )}
    </ul>`;
}

function renderCrumbs({question, walk: {path, query}, strings, onWalk}: TreeContext) {
  const back = () => {
    onWalk({path: path.slice(0, -1), chosen: null, query});
  };
  const last = path.length - 1;
  return html`<div class="crumbs">
    <button
      type="button"
      class="icon-btn sm back"
      aria-label=${strings.backTo(path.at(-2)?.displayName ?? question.text)}
      @click=${back}
    >
      ${backIcon()}
    </button>
    ${path.map(({displayName}, index) =>
      index === last
        ? html`<b dir="auto">${displayName}</b>`
        : html`<span dir="auto">${displayName}</span>${nextIcon('s')}`,
    )}
  </div>`;
}

function renderLevel({question, walk, onWalk}: TreeContext) {
  const {path, chosen, query} = walk;
  return html`<ul>
    ${(path.at(-1)?.children ?? question.children).map((node) => {
      const isBranch = node.children.length > 0;
      return renderOption(node, [], isBranch, node === chosen, () => {
        onWalk(isBranch ? {path: [...path, node], chosen: null, query} : {path, chosen: node, query});
      });
    })}
  </ul>`;
}

function renderOption(
  {displayName}: TreeNode,
  above: readonly TreeNode[],
  isBranch: boolean,
  isChosen: boolean,
  onClick: () => void,
) {
  return html`<li>
    <button
      type="button"
      class="opt ${isBranch ? 'branch' : ''}"
      aria-pressed=${isBranch ? nothing : String(isChosen)}
      @click=${onClick}
    >
      <span class="t"
        ><bdi>${displayName}</bdi>${
          above.length > 0
            ? html` <small><bdi>${above.map((node) => node.displayName).join(' › ')}</bdi></small>`
            : nothing
        }</span
      >
      ${isBranch ? nextIcon('s') : isChosen ? checkIcon() : nothing}
    </button>
  </li>`;
}

/** As in every tree: up and down between the options, the arrows along the line in and out. All keys of buttons stay. */
function onKeydown(event: KeyboardEvent) {
  const {currentTarget, target, key} = event;
  if (!(currentTarget instanceof HTMLElement) || !(target instanceof HTMLElement)) return;
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const options = [...currentTarget.querySelectorAll<HTMLElement>('.opt')];
  const at = options.findIndex((option) => option === target);
  const isField = target instanceof HTMLInputElement;
  if (isField && key !== 'ArrowDown') return;
  const isRtl = getComputedStyle(currentTarget).direction === 'rtl';
  const goesTo = new Map([
    ['ArrowDown', options[at + 1]],
    ['ArrowUp', options[at - 1] ?? currentTarget.querySelector<HTMLElement>('input')],
    ['Home', options[0]],
    ['End', options.at(-1)],
  ]).get(key);
  const presses =
    key === (isRtl ? 'ArrowLeft' : 'ArrowRight') && target.matches('.branch')
      ? target
      : key === (isRtl ? 'ArrowRight' : 'ArrowLeft')
        ? currentTarget.querySelector<HTMLElement>('.back')
        : null;
  if (!goesTo && !presses) return;
  event.preventDefault();
  goesTo?.focus();
  presses?.click();
}
