import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { cents, type MemberActor } from '#domain/kernel/index.server.ts';
import {
  decideMove,
  figuresOf,
  getMove,
  listMoves,
  proposeMove,
  readMeters,
  seedFunding,
  withdrawMove,
  type NewMove,
} from '#domain/ledger/index.server.ts';
import { getMoneyPlan, type MoneyPlan } from '#domain/programmes/index.server.ts';
import { constraintOf } from '#platform/constraints.ts';
import { db } from '#platform/db.ts';
import { fundPlace } from '../../factories/funding.ts';
import { holding } from '../../factories/interleaving.ts';
import { notificationsTo, waitingJobs } from '../../factories/jobs.ts';
import { makeMember } from '../../factories/people.ts';
import { aProgrammeContent, makeManager, makeProgramme } from '../../factories/programmes.ts';
import { refusalCode, refusalCodes } from '../../factories/refusals.ts';
import { resetDatabase } from '../../setup/database.ts';

const PLACE = { year: 2026, region: null, segment: null } as const;
const NORTH = { year: 2026, region: 'MA-01', segment: null } as const;
const YES = { agrees: true, note: '' } as const;
const NO = { agrees: false, note: 'Le montant est faux' } as const;

let manager: MemberActor;
let authorising: MemberActor;
let plan: MoneyPlan;

beforeEach(async () => {
  await resetDatabase();
  manager = await makeManager();
  const { organisationId } = manager.person.seat;
  authorising = await makeMember('programme', ['authorising-officer'], organisationId);
  const content = aProgrammeContent();
  const { running } = content;
  const envelopes = [PLACE, NORTH].map((place) => ({ ...place, amount: 100_000_000 }));
  const { programmeId } = await makeProgramme({
    organisationId,
    content: { ...content, running: running && { ...running, envelopes } },
  });
  plan = await getMoneyPlan(manager, programmeId);
});

const aMove = (changes: Partial<NewMove> = {}): NewMove => ({
  ...{ kind: 'fund', fromEnvelopeId: null, to: PLACE, amount: cents(5_000n) },
  reason: 'Première tranche',
  ...changes,
});
const propose = (changes?: Partial<NewMove>, actor = manager, intent: string = randomUUID()) =>
  proposeMove(actor, plan, aMove(changes), intent);
const fund = (place: typeof PLACE | typeof NORTH, amount: bigint, buckets = 1) =>
  fundPlace(plan.programmeId, place, amount, buckets);
/** What is available by year, region and segment. */
async function available(): Promise<Readonly<Record<string, bigint>>> {
  const meters = (await readMeters(db, [plan.programmeId])).get(plan.programmeId) ?? [];
  return Object.fromEntries(
    meters.map((one) => [
      `${String(one.year)} ${one.region ?? 'all'}`,
      figuresOf([one]).parts.available,
    ]),
  );
}
const types = async () =>
  (await db.auditEntry.findMany({ orderBy: { sequence: 'asc' } })).map(({ type }) => type);

