/** States of a certificate; the last three are final. */
export const CERTIFICATE_STATES = [
  'probation',
  'certified',
  'suspended',
  'expired',
  'revoked',
  'withdrawn',
] as const;
export type CertificateState = (typeof CERTIFICATE_STATES)[number];

export type Grade = 'probation' | 'certified';

/** What may happen to a certificate, as its public history names it. */
export const CERTIFICATE_EVENTS = [
  'issue',
  'confirm',
  'lapse',
  'restore',
  'suspend',
  'lift',
  'revoke',
  'expire',
  'renew',
  'withdraw',
] as const;
export type CertificateEventType = (typeof CERTIFICATE_EVENTS)[number];

/** The part of a certificate that events change; days are at midnight UTC, as the database has them. */
export interface CertificateFacts {
  readonly state: CertificateState;
  /** What it is when no suspension holds it. */
  readonly grade: Grade;
  readonly issuedAt: Date;
  readonly probationUntil: Date;
  readonly certifiedAt: Date | null;
  readonly validUntil: Date;
  /** Suspended since then because a required paper is not in force. */
  readonly lapsedAt: Date | null;
  /** Suspended since then by a measure, and its last day; null for no end. */
  readonly measureAt: Date | null;
  readonly measureUntil: Date | null;
  readonly endedAt: Date | null;
}

export type CertificateEventOf =
  | { readonly type: 'issue'; readonly probationUntil: Date; readonly validUntil: Date }
  | { readonly type: 'renew'; readonly validUntil: Date }
  | { readonly type: 'suspend'; readonly until: Date | null }
  | {
      readonly type: Exclude<CertificateEventType, 'issue' | 'renew' | 'suspend'>;
    };

const ENDS = { revoke: 'revoked', expire: 'expired', withdraw: 'withdrawn' } as const;

/** The state that the causes of a suspension leave it in. */
function settled(facts: CertificateFacts): CertificateFacts {
  const held = facts.lapsedAt !== null || facts.measureAt !== null;
  return { ...facts, state: held ? 'suspended' : facts.grade };
}

/**
 * A certificate after an event at an instant, null where it cannot happen. A suspension has one or
 * two causes, papers and a measure, and ends with the last of them. Only what is not suspended is
 * confirmed; only what was confirmed is renewed, suspended or not.
 */
export function nextCertificate(
  certificate: CertificateFacts | null,
  event: CertificateEventOf,
  at: Date,
): CertificateFacts | null {
  if (certificate === null) return event.type === 'issue' ? issued(event, at) : null;
  if (certificate.endedAt !== null) return null;
  switch (event.type) {
    case 'issue':
      return null;
    case 'confirm':
      if (certificate.state !== 'probation') return null;
      return settled({ ...certificate, grade: 'certified', certifiedAt: at });
    case 'lapse':
      return certificate.lapsedAt === null ? settled({ ...certificate, lapsedAt: at }) : null;
    case 'restore':
      return certificate.lapsedAt === null ? null : settled({ ...certificate, lapsedAt: null });
    case 'suspend': {
      const measureAt = certificate.measureAt ?? at;
      return settled({ ...certificate, measureAt, measureUntil: event.until });
    }
    case 'lift':
      if (certificate.measureAt === null) return null;
      return settled({ ...certificate, measureAt: null, measureUntil: null });
    case 'renew':
      if (certificate.grade !== 'certified') return null;
      return { ...certificate, validUntil: event.validUntil };
    case 'revoke':
    case 'expire':
    case 'withdraw':
      return { ...certificate, state: ENDS[event.type], endedAt: at };
  }
}

function issued(
  event: { readonly probationUntil: Date; readonly validUntil: Date },
  at: Date,
): CertificateFacts {
  return {
    state: 'probation',
    grade: 'probation',
    issuedAt: at,
    probationUntil: event.probationUntil,
    certifiedAt: null,
    validUntil: event.validUntil,
    lapsedAt: null,
    measureAt: null,
    measureUntil: null,
    endedAt: null,
  };
}

export function isCertificateState(text: string): text is CertificateState {
  return CERTIFICATE_STATES.some((known) => known === text);
}
