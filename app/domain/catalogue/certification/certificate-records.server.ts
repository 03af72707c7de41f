import { tellHolders } from '#domain/accounts/index.server.ts';
import { appendAudit, type AuditActor } from '#domain/audit/index.server.ts';
import { DomainError } from '#domain/kernel/index.server.ts';
import type { Certificate } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { refreshListings } from '../search/refresh-listings.server.ts';
import {
  isCertificateState,
  nextCertificate,
  type CertificateEventOf,
  type CertificateEventType,
  type CertificateFacts,
} from './certificate.ts';
import type { PublicReason } from './grounds.ts';

/** Events that the notice of a decision tells already. */
const TOLD_ELSEWHERE: readonly CertificateEventType[] = [
  'issue',
  'confirm',
  'renew',
  'suspend',
  'revoke',
];

/** Takes the living certificate of a provider for a change; null when it has none. */
export async function lockCertificate(tx: Tx, organisationId: string): Promise<Certificate | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM certificate WHERE organisation_id = ${organisationId} AND ended_at IS NULL
    FOR UPDATE`;
  return row ? tx.certificate.findUniqueOrThrow({ where: { id: row.id } }) : null;
}

/** The facts events change, of a row. */
export function factsOf(row: Certificate): CertificateFacts {
  const { state, grade } = row;
  if (!isCertificateState(state)) throw new Error(`unknown state ${state}`);
  return {
    ...{ state, grade: grade === 'certified' ? 'certified' : 'probation' },
    ...{ issuedAt: row.issuedAt, probationUntil: row.probationUntil },
    ...{ certifiedAt: row.certifiedAt, validUntil: row.validUntil },
    ...{ lapsedAt: row.lapsedAt, measureAt: row.measureAt, measureUntil: row.measureUntil },
    endedAt: row.endedAt,
  };
}

export interface CertificateChange {
  readonly event: CertificateEventOf;
  readonly reason: PublicReason | null;
  /** More for the audit trail: codes only. */
  readonly facts?: Readonly<Record<string, string | readonly string[] | null>>;
}

/**
 * Carries out an event on a certificate taken by `lockCertificate`: its row, its public history,
 * the audit trail, the notice to the owners and the lists. Throws `catalogue.wrong-state` where the
 * event cannot happen. Returns the row as it is then.
 */
export async function changeCertificate(
  tx: Tx,
  who: AuditActor,
  certificate: Certificate,
  { event, reason, facts = {} }: CertificateChange,
): Promise<Certificate> {
  const next = nextCertificate(factsOf(certificate), event, who.now);
  if (next === null) throw new DomainError('catalogue.wrong-state');
  const renewed = event.type === 'renew' ? { remindedDays: null } : {};
  const row = await tx.certificate.update({
    where: { id: certificate.id },
    data: { ...next, ...renewed, updatedAt: who.now },
  });
  await noteCertificate(tx, who, row, {
    ...{ type: event.type, from: certificate.state, reason, facts },
  });
  if (!TOLD_ELSEWHERE.includes(event.type)) await tellOwners(tx, who, row.organisationId);
  await refreshListings(tx, row.organisationId, who.now);
  return row;
}

/** Adds a line to the public history of a certificate, and its entry in the audit trail. */
export async function noteCertificate(
  tx: Tx,
  who: AuditActor,
  certificate: Certificate,
  line: {
    readonly type: CertificateEventType;
    readonly from: string | null;
    readonly reason: PublicReason | null;
    readonly facts: NonNullable<CertificateChange['facts']>;
  },
): Promise<void> {
  const { id: certificateId, organisationId, state: toState, code } = certificate;
  const { type, from: fromState, reason, facts } = line;
  const before = await tx.certificateEvent.count({ where: { certificateId } });
  await tx.certificateEvent.create({
    data: {
      // Changes of one certificate follow one another, so the number is free, and puts those of
      // one instant in order.
      id: `${certificateId}-${String(before + 1).padStart(4, '0')}`,
      ...{ certificateId, type, fromState, toState, reason, at: who.now },
    },
  });
  await appendAudit(tx, who, {
    type: 'catalogue.certificate-changed',
    stream: `organisation:${organisationId}`,
    subject: `certificate:${certificateId}`,
    facts: { event: type, code, from: fromState, to: toState, reason, ...facts },
  });
}

async function tellOwners(tx: Tx, who: AuditActor, organisationId: string): Promise<void> {
  await tellHolders(
    tx,
    { organisationId, role: 'provider-owner', except: who.person ? [who.person.accountId] : [] },
    { kind: 'certificate-changed', params: {}, path: '/provider/certification' },
  );
}
