import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, civilDate, type CivilDate } from '#domain/kernel/index.server.ts';
import {
  dayProblem,
  dueOf,
  endOf,
  isPast,
  standingOf,
  type Due,
  type Paper,
} from './credential-days.ts';

const TODAY = civilDate('2026-11-16');
const day = (days: number): Date => new Date(addDays(TODAY, days));

let last = 0;
function paper(
  changes: {
    readonly kind?: string;
    readonly issuer?: string;
    readonly state?: string;
    readonly from?: number;
    readonly to?: number | null;
    readonly addedAt?: Date;
    readonly remindedDays?: number | null;
  } = {},
) {
  last += 1;
  const { from = -100, to = 80, ...rest } = changes;
  return {
    ...{ id: `paper ${last}`, kind: 'tax-attestation', issuer: 'DGI', state: 'verified' },
    ...{ addedAt: day(-100), remindedDays: null },
    ...rest,
    validFrom: day(from),
    validTo: to === null ? null : day(to),
  };
}

describe('the days of a new paper', () => {
  const days = (from: string, to: string | null) => ({
    from: civilDate(from),
    to: to === null ? null : civilDate(to),
  });

  test('a tax attestation counts six months unless an earlier day is typed', () => {
    expect(endOf('tax-attestation', civilDate('2026-08-31'), null)).toBe('2027-02-28');
    expect(endOf('tax-attestation', TODAY, civilDate('2026-12-01'))).toBe('2026-12-01');
    expect(endOf('insurance', TODAY, null)).toBeNull();
    expect(endOf('cnss-attestation', TODAY, null)).toBeNull();
  });

  test.each([
    ['tax-attestation', '2026-10-01', '2027-04-01', null],
    ['tax-attestation', '2026-10-01', '2027-04-02', 'tax-too-long'],
    ['cnss-attestation', '2026-10-01', '2027-10-01', null],
    ['cnss-attestation', '2026-10-01', '2027-10-02', 'too-long'],
    ['iso-27001', '2026-10-01', '2036-10-01', null],
    ['iso-27001', '2026-10-01', '9999-10-01', 'too-long'],
    ['insurance', '2026-01-01', '2026-11-16', null],
    ['insurance', '2026-01-01', '2026-11-15', 'expired'],
    ['insurance', '2027-11-16', '2028-01-01', null],
    ['insurance', '2027-11-17', '2028-01-01', 'too-far'],
    ['start-up-label', '2020-01-01', null, null],
  ] as const)('%s from %s to %s: %s', (kind, from, to, problem) => {
    expect(dayProblem(kind, days(from, to), TODAY)).toBe(problem);
  });
});

describe('where a paper stands', () => {
  const stands = (one: Paper, ...others: Paper[]) => standingOf(one, [one, ...others], TODAY);

  test.each([
    [{ to: 0 }, 'expiring'],
    [{ to: -1 }, 'expired'],
    [{ to: 60 }, 'expiring'],
    [{ to: 61 }, 'in-force'],
    [{ to: null }, 'in-force'],
    [{ from: 0 }, 'in-force'],
    [{ from: 1 }, 'upcoming'],
    [{ state: 'pending' }, 'pending'],
    [{ state: 'pending', to: -1 }, 'expired'],
    [{ state: 'refused', to: -1 }, 'refused'],
    [{ state: 'withdrawn' }, 'withdrawn'],
  ] as const)('%j is %s', (changes, standing) => {
    expect(stands(paper(changes))).toBe(standing);
  });

  test('what goes on after it takes the worry away, a gap does not', () => {
    const old = paper({ to: 10 });
    expect(stands(old, paper({ from: 11, to: 100 }))).toBe('in-force');
    expect(stands(old, paper({ from: 12, to: 100 }))).toBe('expiring');
    expect(stands(old, paper({ from: -5, to: null }))).toBe('in-force');
    expect(stands(old, paper({ from: 5, to: 100, state: 'pending' }))).toBe('expiring');
    expect(stands(old, paper({ from: 5, to: 100, kind: 'insurance' }))).toBe('expiring');
  });

  test('partnerships with two vendors do not stand in for each other', () => {
    const vendor = (issuer: string, to: number) =>
      paper({ kind: 'vendor-partnership', issuer, to });
    expect(stands(vendor('Odoo', 10), vendor('Sage', 200))).toBe('expiring');
    expect(stands(vendor('Odoo', 10), vendor('ODOO', 200))).toBe('in-force');
  });

  test('only what something else has followed is history', () => {
    const past = (one: ReturnType<typeof paper>, ...others: ReturnType<typeof paper>[]) =>
      isPast(one, [one, ...others], TODAY);
    const over = paper({ to: -1 });
    const refused = paper({ state: 'refused' });
    expect([past(over), past(refused), past(paper()), past(paper({ state: 'withdrawn' }))]).toEqual(
      [...[false, false, false, true]],
    );
    expect([past(over, paper()), past(refused, paper())]).toEqual([true, true]);
    expect(past(over, paper({ state: 'pending', addedAt: day(-1) }))).toBe(true);
    expect(past(refused, paper({ state: 'pending', addedAt: day(-200) }))).toBe(false);
  });
});

describe('what is due', () => {
  const due = (one: ReturnType<typeof paper>, ...others: Paper[]) =>
    dueOf(one, [one, ...others], TODAY);
  const remind = (days: number) => ({ act: 'remind', days });

  test.each([
    [61, null, null],
    [60, null, remind(60)],
    [31, null, remind(60)],
    [31, 60, null],
    [30, 60, remind(30)],
    [8, 30, null],
    [7, 30, remind(7)],
    [7, 7, null],
    [0, 7, null],
    [0, null, remind(7)],
    [-1, 7, { act: 'end' }],
    [-1, null, { act: 'end' }],
    [-1, 0, null],
  ])('%i days before its end, told at %s: %j', (to, remindedDays, expected) => {
    expect(due(paper({ to, remindedDays }))).toEqual(expected);
  });

  test('nothing for what is not verified, has no end or is followed', () => {
    expect(due(paper({ to: 5, state: 'pending' }))).toBeNull();
    expect(due(paper({ to: null }))).toBeNull();
    expect(due(paper({ to: 5 }), paper({ from: 0, to: 100 }))).toBeNull();
    expect(due(paper({ to: -1 }), paper({ from: 0, to: 100 }))).toEqual({ act: 'end' });
  });

  test('however often the clock looks, each thing is told once and in order', () => {
    const looks = fc.array(fc.integer({ min: -20, max: 90 }), { maxLength: 40 });
    fc.assert(
      fc.property(looks, (aheads) => {
        const told: number[] = [];
        let remindedDays: number | null = null;
        for (const ahead of [...aheads].sort((a, b) => b - a)) {
          const one = paper({ to: 0, remindedDays });
          const today: CivilDate = addDays(TODAY, -ahead);
          const found: Due | null = dueOf(one, [one], today);
          if (found === null) continue;
          remindedDays = found.act === 'end' ? 0 : found.days;
          told.push(remindedDays);
        }
        expect(told).toEqual([...new Set(told)].sort((a, b) => b - a));
        expect(told.includes(0)).toBe(aheads.some((ahead) => ahead < 0));
        expect(told.length > 0).toBe(aheads.some((ahead) => ahead <= 60));
      }),
    );
  });
});
