import type { PriceKind } from '#domain/catalogue/schema.ts';
import type { CivilDate } from '#domain/kernel/index.server.ts';
import { PRICE_KINDS } from '#domain/catalogue/index.server.ts';
import { costOf, type Cost } from '../aid/cost.ts';
import { prepareAid } from '../aid/best-aid.ts';
import type { AidProgramme } from '../aid/types.ts';
import { prepareWithin, type Within } from '../aid/within.ts';
import type { Asked, Firm, Need, Wish } from '../score/asked.ts';
import { rank } from '../score/rank.ts';
import { centimesAt, ROW_WORDS } from '../score/row.ts';
import { dayOf } from '../score/score.ts';
import type { Weights } from '../score/weights.ts';
import type { ListInput, ListOutput, ReadOffer, RunInputs, RunOutput } from './content.ts';

const CENTIMES = 100;

type AidFor = ReturnType<typeof prepareAid>;

/** What every list of a run has in common. */
export interface RunSetting {
  readonly today: CivilDate;
  readonly seed: number;
  readonly weights: { readonly content: Weights };
  readonly firm: Firm;
  readonly wish: Wish;
}

/** People that prices a user are counted with. */
export function usersOf({ firm, wish }: Pick<RunSetting, 'firm' | 'wish'>): number {
  return wish.users ?? Math.max(1, firm.staff ?? 1);
}

/** The question that one need puts to the offers of its category. */
export function askedFor(
  setting: RunSetting,
  needs: readonly Need[],
  need: Need,
  within: Within,
): Asked {
  return {
    firm: setting.firm,
    wish: setting.wish,
    need,
    same: needs.filter(({ category }) => category === need.category),
    weights: setting.weights.content,
    today: dayOf(setting.today),
    seed: setting.seed,
    within: withinOf(setting, need, within),
  };
}

/** Null when nobody asked, so that it costs nothing. */
function withinOf(setting: RunSetting, need: Need, within: Within): Asked['within'] {
  if (setting.wish.restMAD === null && need.budgetMAD === null) return null;
  const users = usersOf(setting);
  return (words, row, limit) => {
    const kind = PRICE_KINDS[((words[row * ROW_WORDS + 4] ?? 0) >> 5) & 7] ?? 'fixed';
    // Only the sum is rounded up: a centime a user and month is a lot in a year.
    const cost = costOf({ kind, ...centimesAt(words, row) }, users);
    return within(need.category, Math.ceil(cost.min / CENTIMES), limit);
  };
}

/** What an offer costs this firm. */
export function costFor(setting: Pick<RunSetting, 'firm' | 'wish'>, offer: ReadOffer): Cost {
  return costOf({ ...offer.price, kind: kindOf(offer.price.kind) }, usersOf(setting));
}

function kindOf(code: string): PriceKind {
  const kind = PRICE_KINDS.find((one) => one === code);
  if (kind === undefined) throw new Error(`An offer has the kind of price ${code}.`);
  return kind;
}

/**
 * What a run says, from what it read alone: the same inputs and programmes give the same text at any
 * time. `programmes` are the versions that `inputs.programmes` names.
 */
export function outputOf(inputs: RunInputs, programmes: readonly AidProgramme[]): RunOutput {
  const aidFor = prepareAid(programmes, inputs.facts, inputs.today);
  const within = prepareWithin(programmes, inputs.facts);
  const needs = inputs.lists.map(({ need }) => need);
  return {
    format: 1,
    lists: inputs.lists.map((list) =>
      listOf(inputs, list, askedFor(inputs, needs, list.need, within), aidFor),
    ),
  };
}

function listOf(inputs: RunInputs, list: ListInput, asked: Asked, aidFor: AidFor): ListOutput {
  const { need, offers } = list;
  const field = {
    words: Int32Array.from(offers.flatMap(({ row }) => row)),
    rows: offers.length,
    debts: new Map(offers.map(({ row, debt }) => [row[1] ?? 0, debt])),
  };
  const { kept, near } = rank(asked, field);
  const told = <T extends { readonly row: number }>({ row, ...said }: T) => {
    const read = offers[row];
    if (read === undefined) throw new Error('A ranking names a row that was not read.');
    const aid = aidFor({ category: need.category, cost: costFor(inputs, read) });
    return { offer: read.offer, ...said, aid };
  };
  return { action: need.action, entries: kept.map(told), near: near.map(told) };
}
