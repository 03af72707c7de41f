import { civilDateOf, eachAlone, addDays, newId } from '#domain/kernel/index.server.ts';
import type { CareFinding, CareProbe } from '#platform/care-check.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { tellFirm, tellProvider } from '../deliveries/tell.server.ts';
import { lockEngagement, type EngagementActor } from '../records.server.ts';

/** Days between two looks at the same engagement. */
const EVERY_DAYS = 28;
/** Days before its end from which a certificate is not good any more. */
const CERTIFICATE_DAYS = 14;
/** Engagements looked at in one run: each may take a while. */
const MOST_AT_ONCE = 20;
/** Addresses of one engagement. */
const MOST_TARGETS = 5;

const DAY_MS = 86_400_000;

/** Engagements in after-care that were not looked at for four weeks. */
async function listDue(now: Date): Promise<readonly string[]> {
  const since = new Date(now.getTime() - EVERY_DAYS * DAY_MS);
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT e.id FROM engagement e
    WHERE e.state = 'aftercare' AND NOT e.is_demo
      AND NOT EXISTS (SELECT FROM care_check c WHERE c.engagement_id = e.id AND c.at > ${since})
      AND EXISTS (SELECT FROM milestone m JOIN milestone_evidence v ON v.milestone_id = m.id
        WHERE m.engagement_id = e.id AND m.state = 'accepted' AND v.url IS NOT NULL
          AND v.removed_at IS NULL AND v.kind IN ('address', 'domain'))
    ORDER BY e.completed_at LIMIT ${MOST_AT_ONCE}`;
  return rows.map(({ id }) => id);
}

async function targetsOf(engagementId: string): Promise<readonly string[]> {
  const rows = await db.milestoneEvidence.findMany({
    where: {
      ...{ milestone: { engagementId, state: 'accepted' }, url: { not: null }, removedAt: null },
      kind: { in: ['address', 'domain'] },
    },
    orderBy: { addedAt: 'desc' },
    select: { url: true },
  });
  return [...new Set(rows.flatMap(({ url }) => url ?? []))].slice(0, MOST_TARGETS);
}

interface Found extends CareFinding {
  readonly kind: 'address' | 'certificate';
  readonly target: string;
}

async function lookAt(probe: CareProbe, target: string, now: Date): Promise<readonly Found[]> {
  const { address, certificate } = await probe(target);
  const isEnding =
    certificate !== null &&
    civilDateOf(certificate.validUntil) < addDays(civilDateOf(now), CERTIFICATE_DAYS);
  return [
    { kind: 'address', target, ...address },
    ...(certificate
      ? [
          {
            ...{ kind: 'certificate' as const, target, detail: certificate.detail },
            result: isEnding ? ('bad' as const) : certificate.result,
          },
        ]
      : []),
  ];
}

/**
 * Looks once in four weeks at the addresses that engagements in after-care delivered, and at their
 * certificates; both sides are told of what is not good. Nothing is looked at without a probe.
 */
export async function runCareChecks(
  actor: EngagementActor,
  probe: CareProbe | null,
): Promise<void> {
  if (probe === null) return;
  await eachAlone(await listDue(actor.now), async (id) => {
    const found: Found[] = [];
    for (const target of await targetsOf(id))
      found.push(...(await lookAt(probe, target, actor.now)));
    await inTransaction('engagements.care', async (tx) => {
      const engagement = await lockEngagement(tx, id, { state: 'aftercare' });
      for (const { kind, target, result, detail } of found)
        await tx.careCheck.create({
          data: {
            ...{ id: newId(actor), engagementId: id, kind, target, result, detail },
            at: actor.now,
          },
        });
      if (!found.some(({ result }) => result === 'bad')) return;
      await tellProvider(tx, actor, engagement, { kind: 'care-bad' });
      await tellFirm(tx, actor, engagement, { kind: 'care-bad' });
    });
  });
}
