import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civilDate } from '#domain/kernel/index.server.ts';
import { mintCertificateCode } from './certificate-code.ts';
import { blockersOf, CHECK_ITEMS, isRequired, type Findings } from './checklist.ts';
import { dueReminder, examinationDue, resumeClock, stopClock } from './dossier-clock.ts';
import { kindFor, preconditionsOf, type Readiness } from './preconditions.ts';

const TODAY = civilDate('2026-11-16');

const READY: Readiness = {
  today: TODAY,
  firm: { ice: '990000001000054', legalForm: 'SARL', suspended: false },
  page: {
    ...{ name: 'Atlas', summaryFr: 'Logiciels', summaryAr: '', regions: ['MA-06'] },
    ...{ languages: ['fr'], charterVersion: '1' },
  },
  references: [
    { clientIce: '990000002000011', addedOn: civilDate('2026-01-02') },
    { clientIce: '990000003000065', addedOn: civilDate('2026-01-02') },
  ],
  papers: [
    { kind: 'tax-attestation', validTo: TODAY },
    { kind: 'cnss-attestation', validTo: civilDate('2027-01-01') },
    { kind: 'insurance', validTo: null },
  ],
  declaresNoInsurance: false,
  charterVersion: '1',
  publishedOffers: 0,
  certificate: null,
};
const CERTIFICATE = {
  grade: 'probation',
  issuedOn: civilDate('2026-05-01'),
  probationUntil: TODAY,
  validUntil: civilDate('2028-05-01'),
};
const PAGE = READY.page ?? { ...READY.firm };

const missing = (kind: Parameters<typeof preconditionsOf>[0], changes: object = {}) =>
  preconditionsOf(kind, { ...READY, ...changes }).flatMap(({ code, met }) => (met ? [] : [code]));

describe('what a first application needs', () => {
  test('nothing more when all is there', () => {
    expect(missing('first')).toEqual([]);
  });

  test.each([
    ['no ICE', { firm: { ...READY.firm, ice: null } }, ['identity']],
    ['no legal form', { firm: { ...READY.firm, legalForm: '' } }, ['identity']],
    ['a suspended organisation', { firm: { ...READY.firm, suspended: true } }, ['identity']],
    ['no page', { page: null }, ['page', 'charter']],
    ['a page without a summary', { page: { ...PAGE, summaryFr: ' ' } }, ['page']],
    ['a page without regions', { page: { ...PAGE, regions: [] } }, ['page']],
    ['a page without languages', { page: { ...PAGE, languages: [] } }, ['page']],
    ['the charter of another version', { page: { ...PAGE, charterVersion: '0' } }, ['charter']],
    ['one reference', { references: READY.references.slice(1) }, ['references']],
    [
      'two references of one client',
      { references: [...READY.references.slice(1), ...READY.references.slice(1)] },
      ['references'],
    ],
    [
      'itself as a reference',
      { firm: { ...READY.firm, ice: READY.references[0]?.clientIce ?? '' } },
      ['references'],
    ],
    ['no papers', { papers: [] }, ['tax-attestation', 'cnss-attestation', 'insurance']],
    [
      'a tax attestation of yesterday',
      {
        papers: [
          ...READY.papers.slice(1),
          { kind: 'tax-attestation', validTo: civilDate('2026-11-15') },
        ],
      },
      ['tax-attestation'],
    ],
  ])('%s', (_what, changes, codes) => {
    expect(missing('first', changes)).toEqual(codes);
  });

  test('no insurance when it says so', () => {
    const papers = READY.papers.slice(0, 2);
    expect(missing('first', { papers })).toEqual(['insurance']);
    expect(missing('first', { papers, declaresNoInsurance: true })).toEqual([]);
  });
});

describe('what a confirmation needs', () => {
  const at = (changes: object) => missing('confirmation', { certificate: CERTIFICATE, ...changes });

  test('a published offer, or a reference newer than the certificate', () => {
    expect(at({})).toEqual(['work']);
    expect(at({ publishedOffers: 1 })).toEqual([]);
    const fresh = { clientIce: '990000004000022', addedOn: civilDate('2026-05-02') };
    expect(at({ references: [fresh] })).toEqual([]);
  });

  test('the last day of the probation, and not the day before', () => {
    const today = civilDate('2026-11-15');
    expect(at({ publishedOffers: 1, today })).toEqual(['certificate']);
  });
});

