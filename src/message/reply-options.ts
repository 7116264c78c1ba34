import {html, nothing, type TemplateResult} from 'lit';
import type {MessageTemplate, TreeNode} from '../model/message-template.js';
import {backIcon} from './icons.js';
import {checkIcon, nextIcon} from './list-icons.js';
import type {MessageStrings} from './message-strings.js';

/** An answer as it will be sent. */
export interface Choice {
  readonly value: string;
  readonly displayText: string;
}

/** Answers as pills on the side of the one who will say them; none when the message offers none that way. */
export function repliesOf(template: MessageTemplate | null): readonly Choice[] {
  switch (template?.type) {
    case 'quickReplies':
    case 'feedback':
    case 'articles':
      return template.actions;
    case 'list':
      return template.items.map(({value, titleText}) => ({value, displayText: titleText}));
    default:
      return [];
  }
}

export function renderReplies(
  choices: readonly Choice[],
  strings: MessageStrings,
  onChoose: (choice: Choice) => void,
): TemplateResult {
  return html`<div class="replies" role="group" aria-label=${strings.answers}>
    ${choices.map((choice) =>
      renderReply(choice.displayText, '', () => {
        onChoose(choice);
      }),
    )}
  </div>`;
}

/** Where somebody stands in a tree of answers. */
export interface TreeWalk {
  /** The nodes gone into, outermost first. */
  readonly path: readonly TreeNode[];
  readonly chosen: TreeNode | null;
}

export interface TreeQuestion {
  readonly text: string;
  readonly children: readonly TreeNode[];
  readonly leafRequired: boolean;
}

/** One level of a tree with the way back, and a pill that says the choice once there is one. */
export function renderTree(
  {text, children, leafRequired}: TreeQuestion,
  {path, chosen}: TreeWalk,
  strings: MessageStrings,
  onWalk: (walk: TreeWalk) => void,
  onChoose: (choice: Choice) => void,
): TemplateResult {
  const here = path.at(-1);
  const selected = chosen ?? (leafRequired ? undefined : here);
  const pick = (node: TreeNode) => {
    onWalk(node.children.length > 0 ? {path: [...path, node], chosen: null} : {path, chosen: node});
  };
  const back = () => {
    onWalk({path: path.slice(0, -1), chosen: null});
  };
  return html`<div class="picker" role="group" aria-label=${text}>
      ${
        here
          ? html`<div class="crumbs">
              <button
                type="button"
                class="icon-btn sm"
                aria-label=${strings.backTo(path.at(-2)?.displayName ?? text)}
                @click=${back}
              >
                ${backIcon()}
              </button>
              ${path.map((node) => (node === here ? html`<b>${node.displayName}</b>` : html`<span>${node.displayName}</span>${nextIcon('s')}`))}
            </div>`
          : nothing
      }
      <ul>
        ${(here?.children ?? children).map(
          (node) =>
            html`<li>
              <button
                type="button"
                class="opt"
                aria-pressed=${node.children.length > 0 ? nothing : String(node === chosen)}
                @click=${() => {
                  pick(node);
                }}
              >
                <span class="t">${node.displayName}</span>
                ${node.children.length > 0 ? nextIcon('s') : node === chosen ? checkIcon() : nothing}
              </button>
            </li>`,
        )}
      </ul>
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

function renderReply(text: string, kind: string, onClick: () => void): TemplateResult {
  return html`<button type="button" class="reply ${kind}" @click=${onClick}>${text}</button>`;
}
