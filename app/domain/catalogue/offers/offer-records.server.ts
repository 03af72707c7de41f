import { appendAudit } from '#domain/audit/index.server.ts';
import {
  DomainError,
  UUID_RANDOM_BYTES,
  uuidV7,
  type MemberActor,
  contentHash,
} from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import type { OfferVersion, Prisma } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { offerDraftSchema, type OfferContent } from './content.ts';
import { canEditOffers } from './policy.ts';
import { nextOfferState, OFFER_STATES, type OfferEvent, type OfferState } from './transitions.ts';

/** States of the version somebody works on; an offer has at most one. */
export const WORKING = ['draft', 'submitted', 'changes-requested'] as const;

/** An offer of the actor's, taken for a change: changes of one offer follow one another. */
export interface TakenOffer {
  readonly id: string;
  readonly organisationId: string;
  readonly slug: string;
}

/**
 * Runs a change of an offer of the provider the actor works in, with the offer taken. Throws
 * `catalogue.not-found` for anybody else and for another's offer; refusals of the database become
 * `catalogue.offer-frozen` (a submitted version cannot change) or `catalogue.wrong-state`.
 */
export async function withOffer<T>(
  name: string,
  actor: MemberActor,
  offerId: string,
  work: (tx: Tx, offer: TakenOffer) => Promise<T>,
): Promise<T> {
  requireEditor(actor);
  const { organisationId } = actor.person.seat;
  const codes = {
    offer_version_frozen: 'catalogue.offer-frozen',
    offer_version_one_working: 'catalogue.wrong-state',
    offer_version_offer_id_number_key: 'catalogue.wrong-state',
  };
  return refusing(codes, () =>
    inTransaction(name, async (tx) => {
      const [offer] = await tx.$queryRaw<TakenOffer[]>`
        SELECT id, organisation_id AS "organisationId", slug FROM offer
        WHERE id = ${offerId} AND organisation_id = ${organisationId} FOR UPDATE`;
      if (!offer) throw new DomainError('catalogue.not-found');
      return work(tx, offer);
    }),
  );
}

/** Throws `catalogue.not-found` to anybody who does not write offers. */
export function requireEditor(actor: MemberActor): void {
  if (!canEditOffers(actor)) throw new DomainError('catalogue.not-found');
}

/** A version of an offer. Throws `catalogue.not-found`. */
export async function getVersion(
  tx: Tx,
  offer: TakenOffer,
  versionId: string,
): Promise<OfferVersion> {
  const version = await tx.offerVersion.findFirst({ where: { id: versionId, offerId: offer.id } });
  if (!version) throw new DomainError('catalogue.not-found');
  return version;
}

/** The state of a version's row. */
export function stateOf({ state }: { readonly state: string }): OfferState {
  const known = OFFER_STATES.find((one) => one === state);
  if (known === undefined) throw new Error(`unknown state ${state}`);
  return known;
}

/**
 * Carries out an event on a version if nobody was faster. Throws `catalogue.wrong-state` where it
 * cannot happen, or no longer.
 */
export async function moveVersion(
  tx: Tx,
  version: OfferVersion,
  event: OfferEvent,
  data: Prisma.OfferVersionUpdateManyMutationInput & { readonly updatedAt: Date },
): Promise<void> {
  const state = nextOfferState(stateOf(version), event);
  if (state === null) throw new DomainError('catalogue.wrong-state');
  const { count } = await tx.offerVersion.updateMany({
    where: { id: version.id, state: version.state },
    data: { ...data, state },
  });
  if (count === 0) throw new DomainError('catalogue.wrong-state');
}

/** The working version of an offer, null while there is none. */
export function findWorking(tx: Tx, offer: TakenOffer): Promise<OfferVersion | null> {
  return tx.offerVersion.findFirst({ where: { offerId: offer.id, state: { in: [...WORKING] } } });
}

/** Opens a draft as the next version of an offer. Returns its id. */
export async function addDraft(
  tx: Tx,
  actor: MemberActor,
  offer: Pick<TakenOffer, 'id' | 'organisationId'>,
  content: OfferContent,
): Promise<string> {
  const { now, person } = actor;
  const last = await tx.offerVersion.aggregate({
    where: { offerId: offer.id },
    _max: { number: true },
  });
  const id = uuidV7(now, actor.randomBytes(UUID_RANDOM_BYTES));
  await tx.offerVersion.create({
    data: {
      ...{ id, offerId: offer.id, organisationId: offer.organisationId, state: 'draft' },
      number: (last._max.number ?? 0) + 1,
      ...{ content, contentHash: contentHash(content) },
      ...{ createdById: person.accountId, createdAt: now, updatedAt: now },
    },
  });
  return id;
}

/** Opens a draft that goes on from another version. Returns its id. */
export async function continueFrom(
  tx: Tx,
  actor: MemberActor,
  offer: TakenOffer,
  version: OfferVersion,
): Promise<string> {
  return addDraft(tx, actor, offer, offerDraftSchema.parse(version.content));
}

/** What happened to an offer, in the audit trail of its provider. */
export async function noteOffer(
  tx: Tx,
  actor: MemberActor,
  offer: Pick<TakenOffer, 'id' | 'organisationId'>,
  what: {
    readonly type: `catalogue.offer-${string}`;
    readonly version: string;
    readonly content?: OfferContent;
  },
): Promise<void> {
  const { type, version, content } = what;
  await appendAudit(tx, actor, {
    type,
    stream: `organisation:${offer.organisationId}`,
    subject: `offer:${offer.id}`,
    facts: { version, ...(content ? { category: content.category } : {}) },
    ...(content ? { after: content } : {}),
  });
}
