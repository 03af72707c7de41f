import { reasonsFor } from '#content/decision-words.ts';
import { advance } from '#domain/cases/records.server.ts';
import { decideCase } from '#domain/cases/decisions/decide.server.ts';
import { proposeCase, type Proposal } from '#domain/cases/decisions/propose.server.ts';
import { cents, type MemberActor } from '#domain/kernel/index.server.ts';
import { accountNumber, postTransfers } from '#domain/ledger/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { anActor, NOON } from './actors.ts';
import {
  makeOfficers,
  openProgramme,
  sendApplication,
  tellFacts,
  type OpenProgramme,
  type Sent,
} from './cases.ts';
import { makeFirmPerson, seatOf } from './firms.ts';

/** A request as it is in the database now. */
export const caseRow = (id: string) => db.aidApplication.findUniqueOrThrow({ where: { id } });

/** Gives a request that was sent, or one that was contested, to an officer with no link to the firm. */
export async function giveCase(
  id: string,
  { person: { accountId } }: MemberActor,
  declaration: 'none' | null = 'none',
): Promise<void> {
  const actor = anActor();
  const declared = { declaration, declaredAt: declaration && actor.now };
  await inTransaction('tests.give-case', async (tx) => {
    const application = await tx.aidApplication.findUniqueOrThrow({ where: { id } });
    const { round } = application;
    await tx.casePerson.create({
      data: {
        ...{ applicationId: id, accountId, part: 'proposes', round, since: actor.now },
        ...declared,
      },
    });
    if (application.state === 'submitted')
      await advance(tx, actor, application, { event: 'assign', party: 'system' });
  });
}

interface CaseSetting {
  readonly programme: OpenProgramme;
  readonly officers: Awaited<ReturnType<typeof makeOfficers>>;
}

/** A programme that is open, with two officers of its organisation. */
export async function openOffice(
  options: Parameters<typeof openProgramme>[0] = {},
): Promise<CaseSetting> {
  const programme = await openProgramme(options);
  return { programme, officers: await makeOfficers(programme.ownerId) };
}

/** A request of a firm that fits, in the hands of the proposing officer. */
export async function caseInHand(
  { programme, officers }: CaseSetting,
  options: Parameters<typeof sendApplication>[1] & { readonly facts?: Facts } = {},
): Promise<Sent> {
  const { facts, ...sending } = options;
  const applicant = sending.actor ?? (await makeFirmPerson('sme-owner'));
  await tellFacts(seatOf(applicant), facts);
  const sent = await sendApplication(programme, { ...sending, actor: applicant });
  await giveCase(sent.id, officers.proposes);
  return sent;
}
type Facts = NonNullable<Parameters<typeof tellFacts>[1]>;

/** Proposes to approve, as the page of a case does. */
export async function proposeNow(
  actor: MemberActor,
  id: string,
  proposal: Partial<Proposal> = {},
): Promise<void> {
  const { stamp } = await caseRow(id);
  await proposeCase(actor, id, { stamp, outcome: 'approve', reasons: [], note: '', ...proposal });
}

/** A reason that a request can be refused for, or an appeal dismissed. */
export function aReason(use: 'reject' | 'dismiss'): string {
  return reasonsFor(use)[0]?.code ?? '';
}

/** Proposes to refuse, as the page of a case does. */
export async function proposeRefusal(actor: MemberActor, id: string): Promise<void> {
  const reasons = [aReason('reject')];
  await proposeNow(actor, id, { outcome: 'reject', reasons, note: 'Voyez les raisons.' });
}

/** Decides on what was proposed, as the page of a case does. */
export async function decideNow(
  actor: MemberActor,
  id: string,
  decision: 'confirm' | 'send-back' = 'confirm',
): Promise<void> {
  const { stamp } = await caseRow(id);
  await decideCase(actor, id, { stamp, decision, note: decision === 'confirm' ? '' : 'À revoir.' });
}

/** Centimes of an envelope by code of account, over all its buckets; those with nothing left out. */
export async function moneyOf(envelopeId: string): Promise<Readonly<Record<string, bigint>>> {
  const rows = await db.ledgerAccount.groupBy({
    by: ['code'],
    where: { envelopeId },
    _sum: { balance: true },
  });
  return Object.fromEntries(
    rows.flatMap(({ code, _sum }) => (_sum.balance ? [[code, _sum.balance]] : [])),
  );
}

/** Spreads what is in the first account of an envelope over its accounts, as the job would. */
export async function setBucketBalances(
  { programmeId, envelopeId }: OpenProgramme,
  balances: readonly bigint[],
): Promise<void> {
  await inTransaction('tests.spread', async (tx) => {
    const account = (bucket: number) =>
      accountNumber(tx, 'E:available', { programmeId, envelopeId, bucket });
    const from = await account(0);
    const transfers = [];
    for (const [bucket, balance] of balances.entries())
      if (bucket > 0)
        transfers.push({
          reference: `spread:${envelopeId}:${String(bucket)}`,
          ...{ code: 'S1' as const, from, to: await account(bucket), amount: cents(balance) },
          subject: `envelope:${envelopeId}`,
        });
    await postTransfers(tx, NOON, transfers);
  });
}
