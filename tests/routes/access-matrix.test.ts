import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { ROLES, ROLES_OF, ORGANISATION_KINDS, type Role } from '#domain/kernel/index.server.ts';
import { ROUTE_ACCESS } from '../architecture/route-access.ts';
import { aPerson, NOON } from '../factories/actors.ts';
import { resetDatabase } from '../setup/database.ts';
import { db } from '#platform/db.ts';
import { call } from './call.ts';

/** Every value a route of ours has as a parameter; none of them exists. */
const PARAMS = {
  lang: 'fr',
  id: 'nobody',
  item: 'CUS-01',
  token: 'none',
  action: 'a1',
  dimension: 'cus',
  stream: 'none',
  code: 'none',
};

const APP = path.resolve(import.meta.dirname, '../../app');

type Handler = Parameters<typeof call>[0];
interface Module {
  readonly loader?: Handler;
  readonly action?: Handler;
}

async function moduleOf(route: string): Promise<Module> {
  const file = /\.tsx?$/.test(route) ? route : `${route}/route.tsx`;
  return (await import(/* @vite-ignore */ `${APP}/${file}`)) as Module;
}

function personWith(role: Role) {
  const kind = ORGANISATION_KINDS.find((one) => (ROLES_OF[one] as readonly Role[]).includes(role));
  if (!kind) throw new Error(`no organisation has the role ${role}`);
  const seat = {
    organisationId: kind,
    kind,
    organisationName: 'An organisation',
    roles: [role],
    regions: [],
  };
  return aPerson({ seat, confirmedAt: new Date() });
}

/** One organisation of each kind, named by its kind. */
beforeEach(async () => {
  await resetDatabase();
  const waived = { iceWaiver: 'a test', iceWaivedById: 'a test' };
  const data = ORGANISATION_KINDS.map((kind) => ({ id: kind, kind, name: kind, ...waived }));
  const stamps = { createdAt: NOON, updatedAt: NOON };
  await db.organisation.createMany({ data: data.map((one) => ({ ...one, ...stamps })) });
});

const signedIn = Object.entries(ROUTE_ACCESS).filter(
  ([, access]) => access === 'signed in' || typeof access !== 'string',
);
const forRoles = signedIn.flatMap(([route, access]): [string, readonly Role[]][] =>
  typeof access === 'string' ? [] : [[route, access]],
);

test('there are pages for roles, and pages for whoever is signed in', () => {
  expect(forRoles.length).toBeGreaterThan(10);
  expect(signedIn.length).toBeGreaterThan(forRoles.length);
});

describe.each(signedIn)('%s', (route) => {
  test('sends a stranger to sign in and back, whether reading or writing', async () => {
    const { loader, action } = await moduleOf(route);
    for (const handler of [loader, action]) {
      if (!handler) continue;
      const form = handler === action ? { anything: 'at all' } : undefined;
      const answer = await call(handler, {
        params: PARAMS,
        path: '/fr/somewhere',
        ...(form ? { form } : {}),
      });
      expect(answer.status).toBe(303);
      expect(answer.location).toBe('/fr/sign-in?next=%2Ffr%2Fsomewhere');
    }
  });
});

describe.each(forRoles)('%s', (route, allowed) => {
  const refused = ROLES.filter((role) => !allowed.includes(role));

  test('is not there for any other role', async () => {
    const { loader, action } = await moduleOf(route);
    for (const role of refused) {
      const person = personWith(role);
      if (loader) expect((await call(loader, { params: PARAMS, person })).status).toBe(404);
      if (action)
        expect((await call(action, { params: PARAMS, person, form: { x: '1' } })).status).toBe(404);
    }
  });

  test('asks staff for the second factor they owe', async () => {
    const { loader } = await moduleOf(route);
    const person = aPerson({ owesSecondFactor: true, confirmedAt: NOON });
    if (!loader) return;
    const answer = await call(loader, { params: PARAMS, path: '/fr/x', person });
    expect(answer.location).toBe('/fr/sign-in/second?next=%2Ffr%2Fx');
  });
});

/** Pages with a parameter need what it names: the matrix of tenants opens those. */
const withoutParameter = forRoles.filter(([route]) => !route.includes('$'));

test.each(withoutParameter)('%s opens for each of its roles', async (route, allowed) => {
  const { loader } = await moduleOf(route);
  if (!loader) return;
  for (const role of allowed) {
    const answer = await call(loader, { params: PARAMS, person: personWith(role) });
    expect(answer.status, role).not.toBe(404);
    expect(answer.location ?? '', role).not.toContain('/sign-in');
  }
});
