import { beforeEach, describe, expect, test } from 'vitest';
import type { MemberActor, PersonActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import {
  action as ownAction,
  loader as ownLoader,
} from '../../app/routes/_space.account.organisations._index.tsx';
import {
  action as register,
  loader as registerPage,
} from '../../app/routes/_space.account.organisations.new.tsx';
import {
  action as adminOrganisation,
  loader as adminOrganisationPage,
} from '../../app/routes/_space.admin.organisations.$id._index.tsx';
import { loader as adminOrganisationPeople } from '../../app/routes/_space.admin.organisations.$id.people.tsx';
import { loader as adminOrganisations } from '../../app/routes/_space.admin.organisations._index.tsx';
import { action as makeOrganisationAction } from '../../app/routes/_space.admin.organisations.new.tsx';
import {
  action as adminPeopleAction,
  loader as adminPeople,
} from '../../app/routes/_space.admin.people.tsx';
import {
  action as adminRolesAction,
  loader as adminRoles,
} from '../../app/routes/_space.admin.roles.tsx';
import {
  action as programmePeopleAction,
  loader as programmePeople,
} from '../../app/routes/_space.programme.people.tsx';
import {
  action as organisationAction,
  loader as organisationPage,
} from '../../app/routes/_space.sme.organisation.tsx';
import {
  action as smePeopleAction,
  loader as smePeople,
} from '../../app/routes/_space.sme.people.tsx';
import {
  action as accept,
  loader as invitationPage,
} from '../../app/routes/_public.invitation.$token.tsx';
import { messagesTo } from '../factories/jobs.ts';
import { makeAccount, makeMember, makeOrganisation, makePerson } from '../factories/people.ts';
import { anActor, aPerson } from '../factories/actors.ts';
import { resetDatabase } from '../setup/database.ts';
import { call, type Answer } from './call.ts';

const ICE = '990000001000040';
const INTENT = 'an-intent-of-a-page';
const EMAIL = 'new@example.ma';
const LANG = { lang: 'fr' };

type Handler = Parameters<typeof call>[0];
type Form = Readonly<Record<string, string | readonly string[]>>;

/** Calls a page as somebody who has just shown their password. */
function as(actor: PersonActor, handler: Handler, options: Parameters<typeof call>[1] = {}) {
  const person = { ...actor.person, confirmedAt: new Date() };
  return call(handler, { params: LANG, ...options, person });
}

const send = (actor: PersonActor, handler: Handler, form: Form, path = '/fr/sme/people') =>
  as(actor, handler, { form, path });

beforeEach(resetDatabase);

describe('registering', () => {
  const FORM = {
    kind: 'sme',
    name: 'Atelier du Rif',
    ice: '990 000 001 0000 40',
    intentId: INTENT,
  };

  test('leads to the workspace of the firm', async () => {
    const actor = await makePerson();
    expect((await as(actor, registerPage)).status).toBe(200);
    expect((await send(actor, register, FORM)).location).toBe('/fr/sme');
    expect((await send(actor, register, FORM)).location).toBe('/fr/sme');
    expect(await db.organisation.findMany()).toMatchObject([{ ice: ICE, name: 'Atelier du Rif' }]);
  });

  test('with mistakes shows them by field and keeps what was typed', async () => {
    const actor = await makePerson();
    const answer = await send(actor, register, { ...FORM, ice: '990000001000041', name: '' });
    expect(answer.status).toBe(422);
    expect(answer.data).toMatchObject({
      errors: { ice: 'error.iceKey', name: 'error.name' },
      values: { ice: '990000001000041', kind: 'sme' },
      firms: [],
    });
  });

  test('with a known ICE offers to join, and asking is answered', async () => {
    const owner = await makeMember(
      'sme',
      ['sme-owner'],
      await makeOrganisation('sme', { ice: ICE }),
    );
    const actor = await makePerson();
    const answer = await send(actor, register, FORM);
    expect(answer.status).toBe(422);
    const id = owner.person.seat.organisationId;
    expect(answer.data).toMatchObject({
      errors: { ice: 'refusal.ice-taken' },
      firms: [{ id, ice: '990 000 001 0000 40', standing: 'none' }],
    });
    const joined = await send(actor, ownAction, { do: 'join', id });
    expect(joined.location).toBe('/fr/account/organisations?done=join');
    expect((await as(actor, ownLoader)).data).toMatchObject({ asked: [{}], organisations: [] });
    const people = await as(owner, smePeople);
    expect(people.data).toMatchObject({ joinRequests: [{ name: 'Amina Alaoui' }] });
  });
});

describe('one’s own organisations', () => {
  test('are switched between; a path of another workspace is not followed', async () => {
    const actor = await makeMember('sme', ['sme-owner']);
    const id = actor.person.seat.organisationId;
    const go = (next: string) => send(actor, ownAction, { do: 'switch', id, next });
    expect((await go('/fr/sme/people')).location).toBe('/fr/sme/people');
    expect((await go('/fr/admin/roles')).location).toBe('/fr/space');
    expect((await go('//elsewhere.example')).location).toBe('/fr/space');
    const foreign = await makeOrganisation('sme');
    expect((await send(actor, ownAction, { do: 'switch', id: foreign })).status).toBe(404);
    expect((await send(actor, ownAction, { do: 'nothing', id })).status).toBe(422);
  });
});

describe('the people of a firm', () => {
  const invite = { do: 'invite', email: EMAIL, role: 'sme-member', intentId: INTENT };

  test('are invited; the page says so', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    const answer = await send(owner, smePeopleAction, invite);
    expect(answer.location).toBe('/fr/sme/people?done=invite');
    expect((await as(owner, smePeople, { path: '/fr/sme/people?done=invite' })).data).toMatchObject(
      {
        done: 'invite',
        invitations: [{ email: EMAIL, role: 'sme-member', expired: false }],
      },
    );
  });

  test.each([
    [{ ...invite, email: 'nobody' }, { email: 'error.email' }],
    [{ ...invite, role: 'emperor' }, { role: 'error.role' }],
    [{ ...invite, intentId: '' }, { intentId: 'error.reload' }],
    [{ do: 'destroy' }, { do: 'error.reload' }],
  ])('by a wrong form %j are not', async (form, errors) => {
    const owner = await makeMember('sme', ['sme-owner']);
    const answer = await send(owner, smePeopleAction, form);
    expect(answer.status).toBe(422);
    expect(answer.data).toMatchObject({ errors });
    expect(await db.invitation.count()).toBe(0);
  });

  test('keep an owner: the page says why', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    const { id } = await db.roleGrant.findFirstOrThrow();
    const shown = await as(owner, smePeople, { path: `/fr/sme/people?end=${id}` });
    expect(shown.data).toMatchObject({ ending: id });
    const answer = await send(owner, smePeopleAction, { do: 'end', id });
    expect(answer.data).toMatchObject({ errors: { '': 'refusal.last-owner' } });
  });

  test('who leave are led to their other organisations', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    const member = await makeMember('sme', ['sme-member'], owner.person.seat.organisationId);
    const { id } = await db.roleGrant.findFirstOrThrow({ where: { role: 'sme-member' } });
    const answer = await send(member, smePeopleAction, { do: 'end', id });
    expect(answer.location).toBe('/fr/account/organisations');
  });

  test('are not changed by a viewer, nor from another firm', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    const viewer = await makeMember('sme', ['sme-viewer'], owner.person.seat.organisationId);
    expect((await send(viewer, smePeopleAction, invite)).status).toBe(404);
    expect((await as(viewer, smePeople)).data).toMatchObject({ canManage: false, invitable: [] });
    const stranger = await makeMember('sme', ['sme-owner']);
    const { id } = await db.roleGrant.findFirstOrThrow({ where: { role: 'sme-viewer' } });
    expect((await send(stranger, smePeopleAction, { do: 'end', id })).status).toBe(404);
  });
});

