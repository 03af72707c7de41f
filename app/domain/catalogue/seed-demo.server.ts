import { seedDemoFirms } from '#domain/accounts/index.server.ts';
import { addWorkingDays, civilDateOf } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { isSet, saveSetting } from '#platform/settings.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { reviewCertificate } from './certification/review-certificate.server.ts';
import { demoProviders } from './demo-content.ts';
import { computePriceBands } from './offers/price-band.server.ts';
import { REQUIRED_CREDENTIALS } from './providers/in-force.ts';
import { refreshListings } from './search/refresh-listings.server.ts';
import {
  appliedRow,
  attestationDates,
  certificateRows,
  credentialRows,
  offerRows,
  organisationIdOf,
  providerRow,
  referenceRows,
  type DemoPlace,
} from './seed-demo-rows.ts';

const AUTHOR = { requestId: 'demonstration' };
const EXAMINATION_DAYS = 20;

/**
 * Fills the catalogue of the demonstration where a provider is missing, and keeps the attestations
 * of those that nobody signs in to in force. What visitors changed stays changed. Needs the people;
 * only demonstrations call it.
 */
export async function seedDemoCatalogue(now: Date): Promise<void> {
  const providers = demoProviders();
  await inTransaction('catalogue.seed-demo-firms', async (tx) => {
    await seedDemoFirms(
      tx,
      providers.filter(({ organisation }) => organisation === undefined),
    );
    // A demonstration ends a probation at once, so that it can be seen.
    if (!(await isSet(tx, PROBATION))) await saveSetting(tx, PROBATION, 0, { now, by: null });
  });
  for (const [place, provider] of providers.entries()) {
    const demo = { provider, place, now };
    const known = await db.provider.count({
      where: { organisationId: organisationIdOf(provider) },
    });
    await inTransaction('catalogue.seed-demo', (tx) =>
      known === 0 ? seedProvider(tx, demo) : keepInForce(tx, demo),
    );
  }
  await computePriceBands(now);
}

const PROBATION = 'certification.probation-days';

async function seedProvider(tx: Tx, demo: DemoPlace): Promise<void> {
  const organisationId = organisationIdOf(demo.provider);
  await tx.provider.create({ data: providerRow(demo) });
  await tx.credential.createMany({ data: credentialRows(demo) });
  await tx.providerReference.createMany({ data: referenceRows(demo) });
  const rows = certificateRows(demo);
  if (rows) {
    await tx.certificationApplication.create({ data: rows.application });
    await tx.certificate.create({ data: rows.certificate });
    await tx.certificateEvent.createMany({ data: rows.events });
  } else {
    const dueOn = addWorkingDays(civilDateOf(demo.now), EXAMINATION_DAYS, new Set());
    await tx.certificationApplication.create({ data: appliedRow(demo, new Date(dueOn)) });
  }
  for (const { offer, version, request } of offerRows(demo)) {
    await tx.offer.create({ data: offer });
    await tx.offerVersion.create({ data: version });
    if (request)
      await tx.offerChangeRequest.create({ data: { ...request, at: version.updatedAt } });
  }
  await reviewCertificate(tx, organisationId, demo.now, { ...AUTHOR, now: demo.now });
  await refreshListings(tx, organisationId, demo.now);
}

/** Renews the attestations of a provider without people, whom no reminder reaches. */
async function keepInForce(tx: Tx, demo: DemoPlace): Promise<void> {
  if (demo.provider.organisation !== undefined) return;
  const organisationId = organisationIdOf(demo.provider);
  const { count } = await tx.credential.updateMany({
    where: {
      organisationId,
      kind: { in: [...REQUIRED_CREDENTIALS] },
      validTo: { lt: attestationDates(demo).validTo },
    },
    data: attestationDates(demo),
  });
  if (count > 0)
    await reviewCertificate(tx, organisationId, demo.now, { ...AUTHOR, now: demo.now });
}
