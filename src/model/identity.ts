/** Who a visitor is known to be (endpoint 4). All null while anonymous. */
export interface Identity {
  readonly visitorId: string;
  readonly identified: boolean;
  readonly customerId: string | null;
  readonly externalId: string | null;
  readonly email: string | null;
}

/** A customer's own data, as endpoint 7 takes and gives it. */
export interface CustomerDetails {
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly socials: readonly {readonly username: string; readonly type: string}[];
}