describe('the people of a programme', () => {
  const long = { confirmedAt: new Date(0) };
  const stale = (actor: MemberActor) => ({ ...actor.person, ...long });

  test('are changed only by who has just proved who they are', async () => {
    const manager = await makeMember('programme', ['programme-manager']);
    const path = '/fr/programme/people';
    const read = await call(programmePeople, { params: LANG, path, person: stale(manager) });
    expect(read.location).toBe('/fr/account/confirm?next=%2Ffr%2Fprogramme%2Fpeople');
    const form = { do: 'invite', email: EMAIL, role: 'auditor', intentId: INTENT };
    const write = await call(programmePeopleAction, {
      params: LANG,
      path,
      form,
      person: stale(manager),
    });
    expect(write.location).toBe('/fr/account/confirm?next=%2Ffr%2Fprogramme%2Fpeople');
    expect(await db.invitation.count()).toBe(0);
    expect((await as(manager, programmePeople)).status).toBe(200);
  });

  test('are read by others without it', async () => {
    const manager = await makeMember('programme', ['programme-manager']);
    const auditor = await makeMember('programme', ['auditor'], manager.person.seat.organisationId);
    const answer = await call(programmePeople, { params: LANG, person: stale(auditor) });
    expect(answer.data).toMatchObject({ canManage: false, people: [{ email: null }, {}] });
  });
});

