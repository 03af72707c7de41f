import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { renderContent } from '#domain/engagements/agreements/paper.server.ts';
import { contentOf } from '#domain/engagements/agreements/records.server.ts';
import { comparePaper, findPublicAgreement } from '#domain/engagements/agreements/public.server.ts';
import {
  askSigningCode,
  signAsFirm,
  signAsProvider,
} from '#domain/engagements/agreements/sign.server.ts';
import { contentHash } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { Prisma } from '#platform/prisma-client/client.ts';
import {
  draftedAt,
  sentCode,
  signBoth,
  signedAt,
  signWithCode,
} from '../../factories/agreements.ts';
import type { Engaged } from '../../factories/engagements.ts';
import { anIce, asMember, giveRole } from '../../factories/people.ts';
import { balancesOf } from '../../factories/vouchers.ts';
import { resetDatabase } from '../../setup/database.ts';

beforeEach(resetDatabase);

const now = ({ engagement: { id } }: Engaged) =>
  db.engagement.findUniqueOrThrow({ where: { id }, include: { agreements: true } });

describe('the paper', () => {
  test('is kept byte for byte, is made again from its content, and names no voucher code', async () => {
    const { engagement, paper, voucher } = await draftedAt();
    const agreement = await db.agreement.findFirstOrThrow({
      where: { engagementId: engagement.id },
    });
    const { pdf } = await db.agreementPaper.findUniqueOrThrow({ where: { pdfHash: paper } });
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(paper);
    const content = contentOf(agreement);
    expect(Buffer.from(await renderContent(content)).equals(Buffer.from(pdf))).toBe(true);
    expect(contentHash(agreement.content)).toBe(agreement.contentHash);
    expect(JSON.stringify(content)).not.toContain(voucher.code);
    expect(content).toMatchObject({
      ht: '800000',
      vat: '160000',
      subsidy: '400000',
      share: '560000',
    });
    await expect(
      db.agreementPaper.update({ where: { pdfHash: paper }, data: { pdf: Buffer.from('x') } }),
    ).rejects.toThrow();
  });
});

