import { cents, type CivilDate } from '#domain/kernel/index.server.ts';
import type { OfferView } from '#domain/catalogue/schema.ts';
import { shareOut } from '../amounts.ts';
import type { QuoteContent } from './content.ts';
import { QUOTE_LIMITS } from './limits.ts';

/** What a first answer begins with; texts in the language of the firm's papers. */
export interface Prefill {
  readonly offer: Pick<OfferView, 'title' | 'deliverables' | 'price'>;
  /** What the firm pays at most, in centimes before tax. */
  readonly cap: bigint;
  readonly vatPercent: number;
  /** Words for one piece of work, a month, and what is paid once. */
  readonly words: { readonly piece: string; readonly month: string; readonly setup: string };
  readonly startOn: CivilDate;
  readonly deliverBy: CivilDate;
}

const MONTHS = 12;

type Draft = Pick<QuoteContent, 'lines' | 'milestones' | 'startOn' | 'note'>;

/**
 * What an offer says as a first answer, for the provider to change: its deliverables as milestones
 * with an even part of the price each, or one milestone for what is paid by the month.
 */
export function prefillOf(given: Prefill): Draft {
  const { offer, startOn } = given;
  const isMonthly = offer.price.kind === 'per-month' || offer.price.kind === 'per-user-month';
  const milestones = milestonesOf(given, isMonthly ? 1 : QUOTE_LIMITS.milestones);
  const lines = isMonthly ? monthlyLines(given) : evenLines(given, milestones);
  return { lines, milestones, startOn, note: '' };
}

const clip = (text: string, most: number) =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`;

/** At most so many: what is left goes to the last one. */
function milestonesOf({ offer, deliverBy }: Prefill, most: number): Draft['milestones'] {
  const title = offer.title?.text ?? '';
  const all = offer.deliverables.map(({ text, acceptance }) => ({
    ...{ title: text?.text ?? title, acceptance: acceptance?.text ?? '' },
  }));
  const kept = all.slice(0, most);
  const rest = all.slice(most).flatMap((one) => [one.title, one.acceptance]);
  if (kept.length === 0) kept.push({ title, acceptance: '' });
  return kept.map((one, place) => {
    const more = place === kept.length - 1 ? rest : [];
    const acceptance = [one.acceptance, ...more].filter((text) => text !== '').join('\n');
    return {
      title: clip(most === 1 ? title : one.title, QUOTE_LIMITS.title),
      acceptance: clip(acceptance, QUOTE_LIMITS.acceptance),
      deliverBy,
    };
  });
}

function evenLines(given: Prefill, milestones: Draft['milestones']): Draft['lines'] {
  const { offer, cap, vatPercent, words } = given;
  const price = BigInt(offer.price.max + offer.price.setup);
  const total = cents(price < cap ? price : cap);
  const parts = shareOut(
    total,
    milestones.map(() => cents(1n)),
  );
  return milestones.map(({ title }, place) => ({
    ...{ milestone: place + 1, label: clip(title, QUOTE_LIMITS.label), quantity: 1 },
    ...{ unit: words.piece, unitPrice: String(parts[place] ?? 0n), vatPercent, exemption: '' },
  }));
}

/** The first year: what is paid once, and twelve months, for as many users as the cap counts. */
function monthlyLines({ offer, cap, vatPercent, words }: Prefill): Draft['lines'] {
  const { max, setup } = offer.price;
  const year = BigInt(max) * BigInt(MONTHS);
  const times = year === 0n ? 1n : (cap - BigInt(setup)) / year;
  const months = Number(times < 1n ? 1n : times) * MONTHS;
  const line = { milestone: 1, vatPercent, exemption: '' };
  return [
    ...(setup > 0
      ? [{ ...line, label: words.setup, quantity: 1, unit: words.piece, unitPrice: String(setup) }]
      : []),
    {
      ...{ ...line, label: clip(offer.title?.text ?? '', QUOTE_LIMITS.label) },
      ...{ quantity: months, unit: words.month, unitPrice: String(max) },
    },
  ];
}
