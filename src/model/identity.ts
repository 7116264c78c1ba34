/** Who a visitor is known to be (endpoint 4). All null while anonymous. */
export interface Identity {
  readonly visitorId: string;
  readonly identified: boolean;
  readonly customerId: string | null;
  readonly externalId: string | null;
  readonly email: string | null;
}

export interface SocialProfile {
  readonly username: string;
  /** `facebook`, `twitter`, `instagram` or `linkedin`. */
  readonly type: string;
}

/** A customer's own data, as endpoint 7 takes and gives it. */
export interface CustomerDetails {
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly socials: readonly SocialProfile[];
}
