import {ChatError} from '../model/chat-error.js';
import {checkAttributes} from '../model/check-attributes.js';
import type {CustomAttributes, KlassAttributes} from '../model/custom-attributes.js';
import {checkShape, invalid, isRecord, requireId} from './option-shape.js';

/** Options of `createConversation`, as checked. */
export interface CreateConversationOptions {
  /** The first message. Blank counts as none: the thread opens, and nothing is created before the customer writes. */
  readonly message?: string | undefined;
  /** Runs this assistant instead of the configured one. */
  readonly assistantId?: string | undefined;
  /** Each must be declared on the conversation klass. */
  readonly customAttributes?: CustomAttributes | undefined;
}

/** Options of `describeConversation`. */
export interface DescribeConversationOptions {
  readonly conversationId: string;
  /** Each must be declared on the conversation klass; `null` clears; what is not named stays. */
  readonly customAttributes: CustomAttributes;
}

export function checkCreateOptions(options: unknown): CreateConversationOptions {
  const kinds = {message: 'string', assistantId: 'string', customAttributes: 'object'} as const;
  const checked = checkShape('createConversation', options, kinds) as CreateConversationOptions;
  if (checked.assistantId === '') throw invalid('createConversation', 'assistantId', 'must not be empty');
  return {...checked, message: checked.message?.trim() ? checked.message : undefined};
}

export function checkDescribeOptions(options: unknown): DescribeConversationOptions {
  const method = 'describeConversation';
  const shape = {conversationId: 'string', customAttributes: 'object'} as const;
  const checked = checkShape(method, options, shape);
  const conversationId = requireId(method, checked, 'conversationId');
  const {customAttributes} = checked;
  if (!isRecord(customAttributes)) {
    throw invalid(method, 'customAttributes', 'is required: an object of attribute names and values');
  }
  if (Object.keys(customAttributes).length === 0) {
    throw new ChatError('attributes-invalid', 'customAttributes is empty: name at least one attribute.', {
      status: 422,
      source: 'customAttributes',
      errors: [{pointer: '/customAttributes', code: 'empty', detail: 'Name at least one attribute.'}],
      kustomerCode: 'describeNoParamtersSpecified',
    });
  }
  return {conversationId, customAttributes: customAttributes as CustomAttributes};
}

export function checkConversationId(method: string, options: unknown): string {
  return requireId(method, checkShape(method, options, {conversationId: 'string'}), 'conversationId');
}

/** Throws `attributes-invalid`, naming each refused attribute and the nearest declared one. */
export function checkDeclared(attributes: CustomAttributes, klass: KlassAttributes): void {
  const problems = checkAttributes(attributes, klass);
  const first = problems[0];
  if (!first) return;
  throw new ChatError('attributes-invalid', problems.map(({detail}) => detail).join(' '), {
    status: 422,
    source: `customAttributes.${first.key}`,
    errors: problems.map(({key, code, detail}) => ({pointer: `/customAttributes/${key}`, code, detail})),
    kustomerCode: first.code === 'wrong-type' ? 'describeParameterWrongType' : 'describeUnknownParameter',
  });
}
