import { CATEGORIES, REGIONS } from '#domain/catalogue/index.server.ts';
import { SEGMENTS } from '../../codes.ts';
import type { Envelope, ProgrammeDraft, Running } from '../../content.ts';
import { findCeilings, withCeilings } from '../ceilings.ts';
import { FIRST_RUNNING } from '../empty-draft.ts';
import {
  dirhamsTyped,
  FormReader,
  joined,
  percentTyped,
  textValues,
  type SectionRead,
} from './form-reader.ts';
import { STUDIO_LIMITS } from './limits.ts';
import type { FormValues } from './rows.ts';

const FIRST_YEAR = 2020;
const LAST_YEAR = 2100;
const MOST_MONTHS = 120;
const MOST_OFFERS = 100;
const CENTIMES = 100;

/** An empty row of each list of the form. */
export const MONEY_ROWS = {
  envelopes: { region: '', segment: '', year: '', amount: '' },
  split: { 'label.fr': '', 'label.ar': '', 'label.en': '', share: '' },
  minorations: { 'label.fr': '', 'label.ar': '', 'label.en': '', share: '' },
} as const;

/** What a programme pays for, how much at most, and from which envelopes. */
export function readMoney(values: FormValues): SectionRead {
  const form = new FormReader(values);
  const categories = form.boxes('categories', CATEGORIES);
  const ceilings = readCeilings(form);
  const perFirm = {
    ceiling: form.centimes('perFirm.ceiling'),
    months: form.whole('perFirm.months', 1, MOST_MONTHS),
  };
  const money = {
    perFirm,
    smallestAward: form.centimes('smallestAward'),
    minOffers: form.whole('minOffers', 0, MOST_OFFERS),
    envelopes: readEnvelopes(form),
    paymentSplit: readShares(form, 'split', STUDIO_LIMITS.split),
    minorations: readShares(form, 'minorations', STUDIO_LIMITS.minorations),
  };
  return form.done((draft) => ({
    ...draft,
    categories,
    rules: withCeilings(draft.rules, changed(findCeilings(draft.rules)?.values, ceilings)),
    running: { ...(draft.running ?? FIRST_RUNNING), ...money },
  }));
}

type Ceilings = Readonly<Record<string, number | null>>;

/** Whole dirhams by category, of the fields that were sent; null for one that was emptied. */
function readCeilings(form: FormReader): Ceilings {
  const sent = CATEGORIES.filter((code) => form.all(`ceiling.${code}`).length > 0);
  return Object.fromEntries(
    sent.map((code) => {
      const field = `ceiling.${code}`;
      const centimes = form.centimes(field);
      if (centimes % CENTIMES !== 0) form.refuse(field, 'wholeAmount');
      return [code, form.raw(field) === '' ? null : Math.floor(centimes / CENTIMES)];
    }),
  );
}

function changed(
  before: Readonly<Record<string, number>> = {},
  typed: Ceilings,
): Readonly<Record<string, number>> {
  const all: Ceilings = { ...before, ...typed };
  return Object.fromEntries(
    Object.entries(all).flatMap(([code, mad]) => (mad === null ? [] : [[code, mad]])),
  );
}

function readEnvelopes(form: FormReader): Envelope[] {
  const rows = form.rows('envelopes');
  if (rows.length > STUDIO_LIMITS.envelopes) form.refuse('envelopes', 'tooMany');
  const known = new Set<string>();
  return rows.slice(0, STUDIO_LIMITS.envelopes).flatMap((row): Envelope[] => {
    const field = (name: string) => `envelopes.${String(row)}.${name}`;
    const isEmpty = ['region', 'segment', 'year', 'amount'].every(
      (one) => form.raw(field(one)) === '',
    );
    if (isEmpty) return [];
    if (form.raw(field('year')) === '') form.refuse(field('year'), 'year');
    const region = form.choice(field('region'), ['', ...REGIONS], '');
    const segment = form.choice(field('segment'), ['', ...SEGMENTS], '');
    const year = form.whole(field('year'), FIRST_YEAR, LAST_YEAR);
    const key = `${region} ${segment} ${String(year)}`;
    if (known.has(key)) form.refuse(field('region'), 'twice');
    known.add(key);
    return [
      {
        region: region === '' ? null : region,
        segment: segment === '' ? null : segment,
        year,
        amount: form.centimes(field('amount')),
      },
    ];
  });
}

function readShares(form: FormReader, name: 'split' | 'minorations', most: number) {
  const rows = form.rows(name);
  if (rows.length > most) form.refuse(name, 'tooMany');
  return rows.slice(0, most).flatMap((row): Running['paymentSplit'] => {
    const field = (part: string) => `${name}.${String(row)}.${part}`;
    const isEmpty = ['label.fr', 'label.ar', 'label.en', 'share'].every(
      (one) => form.raw(field(one)) === '',
    );
    if (isEmpty) return [];
    const label = form.wholeText(field('label'), STUDIO_LIMITS.line);
    return [{ label, share: form.share(field('share')) }];
  });
}

export function moneyValues({ categories, rules, running }: ProgrammeDraft): FormValues {
  const { perFirm, smallestAward, minOffers, ...lists } = running ?? FIRST_RUNNING;
  const ceilings = Object.entries(findCeilings(rules)?.values ?? {});
  return {
    categories,
    ...Object.fromEntries(ceilings.map(([code, mad]) => [`ceiling.${code}`, String(mad)] as const)),
    'perFirm.ceiling': dirhamsTyped(perFirm.ceiling),
    'perFirm.months': String(perFirm.months),
    smallestAward: dirhamsTyped(smallestAward),
    minOffers: String(minOffers),
    ...joined(lists.envelopes.map(envelopeValues)),
    ...shareValues('split', lists.paymentSplit),
    ...shareValues('minorations', lists.minorations),
  };
}

function envelopeValues({ region, segment, year, amount }: Envelope, row: number): FormValues {
  const start = `envelopes.${String(row)}`;
  return {
    [`${start}.region`]: region ?? '',
    [`${start}.segment`]: segment ?? '',
    [`${start}.year`]: String(year),
    [`${start}.amount`]: dirhamsTyped(amount),
  };
}

function shareValues(name: string, shares: Running['paymentSplit']): FormValues {
  const rows = shares.map(({ label, share }, row) => ({
    ...textValues(`${name}.${String(row)}.label`, label),
    [`${name}.${String(row)}.share`]: percentTyped(share),
  }));
  return joined(rows);
}
