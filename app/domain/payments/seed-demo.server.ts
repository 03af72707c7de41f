import { z } from 'zod';
import banks from '#content/demo-banks.json' with { type: 'json' };
import { getDemoActor } from '#domain/accounts/index.server.ts';
import { decideAccount } from './accounts/decide-account.server.ts';
import { bankAccountSchema } from './accounts/forms.ts';
import { giveAccount } from './accounts/give-account.server.ts';
import { listOwnAccounts } from './accounts/read-accounts.server.ts';

const demoBanksSchema = z.array(
  z.object({
    /** A persona of the organisation whose account it is. */
    givenBy: z.string(),
    rib: z.string(),
    holder: z.string(),
  }),
);

/** The persona who verifies accounts in the demonstration. */
const VERIFIER = 'authorising';

/**
 * The bank accounts of the demonstration, of a bank that does not exist, given by one person and
 * verified by another; where somebody gave one before, it stays. Only demonstrations call it.
 */
export async function seedDemoBanks(now: Date): Promise<void> {
  for (const { givenBy, ...form } of demoBanksSchema.parse(banks)) {
    const giver = await getDemoActor(givenBy, now);
    if ((await listOwnAccounts(giver)).length > 0) continue;
    const given = { form: bankAccountSchema.parse(form), file: null };
    await giveAccount(giver, given, `demonstration ${givenBy}`);
    const [account] = await listOwnAccounts(giver);
    if (!account) continue;
    const decision = { id: account.id, decision: 'verify', reason: '' } as const;
    await decideAccount(await getDemoActor(VERIFIER, now), decision);
  }
}
