import {
  civilDateOf,
  DomainError,
  groupRib,
  ibanOf,
  type MemberActor,
  dayOf,
} from '#domain/kernel/index.server.ts';
import {
  addProof,
  cardTakes,
  findOpenPage,
  findShare,
  groupReference,
  listProofs,
  payableAccount,
  stripeRail,
} from '#domain/payments/index.server.ts';
import { SHARE_STATES } from '#domain/payments/schema.ts';
import type { SentFile } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { cardGate } from '#platform/stripe.ts';
import { projectNumber } from '../project-number.ts';
import { actsForFirm, getFirmEngagement } from '../scope.server.ts';

async function findOwn(actor: MemberActor, id: string) {
  const engagement = await getFirmEngagement(db, actor, id);
  const request = await findShare(db, `engagement:${id}`);
  if (!request) throw new DomainError('engagements.not-found');
  return { engagement, request };
}

/** What a firm reads of the own share of its engagement: amount, reference, account, state, proofs. */
export async function getSharePage(actor: MemberActor, id: string) {
  const { engagement, request } = await findOwn(actor, id);
  const account = await payableAccount(db, request.ownerId, civilDateOf(actor.now));
  const { amount, refunded, isDisputed, paidAt, isDemo } = request;
  const gate = cardGate();
  const state = SHARE_STATES.find((one) => one === request.state) ?? 'open';
  return {
    ...{ amount, refunded, isDisputed, paidAt, isDemo, state, rail: request.rail },
    ...{ number: projectNumber(engagement), dueOn: dayOf(request.dueOn) },
    ...{ reference: request.reference, shownReference: groupReference(request.reference) },
    account: account && {
      ...{ holder: account.holder, rib: account.rib },
      ...{ shownRib: groupRib(account.rib), iban: ibanOf(account.rib) },
    },
    proofs: await listProofs(request),
    may: actsForFirm(actor) && state === 'open',
    card: !cardTakes(gate, amount) ? null : gate.isStandIn ? 'stand-in' : 'stripe',
    cardUrl: state === 'open' ? await findOpenPage(request.id, actor.now) : null,
  } as const;
}

function requireFirm(actor: MemberActor): void {
  if (!actsForFirm(actor)) throw new DomainError('engagements.firm-only');
}

/** The firm sends what shows that it paid. Throws `engagements.firm-only`, and what `addProof` throws. */
export async function sendProof(
  actor: MemberActor,
  id: string,
  file: SentFile | null,
): Promise<void> {
  const { request } = await findOwn(actor, id);
  requireFirm(actor);
  await addProof(actor, request, file);
}

/**
 * Prepares the page on which the firm pays by card. Throws `engagements.firm-only`,
 * `payments.no-card` where nobody pays by card or so much, `payments.try-again` and
 * `payments.wrong-state`.
 */
export async function payShareByCard(
  actor: MemberActor,
  id: string,
  { origin, lang }: { readonly origin: string; readonly lang: string },
): Promise<void> {
  const { request } = await findOwn(actor, id);
  requireFirm(actor);
  const gate = cardGate();
  if (!cardTakes(gate, request.amount)) throw new DomainError('payments.no-card');
  const page = `${origin}/${lang}/sme/projects/${id}/share`;
  await stripeRail(gate).createShareRequest(actor, request, {
    ...{ lang, success: `${page}?card=done`, cancel: `${page}?card=cancelled` },
  });
}
