import demo from '#content/demo-people.json' with { type: 'json' };
import { demoPeopleSchema } from '#content/demo-schema.ts';
import { ice9Of } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { DEMO_MAIL, DEMO_SINCE, demoId, getDemoActor } from './demo-actor.server.ts';
import { noteDemonstration } from './note-demonstration.server.ts';
import { grantMandate } from './grant-mandate.server.ts';

type People = ReturnType<typeof demoPeopleSchema.parse>;

const MANDATE = { firm: 'sme-ar', at: new Date('2026-09-01T09:00:00.000Z') };
const MANDATE_MONTHS = 24;

const organisationId = (key: string) => demoId(`organisation ${key}`);
const accountId = (persona: string) => demoId(`account ${persona}`);

/**
 * Makes the organisations, people and mandate of the demonstration where they are missing; what
 * visitors changed since stays changed. Only demonstrations call it.
 */
export async function seedDemoPeople(): Promise<void> {
  const people = demoPeopleSchema.parse(demo);
  await inTransaction('accounts.seed-demo', async (tx) => {
    const made = await seedOrganisations(tx, people);
    const met = await seedAccounts(tx, people);
    await seedRoles(tx, people);
    if (made + met === 0) return;
    await noteDemonstration(tx, { organisations: made, people: met });
  });
  await seedMandate();
}

async function seedOrganisations(tx: Tx, { organisations }: People): Promise<number> {
  const { count } = await tx.organisation.createMany({
    data: organisations.map(({ key, ...facts }) => ({
      ...facts,
      id: organisationId(key),
      ice9: facts.ice && ice9Of(facts.ice),
      isDemo: true,
      createdAt: DEMO_SINCE,
      updatedAt: DEMO_SINCE,
    })),
    skipDuplicates: true,
  });
  return count;
}

async function seedAccounts(tx: Tx, { people }: People): Promise<number> {
  const { count } = await tx.account.createMany({
    data: people.map(({ persona, name, language }) => ({
      id: accountId(persona),
      name,
      email: `${persona}${DEMO_MAIL}`,
      emailVerifiedAt: DEMO_SINCE,
      language,
      persona,
      auditSalt: Buffer.from(demoId(`salt ${persona}`)),
      createdAt: DEMO_SINCE,
    })),
    skipDuplicates: true,
  });
  return count;
}

async function seedRoles(tx: Tx, { people }: People): Promise<void> {
  const grants = people.map(({ persona, organisation, role, regions, ...by }) => ({
    id: demoId(`role ${persona}`),
    accountId: accountId(persona),
    organisationId: organisationId(organisation),
    role,
    regions,
    status: 'active',
    requestedById: accountId(by.requestedBy),
    requestedAt: DEMO_SINCE,
    grantedById: accountId(by.grantedBy),
    grantedAt: DEMO_SINCE,
  }));
  // What is there is left out beforehand: the database's rules on roles look at every new row.
  const ids = grants.map(({ id }) => id);
  const known = await tx.roleGrant.findMany({ where: { id: { in: ids } }, select: { id: true } });
  const missing = grants.filter(({ id }) => !known.some((row) => row.id === id));
  await tx.roleGrant.createMany({ data: missing, skipDuplicates: true });
}

/** Given once, through the use-case, so that the trail and the notifications know of it. */
async function seedMandate(): Promise<void> {
  const parties = {
    organisationId: organisationId('workshop'),
    advisorBodyId: organisationId('chamber'),
  };
  const ownerRole = await db.roleGrant.count({
    where: { account: { persona: MANDATE.firm }, role: 'sme-owner', status: 'active' },
  });
  if (ownerRole === 0 || (await db.mandate.count({ where: parties })) > 0) return;
  const owner = await getDemoActor(MANDATE.firm, MANDATE.at);
  await grantMandate(
    owner,
    {
      advisorBodyId: parties.advisorBodyId,
      scopes: ['assess', 'follow'],
      months: MANDATE_MONTHS,
    },
    'demonstration-mandate',
  );
}
