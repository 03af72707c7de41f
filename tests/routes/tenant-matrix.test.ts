import { beforeAll, describe, expect, test } from 'vitest';
import { ORGANISATION_KINDS, ROLES, ROLES_OF } from '#domain/kernel/index.server.ts';
import { grantMandate } from '#domain/accounts/index.server.ts';
import type { OrganisationKind, Role } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { ROUTE_ACCESS } from '../architecture/route-access.ts';
import { anActor } from '../factories/actors.ts';
import { aFirmResult, type SeatedActor } from '../factories/firms.ts';
import { freshMatching } from '../factories/matching.ts';
import {
  callerOf,
  makeSomebody,
  makeTenant,
  MARK,
  type Caller,
  type Tenant,
} from '../factories/other-tenant.ts';
import { makeOrganisation, makePerson } from '../factories/people.ts';
import { call, type Answer } from './call.ts';
import { moduleOf, run, type Probe } from './tenant-probe.ts';
import { PROBES } from './tenant-probes.ts';

/** Routes that act or have a parameter and need no probe. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'endpoints/api.$.ts': 'says that there is no such address',
  'endpoints/api.v1.certificates.$code.ts': 'the public register',
  'endpoints/api.v1.offers.$slug.ts': 'published offers',
  'endpoints/api.v1.programmes.$slug.ts': 'published programmes',
  'endpoints/api.v1.programmes.$slug_.account.ts': 'public accounts of programmes',
  'endpoints/locales.$version.$lang.$namespaces.ts': 'texts of the site',
  'endpoints/v.$code.ts': 'public: leads to the check of a printed code',
  'routes/_public.$.tsx': 'says that there is no such page',
  'routes/_public.certificates.$code._index': 'the public register',
  'routes/_public.certificates.$code.certificate[.pdf].ts': 'the public register',
  'routes/_public.categories.$code': 'published offers',
  'routes/_public.offers.$slug': 'published offers',
  'routes/_public.programmes.$slug': 'published programmes, and what the reader said of themselves',
  'routes/_public.programmes.$slug_.account': 'public accounts of programmes',
  'routes/_public.providers.$slug.tsx': 'the public page of a provider',
  'routes/_public.agreements.$code.tsx':
    'tells whoever has a code of an agreement who signed it, and nothing of its amounts',
  'routes/_public.vouchers.$code.tsx': 'tells whoever has a code if it is valid, never whose it is',
  'routes/_public.demo.pay.$session.tsx':
    'the page that stands in for Stripe’s, in a demonstration',
  'routes/_public.reset.$token.tsx': 'opens by the secret of a link, and only its own account',
  'routes/_public.sign-up.$token.tsx': 'opens by the secret of a link, before there is an account',
  'routes/_public.sign-in_.second.tsx': 'takes no id: the session of the browser',
  'routes/_space.account._index.tsx': 'takes no id: the own account',
  'routes/_space.account.confirm.tsx': 'takes no id: the own session',
  'routes/_space.account.contact.tsx': 'takes no id: the own account',
  'routes/_space.account.data.erase.tsx': 'takes no id: the own account',
  'routes/_space.account.data.requests.tsx': 'takes no id: opens an own request',
  'routes/_space.account.organisations.new.tsx':
    'takes an ICE, which is public, and says if it is taken',
  'routes/_space.account.preferences.tsx': 'takes no id: the own account',
  'routes/_space.account.security.password.tsx': 'takes no id: the own account',
  'routes/_space.account.security.recovery.tsx': 'takes no id: the own account',
  'routes/_space.account.security.totp.tsx': 'takes no id: the own account',
  'routes/_space.advisor.clients.new.tsx':
    'asks a firm by its ICE, and answers alike whoever it is',
  'routes/_space.programme.matching.weights._index':
    'the weights of all programmes, which every manager decides on',
  'routes/_space.programme.matching.weights.new.tsx': 'takes no id: the weights of all programmes',
  'routes/_space.programme.treasury._index.tsx': 'takes no id: the programme of the seat',
  'routes/_space.programme.treasury.accounts._index.tsx':
    'accounts of providers, which the officers of every programme verify',
  'routes/_space.programme.treasury.accounts.file.$id.ts':
    'papers of those accounts, for the same officers',
  'routes/_space.provider.bank._index.tsx': 'takes no id: the account of the seat',
  'routes/_space.programme.orders._index':
    'takes ids of claims and orders: those of others are reported as not there',
  'routes/_space.provider.certification.charter.tsx': 'takes no id: the provider of the seat',
  'routes/_space.provider.credentials.new.tsx': 'takes no id: the wallet of the seat',
  'routes/_space.provider.offers.export.$file.ts': 'takes a kind of file: the offers of the seat',
  'routes/_space.provider.offers.import._index.tsx': 'takes no id: the provider of the seat',
  'routes/_space.provider.offers.new.tsx': 'takes no id: the provider of the seat',
  'routes/_space.provider.presentation._index.tsx': 'takes no id: the page of the seat',
  'routes/_space.provider.references.new.tsx': 'takes no id: adds to the organisation of the seat',
  'routes/_space.provider.profile.tsx': 'takes no id: the organisation of the seat',
  'routes/_space.sme.organisation.tsx': 'takes no id: the organisation of the seat',
};

/** Lists of what is public anyway: the names of programmes that run. */
const PUBLIC_LISTS: readonly string[] = [
  'routes/_space.provider.programmes.tsx',
  'routes/_space.sme.applications.new',
];

