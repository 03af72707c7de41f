import { appendAudit, organisationStream } from '#domain/audit/index.server.ts';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { addJob } from '#platform/jobs.ts';
import { inTransaction } from '#platform/transaction.ts';
import { requireOwn, type MoneyProgramme } from './moves/records.server.ts';
import { canSpread } from './policy.ts';
import { setBuckets } from './spread.server.ts';

/**
 * A manager spreads the money of an envelope over more accounts, so that many decisions at once do
 * not wait for one another; a job shares the money out. The number it has already changes nothing.
 * Throws `ledger.not-found` for an envelope of another programme and to who may not, and
 * `ledger.wrong-buckets` for fewer than it has.
 */
export async function chooseBuckets(
  actor: MemberActor,
  target: {
    readonly programme: Pick<MoneyProgramme, 'programmeId' | 'organisationId' | 'slug'>;
    readonly envelopeId: string;
  },
  buckets: number,
): Promise<void> {
  const { programme, envelopeId } = target;
  const { programmeId, organisationId, slug } = programme;
  if (!canSpread(actor)) throw new DomainError('ledger.not-found');
  requireOwn(programme, actor.person.seat.organisationId);
  await inTransaction('ledger.choose-buckets', async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM ledger_envelope WHERE id = ${envelopeId} FOR UPDATE`;
    const envelope = await tx.envelope.findFirst({ where: { id: envelopeId, programmeId } });
    if (!envelope) throw new DomainError('ledger.not-found');
    if (envelope.buckets === buckets) return;
    await setBuckets(tx, envelopeId, buckets);
    await appendAudit(tx, actor, {
      ...{ type: 'ledger.envelope-spread', stream: organisationStream(organisationId) },
      subject: `envelope:${envelopeId}`,
      facts: { programme: slug, from: envelope.buckets, to: buckets },
    });
    await addJob(tx, 'spread-envelopes', {}, { key: 'spread-envelopes' });
  });
}
