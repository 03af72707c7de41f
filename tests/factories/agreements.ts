import { draftAgreement } from '#domain/engagements/agreements/draft.server.ts';
import {
  askSigningCode,
  signAsFirm,
  signAsProvider,
} from '#domain/engagements/agreements/sign.server.ts';
import { contentOf } from '#domain/engagements/agreements/records.server.ts';
import { lockEngagement, moveEngagement } from '#domain/engagements/records.server.ts';
import { receiveShares } from '#domain/engagements/share/receive-shares.server.ts';
import { cents, type MemberActor } from '#domain/kernel/index.server.ts';
import { post } from '#domain/ledger/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { engagementAt, type Engaged } from './engagements.ts';

/** An engagement whose quote was chosen, with the agreement that both sides are to sign. */
export async function draftedAt(
  options: Parameters<typeof engagementAt>[1] = {},
): Promise<Engaged & { readonly paper: string }> {
  const engaged = await engagementAt('agreed', options);
  const { id } = engaged.engagement;
  const waiting = await db.agreement.findFirst({ where: { engagementId: id } });
  if (waiting) return { ...engaged, paper: waiting.pdfHash };
  const agreement = await inTransaction('tests.draft', async (tx) => {
    const engagement = await lockEngagement(tx, id, {});
    const version = await tx.quoteVersion.findFirstOrThrow({
      where: { quoteId: engagement.quoteId ?? '' },
      orderBy: { number: 'desc' },
    });
    return draftAgreement(tx, engaged.firm, engagement, version);
  });
  return { ...engaged, paper: agreement.pdfHash };
}

/** The code that was last sent to somebody to sign with. */
export async function sentCode(): Promise<string> {
  const rows = await db.$queryRaw<{ payload: { kind?: string; params?: { code?: string } } }[]>`
    SELECT payload FROM graphile_worker._private_jobs ORDER BY id DESC`;
  const found = rows.find(({ payload }) => payload.kind === 'sign-agreement');
  return found?.payload.params?.code ?? '';
}

/** Somebody of the firm signs a paper as people do: asks for a code, and types it. */
export async function signWithCode(actor: MemberActor, id: string, paper: string): Promise<void> {
  await askSigningCode(actor, id, { paper });
  await signAsFirm(actor, id, { paper, code: await sentCode() });
}

/** Both sign what waits, the provider first. */
export async function signBoth(
  { engagement: { id }, firm, provider }: Engaged,
  paper: string,
): Promise<void> {
  await signAsProvider(provider, id, { paper });
  await signWithCode(firm, id, paper);
}

/** An engagement signed by both as people do, and validated where it is of low risk. */
export async function signedAt(
  options: Parameters<typeof engagementAt>[1] = {},
): Promise<Engaged & { readonly paper: string }> {
  const drafted = await draftedAt(options);
  await signBoth(drafted, drafted.paper);
  const { id } = drafted.engagement;
  return {
    ...drafted,
    engagement: await db.engagement.findUniqueOrThrow({ where: { id } }),
    milestones: await db.milestone.findMany({
      where: { engagementId: id },
      orderBy: { sequence: 'asc' },
    }),
  };
}

/** The own share came, and the provider went to work. */
export async function begin(engaged: Engaged): Promise<void> {
  const { engagement, firm, provider } = engaged;
  const request = await db.shareRequest.findFirstOrThrow({
    where: { subject: `engagement:${engagement.id}` },
  });
  await inTransaction('tests.receive', async (tx) => {
    const receipt = { requestId: request.id, amount: cents(request.amount) };
    const { postings } = await receiveShares(tx, { ...firm, person: null }, [
      { ...receipt, rail: 'transfer', evidence: 'line:test' },
    ]);
    await post(tx, firm.now, postings);
  });
  await inTransaction('tests.begin', async (tx) => {
    const row = await lockEngagement(tx, engagement.id, {});
    await moveEngagement(tx, provider, row, { part: 'provider', event: 'begin' });
  });
}

/** What an amendment says that would change nothing. */
export async function changesOf(engaged: Engaged) {
  const signed = await db.agreement.findFirstOrThrow({
    where: { engagementId: engaged.engagement.id, state: 'signed' },
  });
  const engagement = await db.engagement.findUniqueOrThrow({ where: { id: signed.engagementId } });
  const { milestones, lines } = contentOf(signed);
  return {
    stamp: engagement.stamp,
    reason: 'Plus simple que prévu',
    milestones: milestones.map(({ title, acceptance, deliverBy }) => ({
      ...{ title, acceptance, deliverBy },
    })),
    prices: lines.map(({ unitPrice }) => BigInt(unitPrice)),
  };
}
