import { randomUUID } from 'node:crypto';
import { acceptVoucher } from '#domain/cases/vouchers/accept.server.ts';
import { issueVoucher } from '#domain/cases/vouchers/issue.server.ts';
import { currentTerms } from '#domain/cases/vouchers/terms.ts';
import { advance, lockApplication, type CaseActor } from '#domain/cases/records.server.ts';
import { lockGroup } from '#domain/integrity/index.server.ts';
import { cents, type MemberActor } from '#domain/kernel/index.server.ts';
import { post, type Posting } from '#domain/ledger/index.server.ts';
import { db } from '#platform/db.ts';
import type { AidApplication, Voucher } from '#platform/prisma-client/client.ts';
import { inTransaction } from '#platform/transaction.ts';
import { anActor, NOON } from './actors.ts';
import { makeOfficers, sendApplication, type OpenProgramme } from './cases.ts';

type Sending = Parameters<typeof sendApplication>[1];
type Officers = Awaited<ReturnType<typeof makeOfficers>>;

/** Days after an instant, at the same hour. */
export function daysAfter(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * 86_400_000);
}

const system = (now: Date): CaseActor => ({ ...anActor(), now, person: null });

/** A request in the hands of its officer. */
export async function assignTo(
  id: string,
  proposes: MemberActor,
  now: Date = NOON,
): Promise<AidApplication> {
  const { accountId } = proposes.person;
  return inTransaction('tests.assign', async (tx) => {
    const application = await lockApplication(tx, id, {});
    await tx.casePerson.create({
      data: { applicationId: id, accountId, part: 'proposes', round: 1, since: now },
    });
    return advance(tx, system(now), application, { event: 'assign', party: 'system' });
  });
}

export interface Given {
  readonly voucher: Voucher;
  readonly programme: OpenProgramme;
  readonly applicationId: string;
  readonly firmId: string;
  /** Who sent the request: somebody of the firm. */
  readonly firm: MemberActor;
  readonly officers: Officers;
}

/**
 * A voucher of 4 000 DH that two officers gave to a new firm at noon, its decision opened by the firm
 * unless said: the quick way, with history, clocks, audit entries and postings of the real one.
 */
export async function giveVoucher(
  programme: OpenProgramme,
  options: Sending & {
    readonly officers?: Officers;
    readonly isOpened?: boolean;
    readonly amount?: bigint;
  } = {},
): Promise<Given> {
  const { officers: known, isOpened = true, amount: given, ...sending } = options;
  const now = sending.now ?? NOON;
  const officers = known ?? (await makeOfficers(programme.ownerId));
  const sent = await sendApplication(programme, sending);
  await assignTo(sent.id, officers.proposes, now);
  const amount = given ?? sent.application.asked ?? 0n;
  const decisionId = await propose(sent.id, programme, officers, amount, now);
  const voucher = await approve(sent.id, officers, decisionId, amount, now);
  if (isOpened)
    await db.aidApplication.update({ where: { id: sent.id }, data: { acknowledgedAt: now } });
  return {
    ...{ voucher, programme, officers, applicationId: sent.id, firmId: sent.firmId },
    firm: { ...sent.applicant, now },
  };
}

/** The same, with its terms accepted at the same moment. */
export async function giveAccepted(
  programme: OpenProgramme,
  options: Parameters<typeof giveVoucher>[1] = {},
): Promise<Given> {
  const given = await giveVoucher(programme, options);
  const { id, stamp } = given.voucher;
  await acceptVoucher(given.firm, id, { stamp, terms: currentTerms('fr').hash });
  return { ...given, voucher: await db.voucher.findUniqueOrThrow({ where: { id } }) };
}

async function propose(
  id: string,
  { programmeId, envelopeId }: OpenProgramme,
  { proposes }: Officers,
  amount: bigint,
  now: Date,
): Promise<string> {
  const decisionId = randomUUID();
  const expiresAt = daysAfter(now, 14);
  const reservation = `reserve:${id}:${decisionId}`;
  await inTransaction('tests.propose', async (tx) => {
    const application = await lockApplication(tx, id, {});
    const { groupId } = await lockGroup(tx, application.organisationId, now);
    await tx.aidDecision.create({
      data: {
        ...{ id: decisionId, applicationId: id, round: 1, outcome: 'approve', reasons: [] },
        ...{ note: '', amount, state: 'proposed' },
        ...{ proposedById: proposes.person.accountId, proposedAt: now },
      },
    });
    await advance(tx, { ...proposes, now }, application, {
      ...{ event: 'propose-approve', party: 'proposes' },
      changes: {
        ...{ awarded: amount, envelopeId, bucket: 0, groupId, reservation },
        reservedUntil: expiresAt,
      },
    });
    const posting: Posting = {
      ...{ code: 'L2', from: 'E:available', to: 'E:reserved', amount: cents(amount) },
      ...{ reference: reservation, subject: `application:${id}`, expiresAt },
      ...{ programmeId, envelopeId, bucket: 0 },
    };
    await post(tx, now, [posting]);
  });
  return decisionId;
}

async function approve(
  id: string,
  { decides }: Officers,
  decisionId: string,
  amount: bigint,
  now: Date,
): Promise<Voucher> {
  const { accountId } = decides.person;
  const actor = { ...decides, now };
  return inTransaction('tests.approve', async (tx) => {
    const application = await lockApplication(tx, id, {});
    await tx.casePerson.create({
      data: { applicationId: id, accountId, part: 'decides', round: 1, since: now },
    });
    await tx.aidDecision.update({
      where: { id: decisionId },
      data: { state: 'confirmed', decidedById: accountId, decidedAt: now },
    });
    const approved = await advance(tx, actor, application, {
      ...{ event: 'approve', party: 'decides' },
      changes: { reservation: null, reservedUntil: null, decidedAt: now },
    });
    const { voucher, posting } = await issueVoucher(tx, actor, approved, { decisionId, amount });
    await post(tx, now, [posting]);
    return voucher;
  });
}

/** Balances of an envelope's accounts, by their codes; accounts with nothing are left out. */
export async function balancesOf(
  envelopeId: string,
): Promise<Readonly<Partial<Record<string, bigint>>>> {
  const rows = await db.ledgerAccount.groupBy({
    by: ['code'],
    where: { envelopeId },
    _sum: { balance: true },
  });
  return Object.fromEntries(
    rows.flatMap(({ code, _sum: { balance } }) =>
      balance === null || balance === 0n ? [] : [[code, balance]],
    ),
  );
}

/** Its days began so many days earlier. */
export async function moveBack({ voucher: { id } }: Given, days: number): Promise<void> {
  await db.$executeRaw`UPDATE case_clock SET started_on = started_on - ${days}::int,
    runs_since = runs_since - ${days}::int, due_on = due_on - ${days}::int
    WHERE voucher_id = ${id} AND ended_at IS NULL`;
  await db.$executeRaw`UPDATE voucher SET expires_on = expires_on - ${days}::int WHERE id = ${id}`;
}