describe('signatures', () => {
  test('the provider signs first, the firm last with a code; milestones and L5 follow', async () => {
    const drafted = await draftedAt();
    const { engagement, firm, provider, paper } = drafted;
    await expect(askSigningCode(firm, engagement.id, { paper })).rejects.toThrow(
      'engagements.provider-first',
    );
    await signAsProvider(provider, engagement.id, { paper });
    await signAsProvider(provider, engagement.id, { paper });
    await signWithCode(firm, engagement.id, paper);
    const after = await now(drafted);
    expect(after).toMatchObject({ state: 'copay-pending', agreements: [{ state: 'signed' }] });
    const milestones = await db.milestone.findMany({ where: { engagementId: engagement.id } });
    expect(milestones.map(({ subsidy, share }) => [subsidy, share])).toEqual([
      [250_000n, 350_000n],
      [150_000n, 210_000n],
    ]);
    expect(await balancesOf(drafted.programme.envelopeId)).toMatchObject({ 'G:engaged': 400_000n });
    const signatures = await db.agreementSignature.findMany({ orderBy: { side: 'asc' } });
    expect(signatures).toMatchObject([
      {
        ...{ side: 'firm', method: 'code' },
        evidence: { paper, channel: 'email', target: expect.stringMatching(/•••@/) },
      },
      { side: 'provider', method: 'session', evidence: { paper, channel: null } },
    ]);
    expect(JSON.stringify(signatures)).not.toContain('@example.ma');
    // The same form again is answered alike.
    await signAsFirm(firm, engagement.id, { paper, code: '000000' });
    const share = await db.shareRequest.findFirstOrThrow();
    expect(share).toMatchObject({ amount: 560_000n, state: 'open' });
  });

  test('a wrong code, one too many, an old one, and another paper are refused', async () => {
    const drafted = await draftedAt();
    const { engagement, firm, provider, paper } = drafted;
    const { id } = engagement;
    await expect(signAsProvider(provider, id, { paper: 'a'.repeat(64) })).rejects.toThrow(
      'engagements.paper-changed',
    );
    await signAsProvider(provider, id, { paper });
    await expect(signAsFirm(firm, id, { paper, code: '123456' })).rejects.toThrow('code-over');
    await askSigningCode(firm, id, { paper });
    const code = await sentCode();
    const late = { ...firm, now: new Date(firm.now.getTime() + 11 * 60_000) };
    await expect(signAsFirm(late, id, { paper, code })).rejects.toThrow('code-over');
    const wrong = code === '111111' ? '222222' : '111111';
    for (let tries = 0; tries < 5; tries += 1)
      await expect(signAsFirm(firm, id, { paper, code: wrong })).rejects.toThrow('wrong-code');
    await expect(signAsFirm(firm, id, { paper, code })).rejects.toThrow('code-over');
    expect(await now(drafted)).toMatchObject({ state: 'agreed' });
  });

  test('two that come at once sign once', async () => {
    const drafted = await draftedAt();
    const { engagement, firm, provider, paper } = drafted;
    const { id } = engagement;
    await Promise.all([0, 1].map(() => signAsProvider(provider, id, { paper })));
    await askSigningCode(firm, id, { paper });
    const code = await sentCode();
    const sent = await Promise.allSettled([0, 1].map(() => signAsFirm(firm, id, { paper, code })));
    expect(sent.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect(await db.agreementSignature.count()).toBe(2);
    expect(await balancesOf(drafted.programme.envelopeId)).toMatchObject({ 'G:engaged': 400_000n });
  });

  test('nobody of the provider signs for the firm', async () => {
    const drafted = await draftedAt();
    const { engagement, firmId, provider, paper } = drafted;
    await signAsProvider(provider, engagement.id, { paper });
    const { accountId } = provider.person;
    await giveRole(accountId, firmId, 'sme-member');
    const both = await asMember(accountId, firmId);
    await expect(askSigningCode(both, engagement.id, { paper })).rejects.toThrow(
      'engagements.provider-side',
    );
    // Who owns the firm as well is tied to the provider: nobody signs then.
    await giveRole(accountId, firmId, 'sme-owner');
    const owner = await asMember(accountId, firmId);
    await expect(askSigningCode(owner, engagement.id, { paper })).rejects.toThrow(
      'engagements.related',
    );
    const agreement = await db.agreement.findFirstOrThrow();
    await expect(
      db.agreementSignature.create({
        data: {
          ...{ agreementId: agreement.id, side: 'firm', accountId, name: 'x', method: 'code' },
          ...{ at: drafted.firm.now, evidence: {} },
        },
      }),
    ).rejects.toThrow('agreement_signature_outsider');
  });
});

describe('related parties', () => {
  const setBoth = async (
    { firmId, providerId }: Engaged,
    data: readonly [Prisma.OrganisationUpdateInput, Prisma.OrganisationUpdateInput],
  ) => {
    for (const [place, id] of [firmId, providerId].entries())
      await db.organisation.update({ where: { id }, data: data[place] ?? {} });
  };
  const PHONE = '+212612345678';
  const TIES: readonly (readonly [string, (engaged: Engaged) => Promise<unknown>])[] = [
    [
      'ice9',
      (engaged) => {
        const [one, other] = [anIce(777_777, 0), anIce(777_777, 1)];
        const ice9 = one.slice(0, 9);
        return setBoth(engaged, [
          { ice: one, ice9 },
          { ice: other, ice9 },
        ]);
      },
    ],
    ['tax-id', (engaged) => setBoth(engaged, [{ taxId: '4455667' }, { taxId: '4455667' }])],
    [
      'trade-register',
      (engaged) => {
        const place = { tradeRegister: '77', registerCourt: 'Rabat' };
        return setBoth(engaged, [place, place]);
      },
    ],
    [
      'person',
      async ({ firmId, provider }) => {
        const id = await giveRole(provider.person.accountId, firmId, 'sme-viewer');
        await db.roleGrant.update({ where: { id }, data: { status: 'revoked' } });
      },
    ],
    [
      'phone',
      async ({ firm, providerId }) => {
        const { accountId: id } = firm.person;
        await db.account.update({ where: { id }, data: { phone: PHONE } });
        await db.provider.update({
          where: { organisationId: providerId },
          data: { phone: PHONE },
        });
      },
    ],
    [
      'email',
      async ({ firm, providerId }) => {
        const { email } = await db.account.findUniqueOrThrow({
          where: { id: firm.person.accountId },
        });
        await db.provider.update({ where: { organisationId: providerId }, data: { email } });
      },
    ],
    [
      'officer',
      ({ officers, providerId }) =>
        giveRole(officers.proposes.person.accountId, providerId, 'provider-member'),
    ],
    [
      'rib',
      async ({ firmId, providerId, firm }) => {
        for (const organisationId of [firmId, providerId])
          await db.bankAccount.create({
            data: {
              ...{ id: `account of ${organisationId}`, organisationId, holder: 'x', ice: '1' },
              ...{ rib: '0'.repeat(22) + '97', state: 'pending', addedById: 'somebody' },
              addedAt: firm.now,
            },
          });
      },
    ],
  ];

  test.each(TIES)('%s keeps both from signing', async (tie, bind) => {
    const drafted = await draftedAt();
    await bind(drafted);
    const { engagement, provider, paper } = drafted;
    const refused = signAsProvider(provider, engagement.id, { paper });
    await expect(refused).rejects.toMatchObject({
      ...{ code: 'engagements.related', details: { reasons: tie } },
    });
  });
});

describe('anybody verifies', () => {
  test('who signed, when, and whether a file is ours; never an amount', async () => {
    const drafted = await draftedAt();
    const { code } = await db.agreement.findFirstOrThrow();
    const before = await findPublicAgreement(code);
    expect(before).toMatchObject({ isValid: false, asked: { state: 'waiting', firmAt: null } });
    await signBoth(drafted, drafted.paper);
    const found = await findPublicAgreement(code.toLowerCase());
    expect(found).toMatchObject({ isValid: true, asked: { state: 'in-force' } });
    expect(JSON.stringify(found)).not.toMatch(/\d{6}(?!-)n?\b.*DH|400000|800000/);
    if (!found) throw new Error('not found');
    expect(comparePaper(found, drafted.paper.toUpperCase())).toBe('same');
    expect(comparePaper(found, 'b'.repeat(64))).toBe('none');
    expect(comparePaper(found, 'x')).toBeNull();
    expect(await findPublicAgreement('RA-0000-0000-0000')).toBeNull();
  });

  test('an engagement signed as people do has the money of a real one', async () => {
    const { engagement, milestones } = await signedAt();
    expect(engagement).toMatchObject({ state: 'copay-pending' });
    expect(milestones).toHaveLength(2);
  });
});
