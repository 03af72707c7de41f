import { describe, expect, test } from 'vitest';
import {
  CERTIFICATE_EVENTS,
  nextCertificate,
  type CertificateEventOf,
  type CertificateEventType,
  type CertificateFacts,
} from './certificate.ts';

const ISSUED = new Date('2026-01-05T09:00:00Z');
const AT = new Date('2026-11-16T11:00:00Z');
const EARLIER = new Date('2026-06-01T09:00:00Z');
const PROBATION_END = new Date('2026-07-04');
const END = new Date('2028-01-05');
const LATER_END = new Date('2030-01-05');
const UNTIL = new Date('2026-12-31');

const probation: CertificateFacts = {
  ...{ state: 'probation', grade: 'probation', issuedAt: ISSUED, probationUntil: PROBATION_END },
  ...{ certifiedAt: null, validUntil: END, lapsedAt: null, measureAt: null, measureUntil: null },
  endedAt: null,
};
const certified: CertificateFacts = {
  ...probation,
  ...{ state: 'certified', grade: 'certified', certifiedAt: EARLIER },
};
const lapsed = { state: 'suspended', lapsedAt: EARLIER } as const;
const measured = { state: 'suspended', measureAt: EARLIER, measureUntil: UNTIL } as const;

/** Every state a certificate may be in, the causes of a suspension told apart. */
const CERTIFICATES: Readonly<Record<string, CertificateFacts | null>> = {
  none: null,
  probation,
  certified,
  'probation, papers': { ...probation, ...lapsed },
  'probation, measure': { ...probation, ...measured },
  'probation, both': { ...probation, ...lapsed, ...measured },
  'certified, papers': { ...certified, ...lapsed },
  'certified, measure': { ...certified, ...measured },
  'certified, both': { ...certified, ...lapsed, ...measured },
  expired: { ...certified, state: 'expired', endedAt: EARLIER },
  revoked: { ...certified, state: 'revoked', endedAt: EARLIER },
  withdrawn: { ...certified, state: 'withdrawn', endedAt: EARLIER },
};

const EVENTS: Readonly<Record<CertificateEventType, CertificateEventOf>> = {
  issue: { type: 'issue', probationUntil: PROBATION_END, validUntil: END },
  confirm: { type: 'confirm' },
  lapse: { type: 'lapse' },
  restore: { type: 'restore' },
  suspend: { type: 'suspend', until: UNTIL },
  lift: { type: 'lift' },
  revoke: { type: 'revoke' },
  expire: { type: 'expire' },
  renew: { type: 'renew', validUntil: LATER_END },
  withdraw: { type: 'withdraw' },
};

/** What each event makes of each certificate; whatever is not here cannot happen. */
const TABLE: Readonly<Record<string, Partial<Readonly<Record<CertificateEventType, string>>>>> = {
  none: { issue: 'probation' },
  probation: {
    ...{ confirm: 'certified', lapse: 'probation, papers', suspend: 'probation, measure' },
    ...{ revoke: 'revoked', expire: 'expired', withdraw: 'withdrawn' },
  },
  certified: {
    ...{ lapse: 'certified, papers', suspend: 'certified, measure', renew: 'certified' },
    ...{ revoke: 'revoked', expire: 'expired', withdraw: 'withdrawn' },
  },
  'probation, papers': {
    ...{ restore: 'probation', suspend: 'probation, both' },
    ...{ revoke: 'revoked', expire: 'expired', withdraw: 'withdrawn' },
  },
  'probation, measure': {
    ...{ lapse: 'probation, both', suspend: 'probation, measure', lift: 'probation' },
    ...{ revoke: 'revoked', expire: 'expired', withdraw: 'withdrawn' },
  },
  'probation, both': {
    ...{ restore: 'probation, measure', suspend: 'probation, both', lift: 'probation, papers' },
    ...{ revoke: 'revoked', expire: 'expired', withdraw: 'withdrawn' },
  },
  'certified, papers': {
    ...{ restore: 'certified', suspend: 'certified, both', renew: 'certified, papers' },
    ...{ revoke: 'revoked', expire: 'expired', withdraw: 'withdrawn' },
  },
  'certified, measure': {
    ...{ lapse: 'certified, both', suspend: 'certified, measure', lift: 'certified' },
    ...{ renew: 'certified, measure' },
    ...{ revoke: 'revoked', expire: 'expired', withdraw: 'withdrawn' },
  },
  'certified, both': {
    ...{ restore: 'certified, measure', suspend: 'certified, both', lift: 'certified, papers' },
    ...{ renew: 'certified, both' },
    ...{ revoke: 'revoked', expire: 'expired', withdraw: 'withdrawn' },
  },
  expired: {},
  revoked: {},
  withdrawn: {},
};

/** The name a certificate has in the tables above. */
function nameOf(certificate: CertificateFacts | null): string | undefined {
  if (certificate === null) return undefined;
  const { state, grade, lapsedAt, measureAt } = certificate;
  if (state !== 'suspended') return state;
  if (lapsedAt && measureAt) return `${grade}, both`;
  return `${grade}, ${lapsedAt ? 'papers' : 'measure'}`;
}

describe.each(Object.entries(CERTIFICATES))('a certificate: %s', (name, certificate) => {
  test.each(CERTIFICATE_EVENTS)('%s', (type) => {
    const next = nextCertificate(certificate, EVENTS[type], AT);
    expect(nameOf(next)).toBe(TABLE[name]?.[type]);
  });
});

describe('what an event writes', () => {
  const after = (certificate: CertificateFacts | null, type: CertificateEventType) =>
    nextCertificate(certificate, EVENTS[type], AT);

  test('a new one is on probation with its two days', () => {
    expect(after(null, 'issue')).toEqual({
      ...probation,
      issuedAt: AT,
    });
  });

  test('a confirmation keeps its day and gives the grade', () => {
    expect(after(probation, 'confirm')).toEqual({ ...certified, certifiedAt: AT });
  });

  test('a suspension keeps the day it began when a decision follows it', () => {
    const interim = { ...certified, ...measured, measureUntil: null };
    expect(after(interim, 'suspend')).toMatchObject({ measureAt: EARLIER, measureUntil: UNTIL });
    expect(after(certified, 'suspend')).toMatchObject({ measureAt: AT, measureUntil: UNTIL });
  });

  test('lifting forgets the last day of the suspension', () => {
    expect(after({ ...certified, ...measured }, 'lift')).toEqual(certified);
  });

  test('a renewal moves the last day and nothing else', () => {
    expect(after(certified, 'renew')).toEqual({ ...certified, validUntil: LATER_END });
  });

  test.each(['revoke', 'expire', 'withdraw'] as const)('%s ends it', (type) => {
    expect(after(certified, type)?.endedAt).toBe(AT);
  });
});
