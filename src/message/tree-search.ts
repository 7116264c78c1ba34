import type {TreeNode} from '../model/message-template.js';

/** A node with the nodes above it, outermost first. */
export interface FoundNode {
  readonly node: TreeNode;
  readonly above: readonly TreeNode[];
}

/** How many ends a tree has. */
export function countLeaves(nodes: readonly TreeNode[]): number {
  return nodes.reduce((sum, {children}) => sum + (children.length > 0 ? countLeaves(children) : 1), 0);
}

/** Everything that may be chosen and has all words of `query` in its name or above it; without regard to accents. */
export function findNodes(
  {children, leafRequired}: {readonly children: readonly TreeNode[]; readonly leafRequired: boolean},
  query: string,
): FoundNode[] {
  const words = folded(query).split(/\s+/).filter(Boolean);
  const found: FoundNode[] = [];
  const look = (nodes: readonly TreeNode[], above: readonly TreeNode[]) => {
    for (const node of nodes) {
      const text = folded([...above, node].map(({displayName}) => displayName).join(' '));
      const isChoosable = !leafRequired || node.children.length === 0;
      if (isChoosable && words.every((word) => text.includes(word))) found.push({node, above});
      look(node.children, [...above, node]);
    }
  };
  look(children, []);
  return found;
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
