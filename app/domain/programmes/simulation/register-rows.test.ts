import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import geography from '#content/geography.json' with { type: 'json' };
import legalForms from '#content/legal-forms.json' with { type: 'json' };
import sectorGroups from '#content/sector-groups.json' with { type: 'json' };
import shares from '#content/register-shares.json' with { type: 'json' };
import { frameOf } from '../rules/frame.ts';
import { REGISTER_COLUMNS, registerFactsOf, registerFrameOf } from './register-columns.ts';
import { REGISTER_NOTES } from './register-notes.ts';
import { codesOf, REGISTER_SIZE, registerRow, type RegisterRow } from './register-rows.ts';

const DRAWN = 150_000;
const HALF_A_POINT = 0.005;
const rows = Array.from({ length: DRAWN }, (_, place) => registerRow(place + 1));

const shareOf = (holds: (row: RegisterRow) => boolean, among: readonly RegisterRow[] = rows) =>
  among.filter(holds).length / among.length;

function expectNear(share: number, wanted: number, within = HALF_A_POINT): void {
  expect(Math.abs(share - wanted)).toBeLessThan(within);
}

describe('the synthetic register', () => {
  test('is the same, to the byte, at every run and in any order', () => {
    const backwards = Array.from({ length: 1000 }, (_, place) => registerRow(1000 - place));
    const bytes = JSON.stringify(backwards.toReversed());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(
      '3e677fe767cd3c538ada484f2a46cdc4c338aa2876f6d3428288d8f801689ec7',
    );
  });

  test('has as many companies as the country', () => {
    expect(REGISTER_SIZE).toBe(380_230);
  });

  test('has the regions in the shares of their private establishments', () => {
    const all = geography.regions.reduce((sum, one) => sum + one.privateEstablishments2024, 0);
    for (const [place, { privateEstablishments2024 }] of geography.regions.entries())
      expectNear(
        shareOf((row) => row.region === place),
        privateEstablishments2024 / all,
      );
  });

  test('has each province in its region, by its population, with its category', () => {
    const casablanca = geography.regions.findIndex(({ code }) => code === 'MA-06');
    const inside = rows.filter(({ region }) => region === casablanca);
    const provinces = geography.provinces.filter(({ region }) => region === 'MA-06');
    const people = provinces.reduce((sum, one) => sum + one.population2024, 0);
    for (const { code, population2024 } of provinces) {
      const place = codesOf('province').indexOf(code);
      expectNear(
        shareOf((row) => row.province === place, inside),
        population2024 / people,
        0.01,
      );
    }
    const misplaced = rows.filter(({ province, region, territory }) => {
      const known = geography.provinces[province];
      return (
        known?.region !== geography.regions[region]?.code ||
        (known?.territorialCategory ?? 'none') !== codesOf('territorialCategory')[territory]
      );
    });
    expect(misplaced).toEqual([]);
  });

  test.each(shares.staff.bands)('has $share of companies with $min to $max people', (band) => {
    const inBand = ({ staff }: RegisterRow) => staff >= band.min && staff <= band.max;
    expectNear(shareOf(inBand), band.share);
  });

  test.each(Object.entries(shares.activities.groups))('has the share of %s', (group, wanted) => {
    const groups = new Map(Object.entries<string>(sectorGroups));
    const codes = codesOf('sector');
    expectNear(
      shareOf(({ sector }) => groups.get(codes[sector] ?? '') === group),
      wanted,
    );
  });

  test('has 52 % of SARL, and legal persons alone', () => {
    const codes = codesOf('legalForm');
    expectNear(
      shareOf(({ legalForm }) => codes[legalForm] === 'SARL'),
      0.52,
    );
    const persons = legalForms.filter(({ legalPerson }) => legalPerson).map(({ code }) => code);
    expect(rows.every(({ legalForm }) => persons.includes(codes[legalForm] ?? ''))).toBe(true);
  });

  test('has about 94 % of turnovers below 10 million, none before a year is closed', () => {
    const { mad, share } = shares.turnover.below;
    const closed = rows.filter(({ turnoverMad }) => turnoverMad !== null);
    expectNear(
      shareOf(({ turnoverMad }) => (turnoverMad ?? 0) < mad, closed),
      share,
    );
    const early = rows.filter(({ ageMonths }) => ageMonths < 12);
    expect(early.every(({ turnoverMad }) => turnoverMad === null)).toBe(true);
    expect(closed).toHaveLength(rows.length - early.length);
  });

  test('is fair in its first rows', () => {
    const first = rows.slice(0, 20_000);
    for (const place of geography.regions.keys())
      expectNear(
        shareOf((row) => row.region === place, first),
        shareOf((row) => row.region === place),
        0.01,
      );
  });

  test('fits the columns of its table', () => {
    const numbers = rows.flatMap(({ id: _id, aidReceivedMad: _aid, turnoverMad: _mad, ...small }) =>
      Object.values(small).filter((value) => typeof value === 'number'),
    );
    const least = numbers.reduce((a, b) => Math.min(a, b));
    const most = numbers.reduce((a, b) => Math.max(a, b));
    expect([least, most < 2 ** 15]).toEqual([0, true]);
  });
});

describe('what rules read of a synthetic company', () => {
  test('is the same by its facts and by its frame, whoever used the frame before', () => {
    const frame = registerFrameOf(registerRow(7));
    for (const row of rows.slice(0, 2000)) {
      expect(registerFrameOf(row, frame)).toEqual(frameOf(registerFactsOf(row)));
    }
  });

  test('leaves its project unknown', () => {
    expect(registerFactsOf(registerRow(1))).not.toHaveProperty('projectCostMAD');
    expect(REGISTER_COLUMNS).not.toHaveProperty('category');
  });
});

test('every part of the register names its source or is said to be an assumption', () => {
  for (const [part, { assumption, source }] of Object.entries(shares))
    expect([part, assumption]).toEqual([part, source === null]);
  for (const { text } of REGISTER_NOTES)
    expect(Object.values(text).every((words) => words.length > 10)).toBe(true);
});
