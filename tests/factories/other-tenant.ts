import {
  addEvidence,
  createShareLink,
  startAssessment,
  startSecond,
  saveProfile,
  updatePlannedAction,
} from '#domain/assessment/index.server.ts';
import {
  giveFirmConsent,
  giveOwnConsents,
  giveRole,
  grantMandate,
  invitePerson,
  openDataRequest,
  proposeMandate,
  requestToJoin,
} from '#domain/accounts/index.server.ts';
import type { OrganisationKind, Role } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { anActor, deviceHashOf, type DeviceActor } from './actors.ts';
import { PLANT_FORM } from './drafts.ts';
import { sent } from './files.ts';
import { aFirmDraft, aFirmResult, type SeatedActor } from './firms.ts';
import { makeSession } from './keys.ts';
import { fillAccreditation } from './other-accreditation.ts';
import { fillCasework } from './other-casework.ts';
import { fillProgrammes } from './other-programme.ts';
import { fillProvider } from './other-provider.ts';
import { fillRequests } from './other-requests.ts';
import { fillClaims } from './other-claims.ts';
import { fillDeliveries } from './other-deliveries.ts';
import { fillEngagements } from './other-engagements.ts';
import { fillVouchers } from './other-vouchers.ts';
import * as people from './people.ts';

/** Stands in every name and text of the tenant: an answer that holds it has leaked. */
export const MARK = 'Zlij-only';

/** Evidence is added to this item, which everybody answered. */
export const ITEM = 'SEC-02';

/** Somebody in front of a browser that nobody else uses. */
export interface Caller {
  readonly name: string;
  readonly person: SeatedActor['person'] | DeviceActor['person'];
  readonly device: string;
  readonly ip: string;
  /** An assessment they may open, to mix with what is not theirs. */
  readonly own: string;
}

export type PlaceKind = Extract<OrganisationKind, 'sme' | 'provider' | 'programme' | 'advisor'>;

/** An organisation with somebody who looks after it, and what its page of people acts on. */
interface PlaceIds {
  readonly organisation: string;
  readonly head: Caller;
  /** A member besides its head, and the role they hold. */
  readonly account: string;
  readonly grant: string;
  /** A role that waits for a second person, where there are such; else the same as `grant`. */
  readonly waiting: string;
  readonly invitation: string;
  /** Somebody who asks to be let in; empty where nobody can. */
  readonly join: string;
}

export type Tenant = Awaited<ReturnType<typeof makeTenant>>;

let addresses = 0;

function address(): string {
  addresses += 1;
  return `198.51.${String(addresses >> 8)}.${String(addresses & 255)}`;
}

/** The same somebody as a route sees them. */
export function callerOf(name: string, actor: SeatedActor | DeviceActor, own = 'none'): Caller {
  return { name, person: actor.person, device: `browser of ${name}`, ip: address(), own };
}

/** A session the database knows, in which the second factor was shown and the password given now. */
async function inSession<T extends SeatedActor>(actor: T, device: string): Promise<T> {
  const now = new Date();
  const sessionHash = await makeSession(actor.person.accountId, {
    ...{ device, createdAt: now, seenAt: now },
    expiresAt: new Date(now.getTime() + 24 * 60 * 60 * 1000),
  });
  await db.session.update({ where: { idHash: sessionHash }, data: { secondFactorAt: now } });
  return { ...actor, person: { ...actor.person, sessionHash, confirmedAt: now } };
}

/** Somebody new with a role in an organisation, at this very moment, under a name that tells. */
export async function makeSomebody(
  organisation: string,
  role: Role,
  mark: string,
): Promise<SeatedActor> {
  const name = `${mark} ${role}`;
  const account = await people.makeAccount({
    name,
    email: `${mark}-${role}-${String(++addresses)}@example.ma`,
  });
  await people.giveRole(account, organisation, role);
  const { person } = await people.asMember(account, organisation);
  const deviceHash = deviceHashOf(`browser of ${name}`);
  const actor = { ...anActor(), now: new Date(), deviceHash, person: { ...person, name } };
  return inSession(actor, `${mark} telephone`);
}

