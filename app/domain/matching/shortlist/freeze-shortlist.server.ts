import { canWriteForFirm, lockOwnAssessment } from '#domain/assessment/index.server.ts';
import { appendAudit } from '#domain/audit/index.server.ts';
import { holdListings } from '#domain/catalogue/index.server.ts';
import { contentHash, DomainError, type Actor } from '#domain/kernel/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';
import { listAidProgrammes } from '../aid/programmes.server.ts';
import { refreshRun } from '../runs/current-run.server.ts';
import { compareNow, type ComparedNow } from './compare-now.server.ts';
import { shortlistContentSchema, stampOf } from './content.ts';
import {
  findShortlist,
  holdRun,
  type ShortlistRow,
  type ShortlistTarget,
} from './records.server.ts';

/**
 * Settles the choice of offers for an action: what was compared is kept with its fingerprint, and
 * nothing of it changes any more, since quotes are asked for with it. There is no way back and no
 * second list for the same action. The matches are made again first where anything changed, so that
 * the providers that exist are those of this moment. `stamp` is that of the page on which the person decided; doing it
 * again with the same one changes nothing.
 *
 * Only people who write for the firm may: throws `assessment.read-only`, `matching.not-attached`
 * while the assessment is nobody's, `matching.firm-only` for an advisor. Throws
 * `matching.shortlist-empty`; `matching.offer-gone` and `matching.offer-changed` with the `offer`
 * that cannot be bought any more or says something else than when it was chosen;
 * `matching.too-few` with the number of providers `needed`; `matching.shortlist-changed` when costs
 * or aid are not those of the page; `matching.shortlist-frozen` when another choice was settled.
 */
export async function freezeShortlist(
  actor: Actor,
  target: ShortlistTarget,
  stamp: string,
): Promise<void> {
  const { assessmentId } = target;
  const run = await refreshRun(actor, assessmentId);
  const { programmes } = await listAidProgrammes(actor.now);
  await inTransaction('matching.freeze-shortlist', async (tx) => {
    const { organisationId, mandateId } = await lockOwnAssessment(tx, actor, assessmentId);
    if (organisationId === null) throw new DomainError('matching.not-attached');
    if (mandateId !== null || !canWriteForFirm(actor)) throw new DomainError('matching.firm-only');
    const shortlist = await findShortlist(tx, target);
    if (!shortlist || shortlist.items.length === 0)
      throw new DomainError('matching.shortlist-empty');
    if (wasSettled(shortlist, stamp)) return;
    if ((await holdRun(tx, assessmentId, run.id)) !== run.id)
      throw new DomainError('matching.shortlist-changed');
    const ids = shortlist.items.map(({ offerId }) => offerId);
    await holdListings(tx, ids);
    const now = await compareNow(tx, target, { now: actor.now, run, programmes }, ids, 'fr');
    holdToWhatWasSeen(shortlist, now, stamp);
    const { id } = shortlist;
    const hash = contentHash(now.content);
    // The run it was settled with is kept as long as a shortlist names it.
    await tx.shortlistItem.updateMany({ where: { shortlistId: id }, data: { runId: run.id } });
    await tx.shortlist.updateMany({
      where: { id, state: 'open' },
      data: {
        ...{ state: 'frozen', organisationId, contentHash: hash },
        content: now.content,
        ...{
          frozenAt: actor.now,
          frozenById: actor.person?.accountId ?? null,
          updatedAt: actor.now,
        },
      },
    });
    await appendAudit(tx, actor, {
      type: 'matching.shortlist-frozen',
      stream: `organisation:${organisationId}`,
      subject: `shortlist:${id}`,
      facts: { action: target.action, offers: ids.length, content: hash },
    });
  });
}

/** Whether this very choice is settled already. */
function wasSettled({ state, content }: ShortlistRow, stamp: string): boolean {
  if (state === 'open') return false;
  if (stampOf(shortlistContentSchema.parse(content)) === stamp) return true;
  throw new DomainError('matching.shortlist-frozen');
}

function holdToWhatWasSeen({ items }: ShortlistRow, now: ComparedNow, stamp: string): void {
  const { content, providers } = now;
  const versionOf = new Map(content.offers.map(({ offer, version }) => [offer, version]));
  const gone = items.find(({ offerId }) => !versionOf.has(offerId));
  if (gone) throw new DomainError('matching.offer-gone', { offer: gone.offerId });
  const changed = items.find(({ offerId, versionId }) => versionOf.get(offerId) !== versionId);
  if (changed) throw new DomainError('matching.offer-changed', { offer: changed.offerId });
  if (providers < content.needed)
    throw new DomainError('matching.too-few', { needed: content.needed });
  if (stampOf(content) !== stamp) throw new DomainError('matching.shortlist-changed');
}
