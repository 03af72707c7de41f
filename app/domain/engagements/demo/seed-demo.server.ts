import { getDemoActor } from '#domain/accounts/index.server.ts';
import { getNeeds, listFirmAssessments } from '#domain/assessment/index.server.ts';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import {
  addToShortlist,
  freezeShortlist,
  getShortlist,
  suggestShortlist,
} from '#domain/matching/index.server.ts';
import { listOwnVouchers } from '#domain/cases/index.server.ts';
import { findOfferOf } from '#domain/catalogue/index.server.ts';
import { logger } from '#platform/logger.ts';

/** Firms of the demonstration that have a voucher, by who plays their owner. */
const OWNERS = ['sme-cheque-fr', 'sme-cheque-ar'] as const;
/** The provider that visitors may play. */
const SELLER = 'provider-1';

/**
 * The firms of the demonstration that have a voucher have also settled which offers to compare, so
 * that a visitor can ask for quotes at once; one of the offers is of a provider that can be played.
 * What is settled stays. Needs assessments, catalogue, requests and the index of offers; only
 * demonstrations call it.
 */
export async function seedDemoChoices(now: Date): Promise<void> {
  const seller = await getDemoActor(SELLER, now);
  for (const owner of OWNERS)
    try {
      await settleChoice(await getDemoActor(owner, now), seller.person.seat.organisationId);
    } catch (error) {
      // Visitors changed what it needs: it stays as they left it.
      if (!(error instanceof DomainError)) throw error;
      logger.info({ owner, refusal: error.code }, 'no choice of offers was settled');
    }
}

async function settleChoice(owner: MemberActor, sellerId: string): Promise<void> {
  const { vouchers } = await listOwnVouchers(owner, 'fr');
  const voucher = vouchers.find(({ state }) => state === 'active');
  const assessments = await listFirmAssessments(owner, 'fr');
  const done = assessments.find(({ completedAt }) => completedAt !== null);
  if (!voucher || !done) return;
  const { actions } = await getNeeds(owner, done.id);
  const need = actions.find(({ category }) => category === voucher.categoryCode);
  if (!need) return;
  const { id: assessmentId } = done;
  const action = need.id;
  const target = { assessmentId, action };
  const before = await getShortlist(owner, target, 'fr');
  if (before.state === 'frozen') return;
  const offer = await findOfferOf(sellerId, voucher.categoryCode);
  if (offer !== null) await addToShortlist(owner, assessmentId, { action, offerIds: [offer] });
  await suggestShortlist(owner, assessmentId, action);
  const { stamp } = await getShortlist(owner, target, 'fr');
  await freezeShortlist(owner, target, stamp);
}