/** Administrators look after all tenants, examiners after all providers; no other role gets there. */
function looksAfterAll(route: string): boolean {
  const access = ROUTE_ACCESS[route];
  const isExaminers = typeof access !== 'string' && access?.join() === 'provider-examiner';
  return route.includes('_space.admin.') || isExaminers;
}

function kindOf(role: Role): OrganisationKind {
  const kind = ORGANISATION_KINDS.find((one) => (ROLES_OF[one] as readonly Role[]).includes(role));
  if (!kind) throw new Error(`no organisation has the role ${role}`);
  return kind;
}

/** One person for each role of another tenant, somebody of no organisation, and a browser. */
async function makeStrangers(): Promise<readonly Caller[]> {
  const homes = new Map<OrganisationKind, string>();
  for (const kind of ORGANISATION_KINDS) homes.set(kind, await makeOrganisation(kind));
  const actors = new Map<Role, SeatedActor>();
  for (const role of ROLES)
    actors.set(role, await makeSomebody(homes.get(kindOf(role)) ?? '', role, 'Stranger'));
  const owner = actors.get('sme-owner');
  if (!owner) throw new Error('nobody owns the firm');
  const own = await aFirmResult(owner, undefined, owner.now);
  const body = {
    advisorBodyId: homes.get('advisor') ?? '',
    scopes: ['assess' as const],
    months: 6,
  };
  await grantMandate(owner, body, 'a mandate of strangers');
  const withOwn = (role: Role) => role === 'advisor' || kindOf(role) === 'sme';
  const loner = await makePerson();
  const confirmed = { ...loner.person, confirmedAt: new Date() };
  return [
    ...[...actors].map(([role, actor]) => callerOf(role, actor, withOwn(role) ? own : 'none')),
    callerOf('somebody of no organisation', { ...anActor(), person: confirmed }),
    callerOf('an anonymous browser', anActor()),
  ];
}

/** Whether a page is only for roles: whoever has no organisation is sent to choose one first. */
function isForRoles({ route }: Probe): boolean {
  return typeof ROUTE_ACCESS[route] !== 'string';
}

/** Strangers to signed-in pages are sent to sign in; the access matrix holds them to it. */
function callersOf(probe: Probe, strangers: readonly Caller[]): readonly Caller[] {
  const access = ROUTE_ACCESS[probe.route];
  const open = access !== 'signed in' && !isForRoles(probe);
  return open ? strangers : strangers.filter(({ person }) => person !== null);
}

/** What is wrong with an answer to a stranger; null when it is as it must be. */
function wrong(probe: Probe, caller: Caller, answer: Answer): string | null {
  const said = `${caller.name}: ${String(answer.status)} ${answer.location ?? ''}`;
  const reads = probe.instead?.reads === true && probe.instead.to?.includes(caller.name) === true;
  if (!reads && isLeak(answer)) return `${said} shows what is not theirs`;
  if (caller.person?.seat === null && isForRoles(probe))
    return answer.location?.startsWith('/fr/account/organisations?next=') ? null : said;
  const { status = 404, to } = probe.instead ?? {};
  const expected = !to || to.includes(caller.name) ? status : 404;
  return answer.status === expected ? null : said;
}

function isLeak({ data, bytes, location }: Answer): boolean {
  return `${JSON.stringify(data)} ${new TextDecoder().decode(bytes)} ${location ?? ''}`.includes(
    MARK,
  );
}

/** Counters that every request moves, and texts that belong to no tenant. */
const NOBODYS = ['rate_limit', 'framework_version', 'benchmark_snapshot', '_prisma_migrations'];