const INTENT = 'an intent minted for a test';
const HEAD = {
  sme: 'sme-owner',
  provider: 'provider-owner',
  programme: 'programme-manager',
  advisor: 'advisor',
} as const;
const MEMBER = {
  sme: 'sme-member',
  provider: 'provider-member',
  programme: 'mediator',
  advisor: 'advisor',
} as const;

/** The first row's id of a query that must find one. */
function idOf(rows: readonly { readonly id: string }[]): string {
  const [row] = rows;
  if (!row) throw new Error('the tenant lacks something');
  return row.id;
}

async function makePlace(kind: PlaceKind, name: string) {
  const organisation = await people.makeOrganisation(kind, { name });
  const head = await makeSomebody(organisation, HEAD[kind], MARK);
  const member = await makeSomebody(organisation, MEMBER[kind], MARK);
  const account = member.person.accountId;
  const grant = idOf(await db.roleGrant.findMany({ where: { accountId: account } }));
  const invited = `${MARK}-invited-${kind}@example.ma`;
  const invitation = await invitePerson(
    head,
    organisation,
    { email: invited, role: MEMBER[kind], regions: [] },
    {
      intentId: `${INTENT} invitation`,
      linkOf: (token) => `http://localhost:3000/fr/invitation/${token}`,
    },
  );
  const ids = { organisation, account, grant, invitation };
  return { ...ids, invited, head, member, join: await joinTo(kind, organisation) };
}

async function joinTo(kind: PlaceKind, organisationId: string): Promise<string> {
  if (kind === 'programme' || kind === 'advisor') return '';
  const account = await people.makeAccount({ name: `${MARK} asks` });
  const { person } = await people.makePerson();
  const asker = { ...anActor(), now: new Date(), person: { ...person, accountId: account } };
  await requestToJoin(asker, organisationId);
  return idOf(await db.joinRequest.findMany({ where: { organisationId } }));
}

/** A role that touches money, asked for by one manager and not yet decided by another. */
async function waitingRole(organisation: string, accountId: string): Promise<string> {
  const asker = await makeSomebody(organisation, 'programme-manager', MARK);
  await giveRole(asker, organisation, { accountId, role: 'certifier', regions: [] });
  const where = { organisationId: organisation, status: 'requested' };
  return idOf(await db.roleGrant.findMany({ where }));
}

/** Everything a firm's people can leave behind in an assessment. */
async function fillFirm(owner: SeatedActor, phone: DeviceActor) {
  const completed = await aFirmResult(owner, undefined, owner.now);
  const draft = await aFirmDraft(owner);
  const second = await startSecond(owner, completed);
  const anonymous = await startAssessment(phone, 'full');
  await saveProfile(phone, anonymous, PLANT_FORM);
  const target = { assessmentId: completed, itemId: ITEM };
  const link = { text: MARK, url: `https://example.ma/${MARK}`, file: null };
  await addEvidence(owner, target, link, `${INTENT} link`);
  await addEvidence(owner, target, { text: MARK, file: sent(`${MARK}.pdf`) }, `${INTENT} file`);
  const { actionId } = await db.plannedAction.findFirstOrThrow({
    where: { assessmentId: completed },
    orderBy: { position: 'asc' },
  });
  await updatePlannedAction(owner, completed, actionId, { state: 'doing', owner: MARK });
  await createShareLink(owner, completed);
  const evidenceOf = async (kind: string) => idOf(await db.evidence.findMany({ where: { kind } }));
  return {
    ...{ completed, draft, second, anonymous, action: actionId },
    share: idOf(await db.shareLink.findMany({ where: { assessmentId: completed } })),
    link: await evidenceOf('link'),
    fileEvidence: await evidenceOf('file'),
    file: idOf(await db.storedFile.findMany()),
  };
}

