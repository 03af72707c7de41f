import { civilDateOf, dayOf } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type {
  Certificate,
  CertificateEvent,
  CertificateMeasure,
} from '#platform/prisma-client/client.ts';
import { CERTIFICATE_EVENTS, isCertificateState, type CertificateState } from './certificate.ts';
import { PUBLIC_REASONS } from './grounds.ts';
import { MEASURE_KINDS, MEASURE_STATES } from './measure.ts';

/** A certificate with its public history, newest first. */
export function certificateView(
  row: Certificate & { readonly events: readonly CertificateEvent[] },
) {
  return {
    ...{ id: row.id, code: row.code, state: stateOf(row.state), grade: row.grade },
    issuedOn: civilDateOf(row.issuedAt),
    probationUntil: dayOf(row.probationUntil),
    validUntil: dayOf(row.validUntil),
    lapsed: row.lapsedAt !== null && row.endedAt === null,
    measured: row.measureAt !== null && row.endedAt === null,
    measureUntil: row.measureUntil && dayOf(row.measureUntil),
    ended: row.endedAt !== null,
    events: row.events.flatMap(eventView).reverse(),
  };
}
export type CertificateView = ReturnType<typeof certificateView>;

function stateOf(state: string): CertificateState {
  return isCertificateState(state) ? state : 'withdrawn';
}

function eventView({ id, type, toState, reason, at }: CertificateEvent) {
  const known = CERTIFICATE_EVENTS.find((one) => one === type);
  if (known === undefined) return [];
  return [
    {
      ...{ id, type: known, state: stateOf(toState), on: civilDateOf(at) },
      reason: PUBLIC_REASONS.find((one) => one === reason) ?? null,
    },
  ];
}

/** The certificates of a provider, newest first. */
export async function readCertificates(organisationId: string): Promise<CertificateView[]> {
  const rows = await db.certificate.findMany({
    where: { organisationId },
    orderBy: { issuedAt: 'desc' },
    include: { events: { orderBy: [{ at: 'asc' }, { id: 'asc' }] } },
  });
  return rows.map(certificateView);
}

/** A measure in short. */
export function measureLine(row: CertificateMeasure) {
  return {
    ...{ id: row.id, interim: row.interim },
    kind: MEASURE_KINDS.find((kind) => kind === row.kind) ?? 'suspension',
    state: MEASURE_STATES.find((state) => state === row.state) ?? 'noticed',
    grounds: PUBLIC_REASONS.find((ground) => ground === row.grounds) ?? 'decision',
    noticedOn: civilDateOf(row.noticedAt),
    answerDueOn: dayOf(row.answerDueOn),
    until: row.until && dayOf(row.until),
    lifted: row.liftedAt !== null,
  };
}
export type MeasureLine = ReturnType<typeof measureLine>;

/** The measures against a provider, newest first. */
export async function readMeasures(organisationId: string): Promise<MeasureLine[]> {
  const rows = await db.certificateMeasure.findMany({
    where: { organisationId },
    orderBy: { noticedAt: 'desc' },
  });
  return rows.map(measureLine);
}
