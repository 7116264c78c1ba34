import {ChatError} from '../model/chat-error.js';
import {checkAttributes} from '../model/check-attributes.js';
import type {CustomAttributes, KlassAttributes} from '../model/custom-attributes.js';
import {nearestName} from '../model/nearest-name.js';

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

type Kind = 'string' | 'object';

/** What the page hands in may be anything. Throws `invalid-request`, naming the option and what is allowed. */
function checkShape(method: string, given: unknown, kinds: Readonly<Record<string, Kind>>): Record<string, unknown> {
  const options = copyOf(method, given);
  if (!isRecord(options)) throw invalid(method, 'options', `must be an object with ${Object.keys(kinds).join(', ')}`);
  for (const [name, value] of Object.entries(options)) {
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (kind === undefined) {
      const nearest = nearestName(name, Object.keys(kinds));
      const hint = nearest ? `did you mean “${nearest}”?` : `allowed are ${Object.keys(kinds).join(', ')}`;
      throw invalid(method, name, `is not an option; ${hint}`);
    }
    const isRight = value === undefined || (kind === 'object' ? isRecord(value) : typeof value === kind);
    if (!isRight) throw invalid(method, name, `must be ${kind === 'object' ? 'an object' : `a ${kind}`}`);
  }
  return options;
}

export function checkCreateOptions(options: unknown): CreateConversationOptions {
  const kinds = {message: 'string', assistantId: 'string', customAttributes: 'object'} as const;
  const checked = checkShape('createConversation', options, kinds) as CreateConversationOptions;
  if (checked.assistantId === '') throw invalid('createConversation', 'assistantId', 'must not be empty');
  return {...checked, message: checked.message?.trim() ? checked.message : undefined};
}

export function checkDescribeOptions(options: unknown): DescribeConversationOptions {
  const method = 'describeConversation';
  const {conversationId, customAttributes} = checkShape(method, options, {
    conversationId: 'string',
    customAttributes: 'object',
  });
  if (typeof conversationId !== 'string' || conversationId === '') {
    throw invalid(method, 'conversationId', 'is required: the id of a conversation');
  }
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

export function checkConversationId(options: unknown): string {
  const method = 'openConversationById';
  const {conversationId} = checkShape(method, options, {conversationId: 'string'});
  if (typeof conversationId === 'string' && conversationId !== '') return conversationId;
  throw invalid(method, 'conversationId', 'is required: the id of a conversation');
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

/** The page may change its object while we wait, and a getter of its may throw. */
function copyOf(method: string, options: unknown): unknown {
  try {
    return structuredClone(options);
  } catch (cause) {
    const message = `${method}(): options must be plain data.`;
    throw new ChatError('invalid-request', message, {status: 400, source: 'options', cause});
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(method: string, option: string, what: string): ChatError {
  return new ChatError('invalid-request', `${method}(): ${option} ${what}`.replace(/[^?]$/, '$&.'), {
    status: 400,
    source: option,
  });
}
