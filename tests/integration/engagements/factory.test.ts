import { expect, test } from 'vitest';
import { BOOK_CHECKS } from '#domain/engagements/index.server.ts';
import { runChecks } from '#domain/ledger/index.server.ts';
import { balancesOf } from '../../factories/vouchers.ts';
import { acceptMilestone, engagementAt } from '../../factories/engagements.ts';

test('an engagement of the tests has the money of a real one', async () => {
  const engaged = await engagementAt('in-delivery');
  expect(engaged.engagement).toMatchObject({ state: 'in-delivery', subsidy: 400_000n });
  expect(await balancesOf(engaged.programme.envelopeId)).toMatchObject({ 'G:engaged': 400_000n });
  const accepted = await acceptMilestone(engaged, 1);
  expect(accepted).toMatchObject({ state: 'accepted', subsidy: 250_000n, share: 350_000n });
  const broken = [];
  for await (const found of runChecks(BOOK_CHECKS)) if (found.broken > 0) broken.push(found.code);
  expect(broken).toEqual([]);
});