describe('an invitation', () => {
  async function invited(): Promise<string> {
    const owner = await makeMember('sme', ['sme-owner']);
    const form = { do: 'invite', email: EMAIL, role: 'sme-member', intentId: INTENT };
    await send(owner, smePeopleAction, form);
    const link = String((await messagesTo(EMAIL))[0]?.payload.params?.['link']);
    expect(link).toMatch(/^http:\/\/localhost:3000\/fr\/invitation\/[\w-]{43}$/);
    return link.split('/').at(-1) ?? '';
  }

  async function withEmail(email: string): Promise<PersonActor> {
    const accountId = await makeAccount({ email });
    return { ...anActor(), person: aPerson({ accountId }) };
  }

  const at = (token: string) => ({ params: { lang: 'fr', token } });

  test('tells who is signed out to sign in, and comes back', async () => {
    const token = await invited();
    const answer = await call(invitationPage, at(token));
    expect(answer.data).toMatchObject({
      state: 'open',
      isForReader: null,
      next: encodeURIComponent(`/fr/invitation/${token}`),
      role: 'Membre de l’entreprise',
    });
    const path = `/fr/invitation/${token}`;
    const sent = await call(accept, { ...at(token), path, form: {} });
    expect(sent.location).toBe(`/fr/sign-in?next=${encodeURIComponent(path)}`);
  });

  test('is accepted once by who it was sent to', async () => {
    const token = await invited();
    const actor = await withEmail(EMAIL);
    const options = { ...at(token), form: {} };
    expect((await as(actor, accept, options)).location).toBe('/fr/space');
    expect((await as(actor, accept, options)).location).toBe('/fr/space');
    expect((await as(actor, invitationPage, at(token))).data).toMatchObject({
      state: 'accepted',
      acceptedByReader: true,
    });
    expect(await db.roleGrant.count({ where: { role: 'sme-member' } })).toBe(1);
  });

  test('is accepted by nobody who still owes a second factor', async () => {
    const token = await invited();
    const { person } = await withEmail(EMAIL);
    const owing = { ...person, owesSecondFactor: true };
    const path = `/fr/invitation/${token}`;
    const answer = await call(accept, { ...at(token), path, form: {}, person: owing });
    expect(answer.location).toBe(`/fr/sign-in/second?next=${encodeURIComponent(path)}`);
    expect(await db.roleGrant.count({ where: { role: 'sme-member' } })).toBe(0);
  });

  test('refuses another address and an unknown link', async () => {
    const token = await invited();
    const other = await withEmail('other@example.ma');
    const page = await as(other, invitationPage, at(token));
    expect(page.data).toMatchObject({ isForReader: false, sentTo: 'n•••@example.ma' });
    const answer = await as(other, accept, { ...at(token), form: {} });
    expect(answer.data).toMatchObject({ errors: { '': 'refusal.other-address' } });
    expect((await call(invitationPage, at('unknown'))).status).toBe(404);
    expect((await as(other, accept, { ...at('unknown'), form: {} })).status).toBe(404);
  });
});

describe('the identity of a firm', () => {
  test('is changed by its owner', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    const form = { name: 'Nouveau nom', taxId: '١٢' };
    const path = '/fr/sme/organisation';
    const answer = await as(owner, organisationAction, { form, path });
    expect(answer.location).toBe('/fr/sme/organisation?saved=1');
    expect((await as(owner, organisationPage, { path: `${path}?saved=1` })).data).toMatchObject({
      saved: true,
      organisation: { name: 'Nouveau nom', taxId: '12', unusual: ['taxId'] },
    });
    const refused = await as(owner, organisationAction, { form: { name: '' }, path });
    expect(refused.data).toMatchObject({ errors: { name: 'error.name' } });
  });
});

