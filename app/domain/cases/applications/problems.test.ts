import { describe, expect, test } from 'vitest';
import { cents, civilDate } from '#domain/kernel/index.server.ts';
import { EMPTY_CONTENT, type ApplicationContent } from '../content.ts';
import { problemsOf } from './problems.ts';

const TODAY = civilDate('2026-11-16');
const FULL: ApplicationContent = {
  ...EMPTY_CONTENT,
  ...{ title: 'Un site', need: 'Vendre', category: 'WEB', cost: '800000' },
  ...{ startsOn: '2026-11-16', otherAid: '0', contactName: 'Amina', contactPhone: '+2126' },
};
type Request = Parameters<typeof problemsOf>[0];
type Paper = Request['papers'][number]['joined'][number];
const aid = { min: cents(400_000n), max: cents(400_000n) };
const paper = (changes: Partial<Paper> = {}): Paper => ({
  ...{ documentId: 'd', fileName: 'a.pdf', bytes: 1, state: 'clean', sha256: '' },
  ...{ issuedOn: null, validUntil: null, validity: 'good', addedAt: new Date(0) },
  isReplaced: false,
  ...changes,
});
const codes = (changes: Partial<Request> = {}) =>
  problemsOf({
    ...{ content: FULL, programme: { categories: ['WEB'] }, assessed: { result: null, aid } },
    ...{ papers: [], today: TODAY },
    ...changes,
  }).map(({ code, field }) => `${code} ${field ?? ''}`.trim());

describe('what keeps a request from being sent', () => {
  test('is nothing when all is told, what begins today included', () => {
    expect(codes()).toEqual([]);
  });

  test('is everything an empty draft lacks, each at its field', () => {
    expect(codes({ content: EMPTY_CONTENT, assessed: { result: null, aid: null } })).toEqual([
      ...['title-missing title', 'need-missing need', 'category-missing category'],
      ...['cost-missing cost', 'start-missing startsOn', 'other-aid-missing otherAid'],
      ...['contact-missing contactName', 'contact-missing contactPhone'],
    ]);
  });

  test('is a category that is not paid for, a cost of nothing, a day that is past', () => {
    const content = { ...FULL, category: 'CRM', cost: '0', startsOn: '2026-11-15' };
    expect(codes({ content })).toEqual([
      'category-unpaid category',
      'cost-zero cost',
      'start-past startsOn',
    ]);
  });

  test('is an aid of nothing, unless the cost is the reason', () => {
    const none = { min: cents(0n), max: cents(0n) };
    expect(codes({ assessed: { result: null, aid: none } })).toEqual(['nothing-to-give cost']);
    const content = { ...FULL, cost: '0' };
    expect(codes({ content, assessed: { result: null, aid: none } })).toEqual(['cost-zero cost']);
  });

  test('is a required paper that is missing, and any that is out of date or was refused', () => {
    const kind = (required: boolean, joined: readonly Paper[]) => ({
      ...{ code: 'quote' as const, required, joined },
    });
    const of = (one: ReturnType<typeof kind>) => codes({ papers: [one] });
    expect(of(kind(true, []))).toEqual(['paper-missing quote']);
    expect(of(kind(false, []))).toEqual([]);
    expect(of(kind(true, [paper({ validity: 'ends-soon' })]))).toEqual([]);
    expect(of(kind(false, [paper({ validity: 'expired' })]))).toEqual(['paper-expired quote']);
    expect(of(kind(true, [paper(), paper({ state: 'infected' })]))).toEqual([
      'paper-refused quote',
    ]);
    expect(of(kind(true, [paper({ state: 'quarantined' })]))).toEqual([]);
  });
});