/** Every row, of every table, that names the tenant, one of its people or of its assessments. */
async function rowsOf({ ids, places }: Tenant): Promise<readonly string[]> {
  const homes = Object.values(places).map(({ organisation }) => organisation);
  const members = await db.roleGrant.findMany({ where: { organisationId: { in: homes } } });
  const { completed, draft, second, anonymous } = ids;
  const accounts = new Set(members.map(({ accountId }) => accountId));
  const names = [...homes, ...accounts, completed, draft, second, anonymous];
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
    WHERE schemaname = 'public' AND tablename <> ALL (${NOBODYS})
    UNION ALL VALUES ('graphile_worker._private_jobs') ORDER BY name`;
  const each = tables.map(
    ({ name }) => `SELECT '${name} ' || row_to_json(t)::text AS line FROM ${name} AS t`,
  );
  const found = await db.$queryRawUnsafe<{ line: string }[]>(
    `SELECT line FROM (${each.join(' UNION ALL ')}) AS every WHERE line ~ $1 ORDER BY line`,
    names.join('|'),
  );
  return found.map(({ line }) => line);
}

test('every route that acts, or names something by an id, is probed', async () => {
  const probed = new Set(PROBES.map(({ route, sends }) => `${route} ${sends}`));
  const missing: string[] = [];
  for (const [route, access] of Object.entries(ROUTE_ACCESS)) {
    if (looksAfterAll(route) || route in EXCEPTIONS) continue;
    const personal = !['anyone', 'demo only', 'machine', 'holder of the link'].includes(
      typeof access === 'string' ? access : 'roles',
    );
    if (!personal && !route.includes('$')) continue;
    const { loader, action } = await moduleOf(route);
    if (loader && route.includes('$') && !probed.has(`${route} loader`)) missing.push(route);
    if (action && personal && !probed.has(`${route} action`)) missing.push(`${route} action`);
  }
  expect(missing).toEqual([]);
  expect(Object.keys(EXCEPTIONS).filter((route) => !(route in ROUTE_ACCESS))).toEqual([]);
  expect(PROBES.length).toBeGreaterThan(100);
});

describe('somebody of another tenant', () => {
  let tenant: Tenant;
  let strangers: readonly Caller[];

  beforeAll(async () => {
    await freshMatching();
    tenant = await makeTenant();
    strangers = await makeStrangers();
  });

  test('is everybody: each role, somebody of no organisation and a browser', () => {
    expect(strangers).toHaveLength(ROLES.length + 2);
  });

  test('the tenant has everything there is to reach', async () => {
    const tables = new Set((await rowsOf(tenant)).map((line) => line.split(' ')[0]));
    expect([...tables]).toEqual(
      expect.arrayContaining(
        [
          ...['account', 'organisation', 'role_grant', 'invitation', 'join_request', 'mandate'],
          ...['consent', 'data_request', 'notification', 'session', 'passkey', 'stored_file'],
          ...['assessment', 'assessment_answer', 'assessment_fact', 'assessment_result'],
          ...['planned_action', 'evidence', 'share_link', 'device_grant'],
          ...['audit_stream', 'audit_entry', 'credential', 'offer_version'],
        ].map((name) => `public.${name}`),
      ),
    );
  });

  test.each(PROBES)('does not reach $object ($route $sends)', async (probe) => {
    const before = await rowsOf(tenant);
    const found: (string | null)[] = [];
    for (const caller of callersOf(probe, strangers))
      found.push(wrong(probe, caller, await run(probe, tenant, caller)));
    expect(found.filter((line) => line !== null)).toEqual([]);
    expect(await rowsOf(tenant)).toEqual(before);
  });

  const lists = Object.keys(ROUTE_ACCESS).filter(
    (route) =>
      route.startsWith('routes/_space') &&
      !route.includes('$') &&
      !looksAfterAll(route) &&
      !PUBLIC_LISTS.includes(route),
  );
  test.each(lists)('sees nothing of it on %s', async (route) => {
    const { loader } = await moduleOf(route);
    if (!loader) return;
    for (const { name, person, device, ip } of strangers) {
      const answer = await call(loader, { params: { lang: 'fr' }, person, device, ip });
      expect(isLeak(answer), name).toBe(false);
    }
  });
});

describe('somebody of the tenant', () => {
  test('is answered by each of these pages and forms', async () => {
    await freshMatching();
    const tenant = await makeTenant();
    const found: string[] = [];
    for (const probe of PROBES) {
      if (!probe.whose) continue;
      const answer = await run(probe, tenant, probe.whose(tenant));
      const { status, location } = answer;
      const isTurnedAway = location?.includes('next=') ?? false;
      if (isTurnedAway || (status >= 400 && status !== 422))
        found.push(
          `${probe.object} ${probe.route} ${probe.sends}: ${String(status)} ${location ?? ''}`,
        );
    }
    expect(found).toEqual([]);
  });
});
