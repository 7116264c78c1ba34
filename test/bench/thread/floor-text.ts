// A message's text as plain nodes: those that the product draws, from the same tokens.
import {render, type TemplateResult} from 'lit';
import {strings} from '../../../src/locales/en-later.js';
import {copyIcon} from '../../../src/message/markup-icons.js';
import type {Block, Cell, Inline} from '../../../src/message/token.js';
import {read, type Reading} from '../../../src/message/tokenize.js';

/** An element with classes and what is in it. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className = '',
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  made.append(...children);
  return made;
}

/** One of the product's icons, drawn once. */
export function iconMaker(template: TemplateResult): () => Node {
  let drawn: Element | null = null;
  return () => {
    if (!drawn) {
      const box = document.createElement('div');
      render(template, box);
      drawn = box.querySelector('svg');
    }
    return drawn?.cloneNode(true) ?? new Text();
  };
}

const copy = iconMaker(copyIcon('s'));

/** The text of one message in its bubble. Of a text that grows only the end is drawn again. */
export class FloorText {
  readonly bubble: HTMLElement;
  #reading: Reading | undefined;

  constructor(body: string) {
    this.bubble = element('div', 'bub');
    this.bubble.dir = 'auto';
    this.write(body);
  }

  get isWide(): boolean {
    return this.#reading?.blocks.some(({type}) => type === 'code' || type === 'table') ?? false;
  }

  write(body: string): void {
    const before = this.#reading?.blocks ?? [];
    this.#reading = read(body, this.#reading);
    const {blocks} = this.#reading;
    const {children} = this.bubble;
    blocks.forEach((block, index) => {
      const old = before[index];
      if (old === block) return;
      const drawn = children[index];
      if (!drawn) this.bubble.append(drawBlock(block));
      else if (!old || !rewrite(drawn, old, block)) drawn.replaceWith(drawBlock(block));
    });
    while (children.length > blocks.length) this.bubble.lastElementChild?.remove();
  }
}

/** Writes only what differs; false when something else is to be drawn. */
function rewrite(drawn: Element, before: Block, now: Block): boolean {
  if (before.type === 'paragraph' && now.type === 'paragraph') {
    rewriteInlines(drawn, before.children, now.children);
    return true;
  }
  if (before.type === 'code' && now.type === 'code') {
    const text = drawn.querySelector('code')?.firstChild;
    if (text) text.nodeValue = now.text;
    return text !== null;
  }
  return false;
}

function rewriteInlines(parent: Element, before: readonly Inline[], now: readonly Inline[]): void {
  const {childNodes} = parent;
  now.forEach((token, index) => {
    const node = childNodes[index];
    const old = before[index];
    if (!node) parent.append(drawInline(token));
    else if (typeof token === 'string' && typeof old === 'string') {
      if (token !== old) node.nodeValue = token;
    } else if (JSON.stringify(token) !== JSON.stringify(old)) node.replaceWith(drawInline(token));
  });
  while (childNodes.length > now.length) parent.lastChild?.remove();
}

function drawBlock(block: Block): HTMLElement {
  switch (block.type) {
    case 'paragraph':
      return element('p', '', ...block.children.map(drawInline));
    case 'code':
      return drawCode(block.text);
    case 'list': {
      const items = block.items.map((item) => element('li', '', ...item.map(drawBlock)));
      if (block.start === null) return element('ul', '', ...items);
      const list = element('ol', '', ...items);
      list.setAttribute('start', String(block.start));
      return list;
    }
    case 'quote':
      return element('blockquote', '', ...block.children.map(drawBlock));
    case 'table':
      return drawTable(block);
  }
}

function drawCode(text: string): HTMLElement {
  const {code: name, copy: copyName} = strings.markup;
  const pre = element('pre', '', element('code', '', new Text(text)));
  pre.tabIndex = 0;
  describe(pre, 'group', name);
  const button = element('button', 'icon-btn', copy());
  button.type = 'button';
  button.ariaLabel = button.title = copyName;
  const done = element('span', 'done');
  done.role = 'status';
  return element('div', 'code', pre, button, done);
}

function drawTable({columns, head, rows}: Extract<Block, {type: 'table'}>): HTMLElement {
  const cell = (tag: 'td' | 'th') => (tokens: Cell, column: number) =>
    element(tag, columns[column] ?? '', ...tokens.map(drawInline));
  const headCells = head.map(cell('th'));
  for (const th of headCells) th.setAttribute('scope', 'col');
  const body = rows.map((row) => element('tr', '', ...row.map(cell('td'))));
  const table = element(
    'table',
    '',
    element('thead', '', element('tr', '', ...headCells)),
    element('tbody', '', ...body),
  );
  const box = element('div', 'tbl', table);
  box.tabIndex = 0;
  describe(box, 'group', strings.markup.table);
  return box;
}

function drawInline(token: Inline): Node {
  if (typeof token === 'string') return new Text(token);
  switch (token.type) {
    case 'break':
      return element('br');
    case 'code': {
      const code = element('code', '', token.text);
      code.dir = 'ltr';
      return code;
    }
    case 'strong':
    case 'emphasis':
      return element(token.type === 'strong' ? 'strong' : 'em', '', ...token.children.map(drawInline));
    case 'link': {
      const link = element('a', '', ...token.children.map(drawInline), ' ', element('bdi', 'host', hostOf(token.href)));
      Object.assign(link, {href: token.href, title: token.href, target: '_blank', rel: 'noopener noreferrer'});
      return link;
    }
  }
}

function hostOf(href: string): string {
  return `(${new URL(href).host})`;
}

function describe(node: HTMLElement, role: string, name: string) {
  node.role = role;
  node.ariaLabel = name;
}
