import { ice9Of } from '#domain/kernel/index.server.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { DEMO_MAIL, DEMO_SINCE, demoId } from './demo-actor.server.ts';
import { noteDemonstration } from './note-demonstration.server.ts';
import { demoFirmId, demoIce } from './seed-demo-firms.server.ts';

/** A firm of the demonstration that asked for aid, with its owner. */
interface DemoApplicant {
  readonly key: string;
  readonly name: string;
  readonly nameArabic: string;
  readonly legalForm: string;
  readonly sector: string;
  readonly province: string;
  readonly owner: string;
  readonly language: string;
  /** Whom visitors may play; null for nobody. */
  readonly persona: string | null;
}

/** Places of these firms among the ICE of the demonstration: after every provider. */
const FIRST_PLACE = 100_000;
const FIRST_TAX_ID = 99_200_001;

/** The account of the owner of such a firm. */
export function demoApplicantId(key: string): string {
  return demoId(`account applicant ${key}`);
}

/**
 * Makes the firms that ask for aid in the demonstration and their owners, where they are missing; in
 * the same order each time. Only demonstrations call it.
 */
export async function seedDemoApplicants(firms: readonly DemoApplicant[]): Promise<void> {
  await inTransaction('accounts.seed-demo-applicants', async (tx) => {
    const made = await seedOrganisations(tx, firms);
    const met = await seedOwners(tx, firms);
    if (made + met === 0) return;
    await noteDemonstration(tx, { organisations: made, people: met });
  });
}

async function seedOrganisations(tx: Tx, firms: readonly DemoApplicant[]): Promise<number> {
  const { count } = await tx.organisation.createMany({
    data: firms.map(({ key, name, nameArabic, legalForm, sector, province }, place) => {
      const ice = demoIce(FIRST_PLACE + place);
      return {
        ...{ id: demoFirmId(key), kind: 'sme', name, nameArabic, legalForm, sector, province },
        ...{ ice, ice9: ice9Of(ice), taxId: String(FIRST_TAX_ID + place), isDemo: true },
        ...{ createdAt: DEMO_SINCE, updatedAt: DEMO_SINCE },
      };
    }),
    skipDuplicates: true,
  });
  return count;
}

async function seedOwners(tx: Tx, firms: readonly DemoApplicant[]): Promise<number> {
  const known = await tx.account.findMany({
    where: { id: { in: firms.map(({ key }) => demoApplicantId(key)) } },
    select: { id: true },
  });
  const missing = firms.filter(({ key }) => !known.some(({ id }) => id === demoApplicantId(key)));
  await tx.account.createMany({
    data: missing.map(({ key, owner, language, persona }) => ({
      ...{ id: demoApplicantId(key), name: owner, language, persona, createdAt: DEMO_SINCE },
      ...{ email: `${key}${DEMO_MAIL}`, emailVerifiedAt: DEMO_SINCE },
      auditSalt: Buffer.from(demoId(`salt applicant ${key}`)),
    })),
  });
  await tx.roleGrant.createMany({
    data: missing.map(({ key }) => ({
      ...{ id: demoId(`role applicant ${key}`), organisationId: demoFirmId(key) },
      ...{ accountId: demoApplicantId(key), role: 'sme-owner', regions: [], status: 'active' },
      ...{ requestedById: demoApplicantId(key), requestedAt: DEMO_SINCE },
      ...{ grantedById: demoApplicantId(key), grantedAt: DEMO_SINCE },
    })),
  });
  return missing.length;
}