describe('a move by two persons', () => {
  test('funds an envelope once the other has decided, and is told', async () => {
    const id = await propose();
    expect(await available()).toEqual({ '2026 all': 0n });
    expect(await notificationsTo(authorising.person.accountId)).toEqual([
      {
        ...{ kind: 'move-proposed', path: `/programme/money/moves/${id}` },
        params: { programme: 'Chèque d’essai' },
      },
    ]);
    expect(await waitingJobs('promote-waiting')).toEqual([]);
    await decideMove(authorising, plan, id, YES);
    expect(await available()).toEqual({ '2026 all': 5_000n });
    expect(await getMove(manager, id)).toMatchObject({
      ...{ state: 'done', amount: 5_000n, note: null, canMove: true },
      ...{ proposedBy: { isSelf: true }, decidedBy: { isSelf: false } },
    });
    expect(await waitingJobs('promote-waiting')).toMatchObject([
      { payload: { programmeId: plan.programmeId } },
    ]);
    expect((await notificationsTo(manager.person.accountId)).map(({ kind }) => kind)).toEqual([
      'move-decided',
    ]);
    expect(await types()).toEqual(['ledger.move-proposed', 'ledger.move-done']);
  });

  test('happens once, whoever presses how often', async () => {
    const intent = randomUUID();
    const [one, other] = [await propose({}, manager, intent), await propose({}, manager, intent)];
    expect(one).toBe(other);
    await Promise.all([1, 2, 3].map(() => decideMove(authorising, plan, one, YES)));
    expect(await available()).toEqual({ '2026 all': 5_000n });
    expect(await db.envelopeMove.count()).toBe(1);
    expect(await refusalCode(decideMove(authorising, plan, one, NO))).toBe('ledger.wrong-state');
  });

  test('is decided one way when two decide at once', async () => {
    const third = await makeManager(manager.person.seat.organisationId);
    const id = await propose();
    const works = [decideMove(authorising, plan, id, YES), decideMove(third, plan, id, NO)];
    const codes = await Promise.all(works.map(refusalCode));
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(codes.filter((code) => code === 'ledger.wrong-state')).toHaveLength(1);
    const { state } = await getMove(manager, id);
    expect(await available()).toEqual({ '2026 all': state === 'done' ? 5_000n : 0n });
  });

  test('is refused with words, and nothing moves', async () => {
    const id = await propose();
    await decideMove(authorising, plan, id, NO);
    await decideMove(authorising, plan, id, NO);
    expect(await getMove(manager, id)).toMatchObject({ state: 'refused', note: NO.note });
    expect(await available()).toEqual({ '2026 all': 0n });
    expect(await types()).toEqual(['ledger.move-proposed', 'ledger.move-refused']);
  });

  test('may be taken back by who proposed it alone, and is decided no more', async () => {
    const id = await propose();
    expect(await refusalCode(withdrawMove(authorising, plan, id))).toBe('ledger.wrong-state');
    await withdrawMove(manager, plan, id);
    await withdrawMove(manager, plan, id);
    expect(await refusalCode(decideMove(authorising, plan, id, YES))).toBe('ledger.wrong-state');
    expect(await listMoves(manager, { isOpen: true })).toEqual([]);
    expect(await listMoves(manager, { isOpen: false })).toMatchObject([{ state: 'withdrawn' }]);
  });

  test('by one person alone is refused, by the database too', async () => {
    const id = await propose();
    expect(await refusalCode(decideMove(manager, plan, id, YES))).toBe('ledger.same-person');
    const alone = db.$executeRaw`
      UPDATE ledger_envelope_move SET state = 'done', decided_by_id = proposed_by_id,
        decided_at = now() WHERE id = ${id}`;
    await expect(alone).rejects.toSatisfy(
      (error) => constraintOf(error) === 'envelope_move_two_persons',
    );
    const other = db.$executeRaw`
      UPDATE ledger_envelope_move SET amount = 1 WHERE id = ${id}`;
    await expect(other).rejects.toSatisfy((error) => constraintOf(error) === 'ledger_grows');
  });
});

