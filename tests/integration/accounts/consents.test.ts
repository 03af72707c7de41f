import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  carryStatisticsConsent,
  currentConsentText,
  getConsentReceipt,
  giveConsents,
  giveFirmConsent,
  giveOwnConsents,
  hasConsent,
  listFirmConsents,
  listOwnConsents,
  organisationsWithoutStatistics,
  withdrawConsent,
  type ConsentPurpose,
} from '#domain/accounts/index.server.ts';
import { registerFirm } from '#domain/assessment/index.server.ts';
import type { MemberActor, PersonActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { at, NOON } from '../../factories/actors.ts';
import { makeMember, makeOrganisation, makePerson } from '../../factories/people.ts';
import { resetDatabase } from '../../setup/database.ts';

let person: PersonActor;
let owner: MemberActor;
let firm: string;

beforeEach(async () => {
  await resetDatabase();
  person = await makePerson();
  owner = await makeMember('sme', ['sme-owner']);
  firm = owner.person.seat.organisationId;
});

const refused = (reason: string) => ({ name: 'DomainError', code: `accounts.${reason}` });

function give(
  who: PersonActor,
  purposes: readonly ConsentPurpose[],
  about: { organisationId?: string; recipientId?: string } = {},
) {
  const { accountId } = who.person;
  return inTransaction('test', (tx) => giveConsents(tx, who, { accountId, purposes, ...about }));
}

async function only(who: PersonActor) {
  const [first, ...others] = await listOwnConsents(who);
  if (!first || others.length > 0) throw new Error('not one consent');
  return first;
}

describe('giving', () => {
  test('records what was ticked, and nothing else, each by itself', async () => {
    await give(person, ['account', 'messages']);
    const purposes = (await listOwnConsents(person)).map(({ purpose }) => purpose);
    expect(purposes.toSorted()).toEqual(['account', 'messages']);
    expect(await hasConsent(db, { ...person.person, purpose: 'messages' })).toBe(true);
    expect(await hasConsent(db, { ...person.person, purpose: 'statistics' })).toBe(false);
  });

  test('keeps time, version and the exact text in the language that was read', async () => {
    await give({ ...person, lang: 'ar', now: at(5_000) }, ['messages']);
    const { text, version } = currentConsentText('messages', 'ar');
    const consent = await only(person);
    expect(consent).toMatchObject({ text, textVersion: version, language: 'ar' });
    expect(consent.grantedAt).toEqual(at(5_000));
    expect(text).toMatch(/\p{Script=Arabic}/u);
  });

  test('readers of Tamazight have read the French text', async () => {
    await give({ ...person, lang: 'zgh' }, ['messages']);
    expect(await only(person)).toMatchObject({ language: 'fr' });
  });

  test('twice in the same words is once, also at the same time', async () => {
    await Promise.all([1, 2, 3, 4].map(() => giveOwnConsents(person, ['messages'])));
    await giveOwnConsents({ ...person, now: at(1_000) }, ['messages']);
    expect((await only(person)).grantedAt).toEqual(NOON);
    const entries = await db.auditEntry.count({ where: { type: 'accounts.consent-given' } });
    expect(entries).toBe(1);
  });

  test('in newer words ends the older consent', async () => {
    await give(person, ['messages']);
    await db.consent.updateMany({ data: { textVersion: '0' } });
    await give({ ...person, now: at(1_000) }, ['messages']);
    const rows = await db.consent.findMany({ orderBy: { grantedAt: 'asc' } });
    expect(rows.map(({ textVersion }) => textVersion)).toEqual(['0', '1']);
    expect(rows.map(({ withdrawnAt }) => withdrawnAt)).toEqual([at(1_000), null]);
  });

  test.each([
    ['share-with-provider', {}],
    ['share-with-programme', { organisationId: 'a firm' }],
    ['share-with-provider', { recipientId: 'a provider' }],
    ['account', { organisationId: 'a firm' }],
    ['messages', { recipientId: 'somebody' }],
    ['statistics', { recipientId: 'somebody' }],
  ] as const)('%s must name whom it concerns, and only them: %o', async (purpose, about) => {
    await expect(give(person, [purpose], about)).rejects.toMatchObject(refused('bad-consent'));
    expect(await db.consent.count()).toBe(0);
  });
});

describe('in the name of a firm', () => {
  test('an owner gives it to one provider, and nobody else has it', async () => {
    const provider = await makeOrganisation('provider');
    const other = await makeOrganisation('provider');
    const purpose = 'share-with-provider';
    await giveFirmConsent(owner, { purpose, recipientId: provider });
    const asked = { organisationId: firm, purpose } as const;
    expect(await hasConsent(db, { ...asked, recipientId: provider })).toBe(true);
    expect(await hasConsent(db, { ...asked, recipientId: other })).toBe(false);
    expect(await hasConsent(db, asked)).toBe(false);
  });

  test.each(['sme-member', 'sme-viewer'] as const)(
    'a %s gives and withdraws none',
    async (role) => {
      const member = await makeMember('sme', [role], firm);
      await expect(giveFirmConsent(member, { purpose: 'statistics' })).rejects.toMatchObject(
        refused('not-allowed'),
      );
      await giveFirmConsent(owner, { purpose: 'statistics' });
      const [consent] = await listFirmConsents(member);
      await expect(withdrawConsent(member, consent?.id ?? '')).rejects.toMatchObject(
        refused('not-found'),
      );
    },
  );

  test('the recipient must be of the kind the text names, and not suspended', async () => {
    const provider = await makeOrganisation('provider');
    const programme = await makeOrganisation('programme');
    const wrong = [
      ['share-with-provider', programme],
      ['share-with-programme', provider],
      ['share-with-provider', firm],
      ['share-with-provider', 'unknown'],
    ] as const;
    for (const [purpose, recipientId] of wrong)
      await expect(giveFirmConsent(owner, { purpose, recipientId })).rejects.toMatchObject(
        refused('bad-consent'),
      );
    await db.organisation.update({ where: { id: provider }, data: { suspendedAt: NOON } });
    await expect(
      giveFirmConsent(owner, { purpose: 'share-with-provider', recipientId: provider }),
    ).rejects.toMatchObject(refused('bad-consent'));
  });

  test('another owner withdraws what one gave; two consents end together', async () => {
    const second = await makeMember('sme', ['sme-owner'], firm);
    await giveFirmConsent(owner, { purpose: 'statistics' });
    await giveFirmConsent(second, { purpose: 'statistics' });
    const [consent] = await listFirmConsents(owner);
    await withdrawConsent(second, consent?.id ?? '');
    expect(await hasConsent(db, { organisationId: firm, purpose: 'statistics' })).toBe(false);
  });

  test('the owner of another firm finds nothing', async () => {
    await giveFirmConsent(owner, { purpose: 'statistics' });
    const stranger = await makeMember('sme', ['sme-owner']);
    const { id } = await only(owner);
    await expect(withdrawConsent(stranger, id)).rejects.toMatchObject(refused('not-found'));
    await expect(getConsentReceipt(stranger, id)).rejects.toMatchObject(refused('not-found'));
    expect(await listFirmConsents(stranger)).toEqual([]);
    expect(await hasConsent(db, { organisationId: firm, purpose: 'statistics' })).toBe(true);
  });
});

describe('withdrawing', () => {
  test('stops it at that moment, once, and can be taken back by giving it again', async () => {
    await give(person, ['messages', 'statistics']);
    const consents = await listOwnConsents(person);
    const id = consents.find(({ purpose }) => purpose === 'messages')?.id ?? '';
    await withdrawConsent({ ...person, now: at(1_000) }, id);
    await withdrawConsent({ ...person, now: at(9_000) }, id);
    const after = await listOwnConsents(person);
    expect(after.find((one) => one.id === id)?.withdrawnAt).toEqual(at(1_000));
    expect(await hasConsent(db, { ...person.person, purpose: 'statistics' })).toBe(true);
    await giveOwnConsents({ ...person, now: at(10_000) }, ['messages']);
    expect(await listOwnConsents(person)).toHaveLength(3);
    expect(await hasConsent(db, { ...person.person, purpose: 'messages' })).toBe(true);
    const entries = await db.auditEntry.count({ where: { type: 'accounts.consent-withdrawn' } });
    expect(entries).toBe(1);
  });

  test('the one without which there is no account is refused', async () => {
    await give(person, ['account']);
    const { id } = await only(person);
    await expect(withdrawConsent(person, id)).rejects.toMatchObject(refused('consent-account'));
  });

  test('somebody else finds nothing to withdraw', async () => {
    await give(person, ['messages']);
    const { id } = await only(person);
    await expect(withdrawConsent(await makePerson(), id)).rejects.toMatchObject(
      refused('not-found'),
    );
    expect((await only(person)).withdrawnAt).toBeNull();
  });
});

describe('statistics', () => {
  test('what was ticked at sign-up covers the firm once it is registered', async () => {
    await give(owner, ['statistics']);
    expect([...(await organisationsWithoutStatistics(db, [firm]))]).toEqual([firm]);
    const { accountId } = owner.person;
    await inTransaction('test', (tx) =>
      carryStatisticsConsent(tx, owner, { accountId, organisationId: firm }),
    );
    expect([...(await organisationsWithoutStatistics(db, [firm]))]).toEqual([]);
  });

  test('registering the firm carries it over', async () => {
    const who = await makePerson();
    await give(who, ['statistics']);
    const form = { kind: 'sme', name: 'Atelier du Rif', ice: '990000001000040' } as const;
    const id = await registerFirm(who, form, 'an intent of a page');
    expect(await hasConsent(db, { organisationId: id, purpose: 'statistics' })).toBe(true);
  });

  test('nothing ticked carries nothing over', async () => {
    const { accountId } = owner.person;
    await inTransaction('test', (tx) =>
      carryStatisticsConsent(tx, owner, { accountId, organisationId: firm }),
    );
    expect(await db.consent.count()).toBe(0);
  });

  test('a person who withdraws takes the firms they spoke for along', async () => {
    await give(owner, ['statistics']);
    await giveFirmConsent(owner, { purpose: 'statistics' });
    const own = (await listOwnConsents(owner)).find(({ firm: name }) => name === null);
    await withdrawConsent(owner, own?.id ?? '');
    expect([...(await organisationsWithoutStatistics(db, [firm]))]).toEqual([firm]);
  });

  test('only the firms that agreed take part', async () => {
    const silent = await makeOrganisation('sme');
    await giveFirmConsent(owner, { purpose: 'statistics' });
    const out = await organisationsWithoutStatistics(db, [firm, silent, silent]);
    expect([...out]).toEqual([silent]);
    expect([...(await organisationsWithoutStatistics(db, []))]).toEqual([]);
  });
});

describe('a receipt', () => {
  test('proves the text by its fingerprint, names firm and recipient', async () => {
    const provider = await makeOrganisation('provider', { name: 'Atlas Logiciels' });
    await giveFirmConsent(owner, { purpose: 'share-with-provider', recipientId: provider });
    const { id } = await only(owner);
    const colleague = await makeMember('sme', ['sme-viewer'], firm);
    const receipt = await getConsentReceipt(colleague, id);
    expect(receipt).toMatchObject({
      recipient: 'Atlas Logiciels',
      firm: owner.person.seat.organisationName,
      givenBy: 'Amina Alaoui',
      withdrawnAt: null,
    });
    const { text } = currentConsentText('share-with-provider', 'fr');
    expect(receipt.textSha256).toBe(createHash('sha256').update(text).digest('hex'));
  });

  test('stays after the withdrawal and says when that was', async () => {
    await give(person, ['messages']);
    const { id } = await only(person);
    await withdrawConsent({ ...person, now: at(1_000) }, id);
    expect((await getConsentReceipt(person, id)).withdrawnAt).toEqual(at(1_000));
  });
});

test('the trail tells of a consent without any word of the person', async () => {
  await give(person, ['messages']);
  const entries = await db.auditEntry.findMany({ select: { body: true, streamId: true } });
  expect(entries.map(({ streamId }) => streamId)).toEqual([`account:${person.person.accountId}`]);
  expect(JSON.stringify(entries)).not.toContain('Amina');
});