describe('what a renewal needs', () => {
  const certificate = { ...CERTIFICATE, grade: 'certified', validUntil: civilDate('2027-03-16') };

  test('120 days or fewer before the end, and everything again', () => {
    expect(missing('renewal', { certificate })).toEqual([]);
    const later = { ...certificate, validUntil: civilDate('2027-03-17') };
    expect(missing('renewal', { certificate: later })).toEqual(['certificate']);
    expect(missing('renewal', { certificate, papers: [] })).toContain('insurance');
  });

  test('the kind follows from the certificate', () => {
    expect(kindFor({ certificate: null })).toBe('first');
    expect(kindFor({ certificate: CERTIFICATE })).toBe('confirmation');
    expect(kindFor({ certificate })).toBe('renewal');
  });
});

describe('why an application cannot be accepted', () => {
  const met: Findings = {
    kind: 'first',
    verdicts: new Map(CHECK_ITEMS.map((item) => [item, 'met'])),
    confirmedClients: ['a', 'b'],
    missingPapers: [],
  };
  const codes = (changes: Partial<Findings>) =>
    blockersOf({ ...met, ...changes }).map(({ about, code }) => `${about} ${code}`);

  test('nothing when all is met', () => {
    expect(codes({})).toEqual([]);
  });

  test('papers, references of fewer than two clients, and lines that are open or not met', () => {
    expect(codes({ missingPapers: ['tax-attestation'] })).toEqual(['paper tax-attestation']);
    expect(codes({ confirmedClients: ['a', 'a'] })).toEqual(['references 1']);
    for (const item of CHECK_ITEMS)
      for (const verdict of ['open', 'not-met']) {
        const verdicts = new Map([...met.verdicts, [item, verdict]]);
        expect(codes({ verdicts })).toEqual(isRequired('first', item) ? [`item ${item}`] : []);
      }
  });

  test('a confirmation looks at fewer lines', () => {
    const items = codes({ kind: 'confirmation', verdicts: new Map() });
    expect(items).not.toContain('item interview');
    expect(items).toContain('item charter');
  });
});

describe('the clock of an examination', () => {
  const holidays = new Set([civilDate('2026-11-18')]);

  test('is due on the twentieth working day, holidays left out', () => {
    expect(examinationDue(TODAY, new Set())).toBe('2026-12-14');
    expect(examinationDue(TODAY, holidays)).toBe('2026-12-15');
  });

  test('stops with the days left and goes on with them', () => {
    const due = examinationDue(TODAY, holidays);
    const stopped = stopClock(civilDate('2026-11-19'), due, holidays);
    expect(stopped).toEqual({ daysLeft: 18, answerDueOn: '2026-12-19' });
    expect(resumeClock(civilDate('2026-12-01'), stopped.daysLeft, holidays)).toBe('2026-12-25');
  });

  test('has no days left when it was late already', () => {
    expect(stopClock(civilDate('2027-02-01'), TODAY, holidays).daysLeft).toBe(0);
  });

  test('stopping and going on the same day changes nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), (passed) => {
        const today = resumeClock(TODAY, passed, holidays);
        const due = examinationDue(TODAY, holidays);
        const { daysLeft } = stopClock(today, due, holidays);
        expect(resumeClock(today, daysLeft, holidays)).toBe(due);
      }),
    );
  });
});

describe('reminders before an end', () => {
  test.each([
    [121, null, null],
    [120, null, 120],
    [119, 120, null],
    [60, 120, 60],
    [59, null, 60],
    [8, 30, null],
    [7, 30, 7],
    [0, 7, null],
    [0, 30, 7],
    [-1, null, null],
  ])('%i days before, the last being %s', (daysLeft, reminded, step) => {
    expect(dueReminder(daysLeft, reminded)).toBe(step);
  });
});

describe('codes of certificates', () => {
  const seeded = (seed: string) => {
    let count = 0;
    return (size: number) =>
      createHash('sha512')
        .update(`${seed} ${(count += 1)}`)
        .digest()
        .subarray(0, size);
  };

  test('have no sign that is taken for another', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        expect(mintCertificateCode(seeded(seed))).toMatch(
          /^RQ-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/,
        );
      }),
    );
  });

  test('leave bytes out that would not be fair', () => {
    const high = [new Uint8Array(8).fill(255), new Uint8Array(8).fill(0)];
    expect(mintCertificateCode(() => high.shift() ?? new Uint8Array(8).fill(1))).toBe(
      'RQ-2222-2222',
    );
  });
});
