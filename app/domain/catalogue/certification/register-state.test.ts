import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, civilDate } from '#domain/kernel/index.server.ts';
import type { CertificateFacts } from './certificate.ts';
import { stateOn, type Paper } from './register-state.ts';

const TODAY = civilDate('2026-11-16');
const on = (days: number) => new Date(addDays(TODAY, days));

function certificate(changes: Partial<CertificateFacts> = {}): CertificateFacts {
  return {
    ...{ state: 'certified', grade: 'certified', issuedAt: on(-200), certifiedAt: on(-20) },
    ...{ probationUntil: on(-20), validUntil: on(500), lapsedAt: null },
    ...{ measureAt: null, measureUntil: null, endedAt: null },
    ...changes,
  };
}

function paper(kind: string, to: number, changes: Partial<Paper> = {}): Paper {
  return { kind, state: 'verified', validFrom: on(-100), validTo: on(to), ...changes };
}

const TAX = 'tax-attestation';
const CNSS = 'cnss-attestation';
const papers = (tax: number, cnss: number) => [paper(TAX, tax), paper(CNSS, cnss)];

describe('a certificate on a day', () => {
  test('is what it was granted as while its dates and papers run, last days included', () => {
    const own = certificate({ validUntil: on(0) });
    expect(stateOn(own, papers(0, 0), TODAY)).toEqual({
      ...{ state: 'certified', since: '2026-10-27', holds: [], until: null },
    });
    const probation = certificate({ grade: 'probation', state: 'probation', certifiedAt: null });
    expect(stateOn(probation, papers(1, 1), TODAY)).toMatchObject({
      ...{ state: 'probation', since: '2026-04-30' },
    });
  });

  test('is suspended on the day after an attestation ended, though nothing wrote it down', () => {
    expect(stateOn(certificate(), papers(-1, 50), TODAY)).toEqual({
      ...{ state: 'suspended', since: '2026-11-16', holds: ['papers'], until: null },
    });
    expect(stateOn(certificate(), papers(-4, -9), TODAY).since).toBe('2026-11-08');
    expect(stateOn(certificate(), [paper(TAX, 5)], TODAY)).toMatchObject({
      ...{ state: 'suspended', since: null },
    });
  });

  test('is not suspended when another paper of the kind has taken over', () => {
    const renewed = [...papers(-1, 50), paper(TAX, 180, { validFrom: on(-3) })];
    expect(stateOn(certificate(), renewed, TODAY).state).toBe('certified');
    const unverified = [...papers(-1, 50), paper(TAX, 180, { state: 'pending' })];
    expect(stateOn(certificate(), unverified, TODAY).state).toBe('suspended');
    const later = [...papers(-1, 50), paper(TAX, 180, { validFrom: on(1) })];
    expect(stateOn(certificate(), later, TODAY).state).toBe('suspended');
  });

  test('is back on the day after the last one of a measure', () => {
    const held = { state: 'suspended', measureAt: on(-30) } as const;
    expect(stateOn(certificate({ ...held, measureUntil: on(0) }), papers(9, 9), TODAY)).toEqual({
      ...{ state: 'suspended', since: '2026-10-17', holds: ['measure'], until: '2026-11-16' },
    });
    expect(stateOn(certificate({ ...held, measureUntil: on(-1) }), papers(9, 9), TODAY).state).toBe(
      'certified',
    );
    const both = certificate({ ...held, measureUntil: on(9), lapsedAt: on(-40) });
    expect(stateOn(both, papers(-41, 9), TODAY)).toEqual({
      ...{ state: 'suspended', since: '2026-10-07', holds: ['papers', 'measure'], until: null },
    });
  });

  test('is expired on the day after its last, whatever else holds it', () => {
    const over = certificate({ state: 'suspended', measureAt: on(-30), validUntil: on(-1) });
    expect(stateOn(over, papers(-9, -9), TODAY)).toMatchObject({
      ...{ state: 'expired', since: '2026-11-16' },
    });
  });

  test.each(['expired', 'revoked', 'withdrawn'] as const)('%s stays so for good', (state) => {
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }), (a, b) => {
        const ended = certificate({ state, endedAt: on(-3), validUntil: on(a) });
        expect(stateOn(ended, papers(b, b), TODAY)).toMatchObject({ state, since: '2026-11-13' });
      }),
    );
  });
});