describe('administrators', () => {
  let admin: MemberActor;
  beforeEach(async () => {
    admin = await makeMember('platform', ['platform-admin']);
  });

  const made = (answer: Answer) => answer.location?.match(/organisations\/([^?]+)\?made=1$/)?.[1];

  test('make an organisation, see it and close it', async () => {
    const form = { kind: 'advisor', name: 'Chambre', email: EMAIL, intentId: INTENT };
    const id = made(await send(admin, makeOrganisationAction, form)) ?? '';
    const at = { params: { lang: 'fr', id } };
    expect((await as(admin, adminOrganisations, { path: '/fr/x?q=chambre' })).data).toMatchObject({
      lines: [{ id, name: 'Chambre' }],
    });
    expect((await as(admin, adminOrganisationPeople, at)).data).toMatchObject({
      canManage: true,
      invitations: [{ email: EMAIL, role: 'advisor' }],
    });
    const suspend = (fields: Form) => as(admin, adminOrganisation, { ...at, form: fields });
    expect((await suspend({ do: 'suspend' })).data).toMatchObject({
      errors: { reason: 'error.reason' },
    });
    expect((await suspend({ do: 'suspend', reason: 'misuse' })).status).toBe(303);
    expect((await as(admin, adminOrganisationPage, at)).data).toMatchObject({ suspended: true });
    expect((await suspend({ do: 'restore' })).status).toBe(303);
    expect((await as(admin, adminOrganisationPage, at)).data).toMatchObject({ suspended: false });
  });

  test('are told what is missing of a firm without an ICE', async () => {
    const form = { kind: 'sme', name: 'Vieille maison', email: EMAIL, intentId: INTENT };
    expect((await send(admin, makeOrganisationAction, form)).data).toMatchObject({
      errors: { waiver: 'refusal.waiver-missing' },
      values: { name: 'Vieille maison' },
    });
    const waived = { ...form, waiver: 'Registered before there were ICEs' };
    expect(made(await send(admin, makeOrganisationAction, waived))).toBeTruthy();
  });

  test('correct an ICE', async () => {
    const params = { lang: 'fr', id: await makeOrganisation('sme') };
    const ice = (fields: Form) =>
      as(admin, adminOrganisation, { params, form: { do: 'ice', ...fields } });
    expect((await ice({ ice: '1' })).data).toMatchObject({ errors: { ice: 'error.iceLength' } });
    expect((await ice({})).data).toMatchObject({ errors: { waiver: 'refusal.waiver-missing' } });
    expect((await ice({ ice: ICE })).status).toBe(303);
    expect(await db.organisation.count({ where: { ice: ICE } })).toBe(1);
  });

  test('find a person and close the account', async () => {
    const id = await makeAccount({ name: 'Yassine Bennani', phone: '+212612345678' });
    const found = await as(admin, adminPeople, { path: '/fr/admin/people?q=0612345678' });
    expect(found.data).toMatchObject({ accounts: [{ id, phone: '06 12 34 56 78' }] });
    const answer = await send(admin, adminPeopleAction, { do: 'suspend', id, reason: 'security' });
    expect(answer.location).toBe('/fr/admin/people?saved=1');
    expect((await db.account.findUnique({ where: { id } }))?.status).toBe('suspended');
    const own = { do: 'suspend', id: admin.person.accountId, reason: 'security' };
    expect((await send(admin, adminPeopleAction, own)).data).toMatchObject({
      errors: { '': 'refusal.own-account' },
    });
  });

  test('grant a role that another asked for, never one they asked for', async () => {
    const manager = await makeMember('programme', ['programme-manager']);
    const home = manager.person.seat.organisationId;
    const auditor = await makeMember('programme', ['auditor'], home);
    const form = {
      do: 'give',
      accountId: auditor.person.accountId,
      newRole: 'certifier',
    };
    expect((await send(manager, programmePeopleAction, form)).status).toBe(303);
    const { id } = await db.roleGrant.findFirstOrThrow({ where: { status: 'requested' } });
    expect((await as(admin, adminRoles)).data).toMatchObject({
      requests: [{ id, canDecide: true, requestedBy: 'Amina Alaoui' }],
    });
    const own = await send(manager, programmePeopleAction, { do: 'grant', id });
    expect(own.data).toMatchObject({ errors: { '': 'refusal.two-persons' } });
    const grant = { do: 'grant', id, organisationId: home };
    expect((await send(admin, adminRolesAction, grant)).location).toBe(
      '/fr/admin/roles?done=grant',
    );
    expect((await db.roleGrant.findUnique({ where: { id } }))?.status).toBe('active');
  });
});
