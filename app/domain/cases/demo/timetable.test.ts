import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import cases from '#content/demo-cases.json' with { type: 'json' };
import { demoCasesSchema } from '#content/demo-schema.ts';
import { addDays, civilDate, civilDateOf, isWorkingDay } from '#domain/kernel/index.server.ts';
import { timetable } from './timetable.ts';

const { requests } = demoCasesSchema.parse(cases);

const day = fc.integer({ min: 0, max: 800 }).map((n) => addDays(civilDate('2026-08-01'), n));
const holidays = fc.array(day, { maxLength: 40 }).map((days) => new Set(days));

describe('the timetable of the demonstration', () => {
  test('has every act on a working day before today, one after the other', () => {
    fc.assert(
      fc.property(day, holidays, (today, off) => {
        const entries = timetable(requests, today, off);
        for (const [place, { at }] of entries.entries()) {
          expect(civilDateOf(at) < today).toBe(true);
          expect(isWorkingDay(civilDateOf(at), off)).toBe(true);
          const next = entries[place + 1];
          if (next) expect(next.at.getTime()).toBeGreaterThan(at.getTime());
        }
      }),
      { numRuns: 50 },
    );
  });

  test('begins each request with sending it, and ends none before its stage', () => {
    const entries = timetable(requests, civilDate('2026-11-22'), new Set());
    for (const { key, until } of requests) {
      const acts = entries.filter(({ request }) => request.key === key).map(({ act }) => act);
      expect(acts[0]).toBe('submit');
      expect([key, acts.at(-1)]).toEqual([key, LAST_ACT[until]]);
    }
  });
});

const LAST_ACT = {
  submitted: 'submit',
  'under-review': 'declare',
  'opinions-asked': 'ask-opinions',
  'needs-correction': 'ask-corrections',
  'proposed-approve': 'propose-approve',
  'proposed-reject': 'propose-reject',
  approved: 'decide',
  rejected: 'open',
  'voucher-issued': 'open',
  voucher: 'accept',
  appealed: expect.stringMatching(/^(appeal|assign)$/) as unknown,
};