/** What belongs to a person whatever the organisation. */
async function fillPerson(owner: SeatedActor) {
  const { accountId, seat, sessionHash } = owner.person;
  const { now } = owner;
  await giveFirmConsent(owner, { purpose: 'statistics' });
  await giveOwnConsents(owner, ['messages']);
  await openDataRequest(owner, {
    kind: 'rectification',
    text: MARK,
    intentId: `${INTENT} request`,
  });
  const [notification, passkey] = [`${MARK}-notification`, `${MARK}-passkey`];
  const params = { role: 'sme-member', organisation: MARK };
  await db.notification.create({
    data: { id: notification, accountId, kind: 'role-granted', params, createdAt: now },
  });
  const key = { publicKey: Buffer.from('a key'), counter: 0n, transports: [] };
  await db.passkey.create({
    data: { id: passkey, accountId, name: MARK, ...key, createdAt: now },
  });
  const consentOf = async (organisationId: string | null) =>
    idOf(await db.consent.findMany({ where: { accountId, organisationId } }));
  return {
    ...{ notification, passkey, session: sessionHash },
    firmConsent: await consentOf(seat.organisationId),
    personalConsent: await consentOf(null),
    stream: `organisation:${seat.organisationId}`,
    ownStream: `account:${accountId}`,
  };
}

/** A mandate that stands and one that is proposed, from two bodies. */
async function fillMandates(owner: SeatedActor, advisorBodyId: string) {
  const organisationId = owner.person.seat.organisationId;
  const terms = { scopes: ['assess' as const], months: 6 };
  const mandate = await grantMandate(owner, { advisorBodyId, ...terms }, `${INTENT} mandate`);
  const asking = await makeSomebody(await people.makeOrganisation('advisor'), 'advisor', MARK);
  const { ice } = await db.organisation.findUniqueOrThrow({ where: { id: organisationId } });
  await proposeMandate(asking, { ice: ice ?? '', ...terms }, `${INTENT} proposal`);
  return { mandate, proposal: idOf(await db.mandate.findMany({ where: { status: 'proposed' } })) };
}

/** A firm with everything a firm can have, its advisor, and a provider and a programme with people. */
export async function makeTenant() {
  const sme = await makePlace('sme', `${MARK} firm`);
  const provider = await makePlace('provider', `${MARK} provider`);
  const programme = await makePlace('programme', `${MARK} programme`);
  // Bodies are listed to every firm: their names are public.
  const advisor = await makePlace('advisor', 'A chamber of commerce');
  const phone = { ...anActor('browser of nobody in particular'), now: new Date() };
  const engaged = await fillEngagements(sme.head, provider.head, programme.organisation);
  const ids = {
    ...engaged,
    ...(await fillClaims(engaged, {
      ...{ providerId: provider.organisation, ownerId: programme.organisation },
    })),
    ...(await fillFirm(sme.head, phone)),
    ...(await fillPerson(sme.head)),
    ...(await fillMandates(sme.head, advisor.organisation)),
    ...(await fillProvider(provider.head, MARK, INTENT)),
    ...(await fillProgrammes(programme.head, MARK, INTENT)),
    ...(await fillRequests(sme.head, MARK)),
    ...(await fillVouchers(sme.head, programme.organisation)),
    ...(await fillAccreditation(
      { organisationId: provider.organisation, accountId: provider.account },
      programme.organisation,
    )),
    ...(await fillCasework(sme.head, programme.organisation, MARK)),
  };
  const sides = { firm: sme.head, provider: provider.head };
  const deliveries = await fillDeliveries(ids.engagement, sides, MARK);
  const invitedAccount = await people.makeAccount({ name: MARK, email: sme.invited });
  const invited = await people.makePerson();
  const guest = { ...anActor(), person: { ...invited.person, accountId: invitedAccount } };
  const waiting = await waitingRole(programme.organisation, programme.account);
  const place = (one: typeof sme, own = 'none'): PlaceIds => ({
    ...one,
    waiting: one === programme ? waiting : one.grant,
    head: callerOf(one.head.person.name, one.head, own),
  });
  return {
    ids: { ...ids, ...deliveries },
    places: {
      sme: place(sme, ids.completed),
      provider: place(provider),
      programme: place(programme),
      advisor: place(advisor, ids.completed),
    } satisfies Record<PlaceKind, PlaceIds>,
    phone: { ...callerOf('nobody in particular', phone, ids.anonymous), person: null },
    invited: callerOf('invited', guest),
  };
}