describe('money of envelopes', () => {
  test('moves between two of a year, from the fullest accounts', async () => {
    const from = await fund(PLACE, 9_000n, 3);
    const id = await propose({ kind: 'move', fromEnvelopeId: from, to: NORTH });
    await decideMove(authorising, plan, id, YES);
    expect(await available()).toEqual({ '2026 all': 4_000n, '2026 MA-01': 5_000n });
    const posted = await db.ledgerTransfer.findMany({ where: { subject: `move:${id}` } });
    expect(posted.map(({ code }) => code).sort()).toEqual(['L1', 'L14']);
  });

  test('is carried over to the same region and segment of the next year', async () => {
    const from = await fund(NORTH, 5_000n);
    const id = await propose({ kind: 'carry-over', fromEnvelopeId: from, to: null });
    await decideMove(authorising, plan, id, YES);
    expect(await available()).toEqual({ '2026 MA-01': 0n, '2027 MA-01': 5_000n });
  });

  test('is carried over to the present year from any earlier one: a voucher ends late', async () => {
    const from = await fundPlace(plan.programmeId, { ...NORTH, year: 2023 }, 5_000n);
    const id = await propose({ kind: 'carry-over', fromEnvelopeId: from, to: null });
    await decideMove(authorising, plan, id, YES);
    expect(await available()).toEqual({ '2023 MA-01': 0n, '2026 MA-01': 5_000n });
  });

  test('is brought to no year that ended between the two persons', async () => {
    const id = await propose();
    const later = { ...authorising, now: new Date('2027-01-04T09:00:00Z') };
    expect(await refusalCode(decideMove(later, plan, id, YES))).toBe('ledger.year-over');
    await decideMove(later, plan, id, NO);
    expect(await available()).toEqual({ '2026 all': 0n });
  });

  test('is found wherever its accounts have it, while somebody moves it between them', async () => {
    const from = await fund(PLACE, 5_000n, 2);
    const id = await propose({ kind: 'give-back', fromEnvelopeId: from, to: null });
    const account = (bucket: number) =>
      db.ledgerAccount.findFirstOrThrow({
        where: { envelopeId: from, code: 'E:available', bucket },
        select: { id: true },
      });
    const [one, other] = [await account(0), await account(1)];
    const { moved } = await holding(async ({ query, somebodyWaits }) => {
      const transfer = {
        ...{ reference: 'spread', code: 'S1', from: String(one.id), to: String(other.id) },
        ...{ amount: '3000', subject: `envelope:${from}` },
      };
      const sql = 'SELECT * FROM post_transfers($1::jsonb, $2)';
      await query(sql, [JSON.stringify([transfer]), manager.now]);
      const deciding = decideMove(authorising, plan, id, YES);
      await somebodyWaits();
      return { moved: deciding };
    });
    await moved;
    expect(await available()).toEqual({ '2026 all': 0n });
  });

  test('goes back to the funder, which wakes no waiting list', async () => {
    const from = await fund(PLACE, 5_000n);
    const id = await propose({ kind: 'give-back', fromEnvelopeId: from, to: null });
    await decideMove(authorising, plan, id, YES);
    expect(await available()).toEqual({ '2026 all': 0n });
    expect(await waitingJobs('promote-waiting')).toEqual([]);
    const funder = await db.ledgerAccount.findFirstOrThrow({ where: { code: 'FUNDER' } });
    expect(funder.balance).toBe(0n);
  });

  test('is never more than is available, when proposed and when decided', async () => {
    const from = await fund(PLACE, 5_000n, 2);
    const back = { kind: 'give-back', fromEnvelopeId: from, to: null } as const;
    expect(await refusalCode(propose({ ...back, amount: cents(5_001n) }))).toBe('ledger.no-money');
    const [one, other] = [await propose(back), await propose(back)];
    const works = [one, other].map((id) => decideMove(authorising, plan, id, YES));
    const codes = await Promise.all(works.map(refusalCode));
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(codes.filter((code) => code === 'ledger.no-money')).toHaveLength(1);
    expect(await available()).toEqual({ '2026 all': 0n });
    expect(await listMoves(manager, { isOpen: true })).toHaveLength(1);
  });

  test('is refused where it cannot go', async () => {
    const from = await fund(PLACE, 5_000n);
    const elsewhere = await makeProgramme();
    const foreign = await fundPlace(elsewhere.programmeId, PLACE, 5_000n);
    const move = { kind: 'move', fromEnvelopeId: from } as const;
    const code = (changes: Partial<NewMove>) => refusalCode(propose(changes));
    expect(await code({ to: { ...PLACE, region: 'MA-12' } })).toBe('ledger.not-planned');
    expect(await code({ to: { ...PLACE, year: 2025 } })).toBe('ledger.year-over');
    expect(await code({ ...move, fromEnvelopeId: foreign, to: NORTH })).toBe(
      'ledger.unknown-envelope',
    );
    expect(await code({ ...move, to: PLACE })).toBe('ledger.same-envelope');
    expect(await code({ ...move, to: { ...NORTH, year: 2027 } })).toBe('ledger.other-year');
    expect(await refusalCode(proposeMove(manager, plan, aMove(), null))).toBe('ledger.reload');
    expect(await db.envelopeMove.count()).toBe(0);
  });

  test('is for managers and authorising officers of the organisation', async () => {
    const id = await propose();
    const { organisationId } = manager.person.seat;
    const auditor = await makeMember('programme', ['auditor'], organisationId);
    const officer = await makeMember('programme', ['deciding-officer'], organisationId);
    const stranger = await makeManager();
    const strangers = [stranger, auditor, officer].flatMap((actor) => [
      propose({}, actor),
      decideMove(actor, plan, id, YES),
      withdrawMove(actor, plan, id),
    ]);
    expect(await refusalCodes(strangers)).toEqual(['ledger.not-found']);
    expect(await refusalCodes([getMove(stranger, id), getMove(officer, id)])).toEqual([
      'ledger.not-found',
    ]);
    expect(await getMove(auditor, id)).toMatchObject({ state: 'proposed', canMove: false });
    const theirs = { ...plan, organisationId: stranger.person.seat.organisationId };
    expect(await refusalCode(decideMove(stranger, theirs, id, YES))).toBe('ledger.not-found');
  });
});

describe('the money of a demonstration', () => {
  test('is brought once, by two persons, whole, and told to nobody', async () => {
    const people = { proposer: manager, decider: authorising, reason: 'Pour la démonstration' };
    expect(await seedFunding(plan, people)).toBe(2);
    expect(await seedFunding(plan, people)).toBe(0);
    expect(await available()).toEqual({ '2026 MA-01': 100_000_000n, '2026 all': 100_000_000n });
    expect(await waitingJobs('notify')).toEqual([]);
    expect(await listMoves(manager, { isOpen: false })).toHaveLength(2);
  });
});
