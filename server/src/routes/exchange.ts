import type * as z from 'zod/mini';
import {siteOf, type Site} from '../config/organisation.js';
import type {AgentIdentity} from '../desk/agent-identity.js';
import {refuseWrongAttributes} from '../desk/attributes.js';
import {knownSite, type Desk} from '../desk/desk.js';
import {invalid, Problem} from '../desk/problem.js';
import {renewableSeconds, type VisitorClaims, type VisitorTokens} from '../desk/visitor-token.js';
import {currentVisitor} from '../desk/visitors.js';
import type {StoredVisitor} from '../store/chat-store.js';
import {authenticateAgent} from './agent-authentication.js';
import type {StreamPool} from './event-stream.js';
import {isAllowedOrigin, isAllowedSomewhere, isSameOrigin} from './origin.js';
import {refuseBeyond, type Allowance} from './rate-limit.js';
import {parseWith, readJson} from './request-body.js';
import type {ServerRequest} from './server-request.js';
import type {Traffic} from './traffic.js';

interface BodyOptions {
  readonly isOptional?: boolean;
  readonly attributesBy?: 'visitor' | 'agent' | undefined;
  readonly attributesOf?: 'conversation' | 'customer' | undefined;
  readonly maxBodyBytes?: number | undefined;
}

/** What all requests of a server share. */
export interface ServerState {
  /** With the organisation that is in force now. */
  readonly desk: Desk;
  readonly tokens: VisitorTokens;
  readonly traffic: Traffic;
  readonly streams: StreamPool;
  /** Reads the configuration anew and puts it in force; undefined where there is nothing to read. */
  readonly reload: (() => Promise<void>) | undefined;
  /** Told of what failed here; never of what customers wrote. */
  readonly onError: (error: unknown) => void;
}

/** One request on its way to an answer. */
export class Exchange {
  readonly state: ServerState;
  /** As it was when the request came: none sees half of a change of the configuration. */
  readonly desk: Desk;
  readonly request: ServerRequest;
  readonly url: URL;
  /** What the path names, by the names of the route. */
  readonly params: Readonly<Record<string, string>>;
  /** Where the request came from; undefined within a page. */
  readonly address: string | undefined;
  readonly origin: string | null;
  /** The origin that the answer is shown to; null for no header. */
  allowedOrigin: string | null = null;
  /** What this request was counted against; told by the answer's headers. */
  allowance: Allowance | undefined;

  constructor(
    state: ServerState,
    request: ServerRequest,
    options: {
      readonly url: URL;
      readonly params: Readonly<Record<string, string>>;
      readonly address: string | undefined;
    },
  ) {
    this.state = state;
    this.desk = state.desk;
    this.request = request;
    this.url = options.url;
    this.params = options.params;
    this.address = options.address;
    this.origin = request.headers.get('origin');
  }

  get query(): URLSearchParams {
    return this.url.searchParams;
  }

  /** Judges the origin by the site that a request is for. A request without one comes from no page of another site. */
  admitOrigin(site: Site): void {
    if (this.origin === null) return;
    if (!isAllowedOrigin(site, this.origin)) {
      this.allowedOrigin = null;
      throw new Problem('origin-not-allowed', `The site “${site.key}” does not allow the origin ${this.origin}.`);
    }
    this.allowedOrigin = this.origin;
  }

  /** For what belongs to no site: pages of any site may read it. */
  admitKnownOrigin(): void {
    if (this.origin === null) return;
    if (!isAllowedSomewhere(this.desk.organisation, this.origin)) {
      throw new Problem('origin-not-allowed', 'No site of this server allows this origin.');
    }
    this.allowedOrigin = this.origin;
  }

  /**
   * With `canBeExpired` also a token that may still be renewed, with `canBeSuperseded` the one before the visitor was
   * identified: the answer that held its successor may be lost.
   */
  async authenticateVisitor({canBeExpired = false, canBeSuperseded = false, isAskedAgain = false} = {}): Promise<{
    readonly visitor: StoredVisitor;
    readonly site: Site;
    readonly claims: VisitorClaims;
  }> {
    const {origin} = this;
    // Until the token names its site, a refusal is shown to whoever could belong to one.
    if (origin !== null && isAllowedSomewhere(this.desk.organisation, origin)) this.allowedOrigin = origin;
    const claims = await this.state.tokens.verify(this.#bearer(), canBeExpired ? renewableSeconds : 0);
    const site = knownSite(this.desk, claims.siteKey);
    this.admitOrigin(site);
    return {visitor: await currentVisitor(this.desk, claims, {canBeSuperseded, isAskedAgain}), site, claims};
  }

  refuseForeignOrigin(): void {
    if (this.origin !== null && !isSameOrigin(this.origin, this.url)) {
      throw new Problem('origin-not-allowed', 'The agent API is not for pages of other origins.');
    }
  }

  async authenticateAgent(): Promise<AgentIdentity> {
    this.refuseForeignOrigin();
    return authenticateAgent(this.desk, this.request, () => this.#bearer());
  }

  limitWrites({id}: StoredVisitor, isSignal = false): void {
    this.draw(this.state.traffic.takeWrite(isSignal ? `${id} signals` : id, this.desk.clock()));
  }

  /** Throws when nothing was left. */
  draw(allowance: Allowance | undefined): void {
    this.allowance = allowance;
    if (allowance) refuseBeyond(allowance);
  }

  /** The site that a public request names. */
  namedSite(key: string, pointer: string): Site {
    const site = siteOf(this.desk.organisation, key);
    if (!site) throw new Problem('not-found', `There is no site with the key “${key.slice(0, 64)}” (${pointer}).`);
    return site;
  }

  /** `attributesBy` has `customAttributes` checked by the klass first: its refusals say more than a schema can. */
  async readBody<Body>(
    schema: z.ZodMiniType<Body>,
    {isOptional, attributesBy, attributesOf = 'conversation', maxBodyBytes}: BodyOptions = {},
  ): Promise<Body> {
    if (schema._zod.def.type === 'undefined') return parseWith(schema, undefined);
    const json = await readJson(this.request, maxBodyBytes);
    if (json === undefined && !isOptional) throw new Problem('invalid-request', 'A JSON body is needed.');
    if (attributesBy && typeof json === 'object' && json !== null && 'customAttributes' in json) {
      const klass = this.desk.organisation.klasses[attributesOf];
      refuseWrongAttributes(json.customAttributes, klass, attributesBy);
    }
    return parseWith(schema, json === undefined ? {} : json);
  }

  /** 8 to 128 characters, quoted or bare; nothing looks inside. */
  idempotencyKey(): string {
    const header = this.request.headers.get('idempotency-key');
    if (header === null || header === '') throw new Problem('idempotency-key-missing');
    const key = /^"(.*)"$/.exec(header)?.[1] ?? header;
    if (!/^[A-Za-z0-9_.:-]{8,128}$/.test(key)) {
      throw invalid('#Idempotency-Key', 'invalid', 'An Idempotency-Key is 8 to 128 of A-Z, a-z, 0-9, _ . : and -.');
    }
    return key;
  }

  #bearer(): string {
    const token = /^Bearer +(\S+)$/i.exec(this.request.headers.get('authorization') ?? '')?.[1];
    if (token === undefined) throw new Problem('unauthorized', 'Send Authorization: Bearer.', {reason: 'missing'});
    return token;
  }
}
