import {
  addDays,
  addMonths,
  civilDateOf,
  DomainError,
  type MemberActor,
  dayOf,
  newId,
} from '#domain/kernel/index.server.ts';
import type { CertificationApplication } from '#platform/prisma-client/client.ts';
import { getSetting } from '#platform/settings.ts';
import type { Tx } from '#platform/transaction.ts';
import { refreshListings } from '../search/refresh-listings.server.ts';
import { mintCertificateCode } from './certificate-code.ts';
import {
  changeCertificate,
  lockCertificate,
  noteCertificate,
} from './certificate-records.server.ts';
import { nextCertificate } from './certificate.ts';
import { dateOf } from './dossier-records.server.ts';

/** How long a certificate and each renewal hold. */
const VALID_MONTHS = 24;
const DRAWS = 5;

/**
 * What an accepted application brings: a first certificate on probation, the end of the probation,
 * or 24 months more. Returns the certificate's id. Throws `catalogue.certificate-changed` when the
 * certificate can no longer be confirmed or renewed.
 */
export async function awardCertificate(
  tx: Tx,
  actor: MemberActor,
  { organisationId, kind }: CertificationApplication,
): Promise<string> {
  const certificate = await lockCertificate(tx, organisationId);
  if (kind === 'first') {
    if (certificate) throw new DomainError('catalogue.certificate-changed');
    return issueCertificate(tx, actor, organisationId);
  }
  const confirms = kind === 'confirmation';
  const fits = confirms ? certificate?.state === 'probation' : certificate?.grade === 'certified';
  if (!certificate || !fits) throw new DomainError('catalogue.certificate-changed');
  const validUntil = dateOf(addMonths(dayOf(certificate.validUntil), VALID_MONTHS));
  await changeCertificate(tx, actor, certificate, {
    event: confirms ? { type: 'confirm' } : { type: 'renew', validUntil },
    reason: null,
  });
  return certificate.id;
}

async function issueCertificate(
  tx: Tx,
  actor: MemberActor,
  organisationId: string,
): Promise<string> {
  const { now } = actor;
  const today = civilDateOf(now);
  const probationDays = await getSetting(tx, 'certification.probation-days');
  const facts = nextCertificate(
    null,
    {
      type: 'issue',
      probationUntil: dateOf(addDays(today, probationDays)),
      validUntil: dateOf(addMonths(today, VALID_MONTHS)),
    },
    now,
  );
  if (facts === null) throw new DomainError('catalogue.wrong-state');
  const certificate = await tx.certificate.create({
    data: {
      ...{ id: newId(actor), organisationId, code: await freeCode(tx, actor), updatedAt: now },
      ...facts,
    },
  });
  await noteCertificate(tx, actor, certificate, {
    ...{ type: 'issue', from: null, reason: null, facts: {} },
  });
  await refreshListings(tx, organisationId, now);
  return certificate.id;
}

/** A code that no certificate has; two drawn at the same instant meet the unique index. */
async function freeCode(tx: Tx, { randomBytes }: MemberActor): Promise<string> {
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const code = mintCertificateCode(randomBytes);
    if ((await tx.certificate.count({ where: { code } })) === 0) return code;
  }
  throw new Error('no free code for a certificate');
}
