import {ChatError} from '../model/chat-error.js';
import type {CustomAttributes, KlassAttributes} from '../model/custom-attributes.js';
import type {SocialProfile} from '../model/identity.js';
import type {CustomerPatch} from '../backend/chat-backend.js';
import {checkDeclared} from './check-options.js';
import {checkShape, invalid, isRecord} from './option-shape.js';
import type {CustomerDescribed} from './sdk-calls.js';

const method = 'describeCustomer';
const contact = {
  sharedEmails: 'array',
  sharedPhones: 'array',
  sharedSocials: 'array',
  emails: 'array',
  phones: 'array',
  socials: 'array',
} as const;
const lists = {emails: 'sharedEmails', phones: 'sharedPhones', socials: 'sharedSocials'} as const;

export interface CustomerOptions {
  readonly described: CustomerDescribed;
  readonly patch: CustomerPatch;
}

/** Kustomer's two ways to say it, side by side or inside `attributes`, and its two names for each kind of contact. */
export function checkCustomerOptions(options: unknown, klass: KlassAttributes | undefined): CustomerOptions {
  const {attributes, customAttributes, ...outside} = checkShape(method, options, {
    ...contact,
    attributes: 'object',
    customAttributes: 'object',
  });
  const inside = attributes === undefined ? {} : checkShape(method, attributes, contact, 'attributes');
  const given = Object.fromEntries(Object.entries({...outside, ...inside}).filter(([, list]) => list !== undefined));
  for (const [name, list] of Object.entries(given)) checkList(name, list);
  const custom = customAttributes as CustomAttributes | undefined;
  if (custom && klass) checkDeclared(custom, klass);
  if (Object.keys(given).length === 0 && Object.keys(custom ?? {}).length === 0) {
    throw new ChatError('attributes-invalid', `${method}(): nothing is described: name at least one attribute.`, {
      status: 422,
      source: 'options',
      kustomerCode: 'describeNoParamtersSpecified',
    });
  }
  const described = {...(given as CustomerDescribed), ...(custom ? {customAttributes: custom} : {})};
  return {described, patch: {...contactOf(described), ...(custom ? {customAttributes: custom} : {})}};
}

/** Both names mean one list. */
function contactOf(described: CustomerDescribed): CustomerPatch {
  const patch = Object.entries(lists).map(([name, shared]) => {
    const own = described[name as keyof typeof lists];
    const other = described[shared];
    return [name, own || other ? [...(own ?? []), ...(other ?? [])] : undefined] as const;
  });
  return Object.fromEntries(patch.filter(([, list]) => list !== undefined));
}

function checkList(name: string, list: unknown): void {
  if (!Array.isArray(list)) return;
  const isSocial = name === 'socials' || name === 'sharedSocials';
  for (const entry of list as readonly unknown[]) {
    if (isSocial ? !isProfile(entry) : typeof entry !== 'string' || entry.trim() === '') {
      throw invalid(
        method,
        name,
        isSocial ? 'must hold objects {username, type}' : 'must hold strings that are not empty',
      );
    }
  }
}

function isProfile(value: unknown): value is SocialProfile {
  return isRecord(value) && typeof value['username'] === 'string' && typeof value['type'] === 'string';
}
