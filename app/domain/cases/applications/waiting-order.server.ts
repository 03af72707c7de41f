import { cents } from '#domain/kernel/index.server.ts';
import { availableIn, type EnvelopeRow } from '#domain/ledger/index.server.ts';
import { usableEnvelopes } from '#domain/programmes/index.server.ts';
import type { Reader } from '../records.server.ts';
import type { ApplicationState } from '../transitions.ts';
import { choosePromoted, type ListMoney, type Waiting } from './waiting.ts';

/** Requests of the list that are read at once. */
const READ_AT_ONCE = 500;

/** States in which an officer has a request and nothing is reserved for it. */
const IN_HAND: readonly ApplicationState[] = [
  'under-review',
  'needs-correction',
  'proposed-reject',
];

/** A programme's waiting list, with its envelopes of the year. */
export interface WaitingList {
  readonly programmeId: string;
  readonly envelopes: readonly EnvelopeRow[];
}

/** One that counts in the order; only who is on the list can leave it. */
interface Ranked extends Waiting {
  readonly isWaiting: boolean;
}

/**
 * The order of the waiting list of a programme, some hundreds at a time: those on it, and those whose
 * proposal was sent back or whose reservation ran out, who have the place of their number until they
 * are proposed again. `before` ends it at a number.
 */
export async function* rankedIn(
  reader: Reader,
  { programmeId, envelopes }: WaitingList,
  { before, except }: { readonly before?: number; readonly except: readonly string[] },
): AsyncGenerator<readonly Ranked[]> {
  const [year] = envelopes.map((envelope) => envelope.year);
  if (year === undefined) return;
  for (let after = 0; ;) {
    const rows = await reader.aidApplication.findMany({
      where: {
        ...{ programmeId, id: { notIn: [...except] }, waitsFor: { not: null } },
        number: { gt: after, ...(before === undefined ? {} : { lt: before }) },
        OR: [{ state: 'waitlisted' }, { state: { in: [...IN_HAND] }, envelopeId: null }],
      },
      orderBy: { number: 'asc' },
      take: READ_AT_ONCE,
      select: { id: true, number: true, state: true, waitsFor: true, region: true, segments: true },
    });
    yield rows.map(({ id, state, waitsFor, region, segments }) => ({
      ...{ id, isWaiting: state === 'waitlisted', amount: cents(waitsFor ?? 0n) },
      envelopeIds: usableEnvelopes({ region, segments }, envelopes, year).map((one) => one.id),
    }));
    const last = rows.at(-1)?.number ?? null;
    if (last === null || rows.length < READ_AT_ONCE) return;
    after = last;
  }
}

/**
 * What envelopes have available less what is kept for those who were taken off the list and for whom
 * nothing is reserved yet, but for one of them.
 */
export async function freeIn(
  reader: Reader,
  { envelopes }: Pick<WaitingList, 'envelopes'>,
  except = '',
): Promise<ListMoney> {
  const ids = envelopes.map(({ id }) => id);
  const left = new Map<string, bigint>();
  const add = (id: string, amount: bigint) => left.set(id, (left.get(id) ?? 0n) + amount);
  for (const { envelopeId, balance } of await availableIn(reader, ids)) add(envelopeId, balance);
  const promised = await reader.aidApplication.groupBy({
    by: ['envelopeId'],
    where: { envelopeId: { in: ids }, state: { in: [...IN_HAND] }, id: { not: except } },
    _sum: { waitsFor: true },
  });
  for (const { envelopeId, _sum } of promised)
    if (envelopeId !== null) add(envelopeId, 0n - (_sum.waitsFor ?? 0n));
  return { left, kept: new Set() };
}

/**
 * The money that a list leaves to a request with a number: nothing of what those with a smaller one
 * could have. Not read further than until all of `own` is kept by others.
 */
export async function moneyAfter(
  reader: Reader,
  list: WaitingList,
  {
    id,
    before,
    own,
  }: { readonly id: string; readonly before: number; readonly own: readonly string[] },
): Promise<ListMoney> {
  let money = await freeIn(reader, list, id);
  for await (const ranked of rankedIn(reader, list, { before, except: [id] })) {
    ({ money } = choosePromoted(ranked, money));
    const { kept } = money;
    if (own.every((envelopeId) => kept.has(envelopeId))) return money;
  }
  return money;
}
