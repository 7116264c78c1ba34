import type {Block, Cell, Inline} from './token.js';

/** What a message says without its marks: for names, announcements and previews. */
export function plainText(blocks: readonly Block[]): string {
  return blocks.map(blockText).join('\n');
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return block.children.map(inlineText).join('');
    case 'code':
      return block.text;
    case 'list':
      return block.items.map(plainText).join('\n');
    case 'quote':
      return plainText(block.children);
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(cellText).join(' · ')).join('\n');
  }
}

function cellText(cell: Cell): string {
  return cell.map(inlineText).join('');
}

function inlineText(token: Inline): string {
  if (typeof token === 'string') return token;
  if (token.type === 'break') return '\n';
  return token.type === 'code' ? token.text : token.children.map(inlineText).join('');
}
