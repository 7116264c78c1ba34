import type {Identity, SocialProfile} from '../../../src/model/identity.js';
import {contactLimits, type CustomerPatchWire, type CustomerRecordWire} from '../../../src/wire/customer-wire.js';
import type {Klass} from '../config/organisation.js';
import type {StoredVisitor, StoreTransaction} from '../store/chat-store.js';
import type {CustomerReader, StoredCustomer} from '../store/customer-store.js';
import {attributesInvalid, mergeChecked, tooLarge, visibleOnly} from './attributes.js';
import {timestamp, type Desk} from './desk.js';
import {writeJournaled} from './journal.js';
import {invalid} from './problem.js';
import {isIdentified, revoked} from './visitors.js';

/** Endpoint 4. */
export async function identityOf(customers: CustomerReader, visitor: StoredVisitor): Promise<Identity> {
  const {id: visitorId, subjectId} = visitor;
  if (!isIdentified(visitor)) {
    return {visitorId, identified: false, customerId: null, externalId: null, email: null};
  }
  const customer = await customers.find(subjectId);
  const {externalId = null, email = null} = customer ?? {};
  return {visitorId, identified: true, customerId: subjectId, externalId, email};
}

/** Endpoint 7. An anonymous visitor gets a record of its own, which goes into the customer's at login. */
export function describeCustomer(
  desk: Desk,
  visitor: StoredVisitor,
  patch: CustomerPatchWire,
): Promise<StoredCustomer> {
  refuseEmptyPatch(patch);
  return writeJournaled(desk, async (transaction) => {
    // It may have been identified since its token was looked at: then this is about the customer.
    const current = await transaction.lockVisitor(visitor.id);
    if (!current) throw revoked();
    const customer = await lockOrCreate(transaction, current.subjectId, timestamp(desk.clock()));
    const described = patched(customer, patch, 'visitor', desk.organisation.klasses.customer);
    await transaction.customers.update(described);
    return described;
  });
}

export function refuseEmptyPatch({customAttributes, ...contacts}: CustomerPatchWire): void {
  if (Object.values(contacts).some((value) => value !== undefined)) return;
  if (customAttributes === undefined) {
    throw invalid('', 'empty', 'Give customAttributes, emails, phones or socials (or their shared… names).');
  }
  if (Object.keys(customAttributes).length === 0) {
    throw attributesInvalid([{key: '', code: 'empty', detail: 'customAttributes must name at least one attribute.'}]);
  }
}

/** The customer of this subject. Whoever calls this makes sure that the subject is not just being merged away. */
export async function lockOrCreate(
  {customers}: StoreTransaction,
  subjectId: string,
  createdAt: string,
): Promise<StoredCustomer> {
  const found = await customers.lock(subjectId);
  if (found) return found;
  const blank = blankCustomer(subjectId, createdAt);
  await customers.insert(blank);
  return (await customers.lock(subjectId)) ?? blank;
}

export function blankCustomer(id: string, createdAt: string): StoredCustomer {
  return {
    id,
    externalId: null,
    email: null,
    emails: [],
    phones: [],
    socials: [],
    customAttributes: {},
    visibleAttributes: [],
    createdAt,
    mergedInto: null,
  };
}

/** `patch` is checked, apart from the size of all attributes together. */
export function patched(
  customer: StoredCustomer,
  patch: CustomerPatchWire,
  by: 'visitor' | 'agent',
  klass: Klass | undefined,
): StoredCustomer {
  const chosen = <List>(
    shared: List | null | undefined,
    plain: List | null | undefined,
    current: List,
    empty: List,
  ) => {
    const given = shared === undefined ? plain : shared;
    return given === undefined ? current : (given ?? empty);
  };
  return {
    ...customer,
    emails: unique(chosen<readonly string[]>(patch.sharedEmails, patch.emails, customer.emails, [])),
    phones: unique(chosen<readonly string[]>(patch.sharedPhones, patch.phones, customer.phones, [])),
    socials: uniqueProfiles(chosen<readonly SocialProfile[]>(patch.sharedSocials, patch.socials, customer.socials, [])),
    ...mergeChecked(customer, patch.customAttributes ?? {}, {by, klass}),
  };
}

/** `target` with what it lacks and `source` has. Where both say something, the target is right. */
export function merged(target: StoredCustomer, source: StoredCustomer, klass: Klass | undefined): StoredCustomer {
  const customAttributes = {...source.customAttributes, ...target.customAttributes};
  const isVisible = (name: string) =>
    (Object.hasOwn(target.customAttributes, name) ? target : source).visibleAttributes.includes(name);
  const attributes =
    tooLarge(customAttributes, klass).length > 0
      ? {} // both together are more than one may have: the target's alone stay
      : {customAttributes, visibleAttributes: Object.keys(customAttributes).filter(isVisible)};
  return {
    ...target,
    emails: unique([...target.emails, ...source.emails]),
    phones: unique([...target.phones, ...source.phones]),
    socials: uniqueProfiles([...target.socials, ...source.socials]),
    ...attributes,
  };
}

function unique(entries: readonly string[]): readonly string[] {
  return [...new Set(entries)].slice(0, contactLimits.entries);
}

function uniqueProfiles(profiles: readonly SocialProfile[]): readonly SocialProfile[] {
  const byName = new Map(profiles.map((profile) => [`${profile.type} ${profile.username}`, profile]));
  return [...byName.values()].slice(0, contactLimits.entries);
}

/** What the customer may see of its own record: not what agents noted. */
export function customerView(customer: StoredCustomer): CustomerRecordWire {
  return {...agentCustomerView(customer), customAttributes: visibleOnly(customer)};
}

export function agentCustomerView(customer: StoredCustomer): CustomerRecordWire {
  const {id, externalId, email, emails, phones, socials, customAttributes, createdAt} = customer;
  return {
    id,
    externalId,
    email,
    emails: [...emails],
    phones: [...phones],
    socials: [...socials],
    customAttributes,
    createdAt,
  };
}
