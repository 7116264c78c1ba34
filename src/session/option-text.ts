import type {MessageTemplate, TreeNode} from '../model/message-template.js';

/** How the option with this value reads; undefined when it is not offered. */
export function optionText(template: MessageTemplate | null, value: string): string | undefined {
  switch (template?.type) {
    case 'quickReplies':
    case 'feedback':
    case 'articles':
      return template.actions.find((action) => action.value === value)?.displayText;
    case 'list':
      return template.items.find((item) => item.value === value)?.titleText;
    case 'tree':
      return nodeText(template.children, value);
    default:
      return undefined;
  }
}

function nodeText(nodes: readonly TreeNode[], id: string): string | undefined {
  for (const node of nodes) {
    const text = node.id === id ? node.displayName : nodeText(node.children, id);
    if (text !== undefined) return text;
  }
  return undefined;
}
