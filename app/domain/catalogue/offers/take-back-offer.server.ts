import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import type { Tx } from '#platform/transaction.ts';
import {
  continueFrom,
  findWorking,
  getVersion,
  moveVersion,
  noteOffer,
  withOffer,
  type TakenOffer,
} from './offer-records.server.ts';

/** A version of an offer, as a form names it. */
export interface OfferVersionKey {
  readonly offerId: string;
  readonly versionId: string;
}

/**
 * Takes a version back from the examiners; its content goes on in a new draft. Returns the id of
 * that draft, also when it was taken back before. Throws `catalogue.wrong-state` once it is decided.
 */
export async function takeBackOffer(actor: MemberActor, key: OfferVersionKey): Promise<string> {
  return withOffer('catalogue.take-back-offer', actor, key.offerId, (tx, offer) =>
    goOn(tx, actor, offer, { ...key, event: 'take-back', type: 'catalogue.offer-taken-back' }),
  );
}

/**
 * Opens a new draft from a version of which changes were requested. Returns the id of that draft,
 * also when it was opened before. Throws `catalogue.wrong-state` in any other state.
 */
export async function reviseOffer(actor: MemberActor, key: OfferVersionKey): Promise<string> {
  return withOffer('catalogue.revise-offer', actor, key.offerId, (tx, offer) =>
    goOn(tx, actor, offer, { ...key, event: 'revise', type: 'catalogue.offer-revised' }),
  );
}

const ENDS = { 'take-back': 'withdrawn', revise: 'superseded' } as const;

async function goOn(
  tx: Tx,
  actor: MemberActor,
  offer: TakenOffer,
  act: OfferVersionKey & {
    readonly event: keyof typeof ENDS;
    readonly type: `catalogue.offer-${string}`;
  },
): Promise<string> {
  const { versionId, event, type } = act;
  const version = await getVersion(tx, offer, versionId);
  const working = await findWorking(tx, offer);
  const isNext = working?.state === 'draft' && working.number === version.number + 1;
  if (version.state === ENDS[event] && isNext) return working.id;
  if (working?.id !== version.id) throw new DomainError('catalogue.wrong-state');
  const { now } = actor;
  await moveVersion(tx, version, event, { endedAt: now, updatedAt: now });
  const draft = await continueFrom(tx, actor, offer, version);
  await noteOffer(tx, actor, offer, { type, version: version.id });
  return draft;
}
