import type { OrganisationKind, Role } from './roles.ts';

/**
 * Who acts without an account: a browser known by the hash of its cookie's token. Time and
 * randomness come with the actor, so that a use-case can be replayed in a test.
 */
export interface AnonymousActor {
  /** SHA-256 of the browser's token, null while it has none. */
  readonly deviceHash: string | null;
  readonly now: Date;
  readonly randomBytes: (size: number) => Uint8Array;
  readonly requestId: string;
  readonly ip: string;
  /** Language of the page the act came from. */
  readonly lang: string;
}

/** The organisation a person works in at the moment, chosen by that person. */
export interface Seat {
  readonly organisationId: string;
  readonly kind: OrganisationKind;
  readonly organisationName: string;
  /** Active roles in this organisation, at least one. */
  readonly roles: readonly Role[];
  /** Region codes a regional examiner is limited to; empty for all. */
  readonly regions: readonly string[];
}

/** What a session says of the person who holds it. */
export interface SignedIn {
  readonly accountId: string;
  /** SHA-256 of the session's token. */
  readonly sessionHash: string;
  readonly name: string;
  readonly language: string;
  /** Null while the person belongs to no organisation, or staff has not shown a second factor. */
  readonly seat: Seat | null;
  /** True when a role or the person's own choice asks for a second factor not yet shown here. */
  readonly owesSecondFactor: boolean;
  /** When the person last proved who they are in this session. */
  readonly confirmedAt: Date;
}

/** Whoever acts: with `person`, somebody signed in; without, a browser. */
export interface Actor extends AnonymousActor {
  readonly person: SignedIn | null;
}

/** Somebody signed in. */
export type PersonActor = Actor & { readonly person: SignedIn };

/** Somebody signed in who works in an organisation. */
export type MemberActor = Actor & { readonly person: SignedIn & { readonly seat: Seat } };

/** Whether the actor holds one of the roles in the organisation it works in. */
export function hasRole(actor: Pick<Actor, 'person'>, ...roles: readonly Role[]): boolean {
  return actor.person?.seat?.roles.some((role) => roles.includes(role)) ?? false;
}
