import {checkAttributes} from '../../../src/model/check-attributes.js';
import type {AttributeType, AttributeValue} from '../../../src/model/custom-attributes.js';
import type {TreeNode} from '../../../src/model/message-template.js';
import {attributesOf, type Klass} from './organisation.js';

/** What was typed or chosen, as the attribute's declared type; null when it is none of that type. */
export function toAttributeValue(typed: string, type: AttributeType): AttributeValue {
  const text = typed.trim();
  switch (type) {
    case 'number': {
      const number = Number(text.replace(',', '.'));
      return text === '' || !Number.isFinite(number) ? null : number;
    }
    case 'boolean':
      if (/^(yes|true|1)$/i.test(text)) return true;
      return /^(no|false|0)$/i.test(text) ? false : null;
    case 'datetime': {
      const time = Date.parse(text);
      return Number.isNaN(time) ? null : new Date(time).toISOString();
    }
    case 'string':
    case 'text':
    case 'url':
    case 'id':
    case 'tree':
      return text;
  }
}

/** What is wrong with writing this value; undefined when it may be written. Null clears. */
export function valueProblem(klass: Klass | undefined, name: string, value: AttributeValue): string | undefined {
  const [problem] = checkAttributes({[name]: value}, attributesOf(klass, true));
  if (problem) return problem.detail;
  const declaration = klass && Object.hasOwn(klass, name) ? klass[name] : undefined;
  if (declaration?.type !== 'tree' || value === null || nodeIds(declaration.tree ?? []).includes(String(value))) {
    return undefined;
  }
  return `The attribute “${name}” must be the id of a node of its tree, or null to clear it.`;
}

/** Of all nodes, at any depth. */
export function nodeIds(nodes: readonly TreeNode[]): readonly string[] {
  return nodes.flatMap(({id, children}) => [id, ...nodeIds(children)]);
}
