import type {SocialProfile} from '../../../src/model/identity.js';
import type {CustomAttributes} from '../../../src/model/custom-attributes.js';

/**
 * A person. Customers belong to the organisation: whoever writes on two of its sites is one customer. The id is that of
 * the subject: of the customer, or of an anonymous visitor about whom something was told.
 */
export interface StoredCustomer {
  readonly id: string;
  /** Proven by an identity token; unique. Null while anonymous, and for who is known by e-mail alone. */
  readonly externalId: string | null;
  /** As above, in lower case. What somebody merely told of himself is in `emails`, by which nobody is found. */
  readonly email: string | null;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly socials: readonly SocialProfile[];
  readonly customAttributes: CustomAttributes;
  /** Names of the attributes that the visitor may see. */
  readonly visibleAttributes: readonly string[];
  readonly createdAt: string;
  /** The customer that took this one over; `externalId` and `email` still lead here, and on from here. */
  readonly mergedInto: string | null;
}

/** Who used an identity token that may be used once. */
export interface TokenUse {
  readonly visitorId: string;
  /** The version of the visitor token that came with it: the very same request is a retry, not another use. */
  readonly version: number;
  /** RFC 3339; from then on the token is too old anyway and its use may be forgotten. */
  readonly expiresAt: string;
}

/** The people behind visitors, and the identity tokens that were used. */
export interface CustomerReader {
  find(id: string): Promise<StoredCustomer | undefined>;
  findByExternalId(externalId: string): Promise<StoredCustomer | undefined>;
  findByEmail(email: string): Promise<StoredCustomer | undefined>;
  /** Ids of the customers that were merged into this one, directly. */
  mergedInto(id: string): Promise<readonly string[]>;
}

export interface CustomerWriter extends CustomerReader {
  /** As `find`; nobody else changes the customer until the transaction ends. */
  lock(id: string): Promise<StoredCustomer | undefined>;
  /** False, and nothing is written, when the id, the external id or the e-mail address is taken. */
  insert(customer: StoredCustomer): Promise<boolean>;
  update(customer: StoredCustomer): Promise<void>;
  remove(id: string): Promise<void>;
  /** Remembers the use of a token; answers the earlier use when there is one, which then stays as it is. */
  useToken(tokenId: string, use: TokenUse): Promise<TokenUse | undefined>;
}
