import { hash, parseOptions, verify } from '@node-rs/argon2';
import { atMost } from '#domain/kernel/index.server.ts';
import { normalPassword } from './password-rules.ts';

/** OWASP password storage: argon2id with 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Of the four threads that Node lends to hashing, files and name look-ups, one stays free. */
const AT_ONCE = 3;

/** The hash of 32 random bytes nobody kept: what is checked for somebody who has no password. */
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$BXFc16I/RiTiiBzy8uwdRQ$Igr3h9Ei0wM9gBfXmBN40c2hCBn4mLIrjiXnsaNQ4w4';

const inTurn = atMost(AT_ONCE);

/** The argon2id hash of a password, in PHC form, with a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normalPassword(password), COST));
}

/**
 * Whether a password is the one of a stored hash. Without a stored hash it takes the same work and
 * is false, so that the time tells nothing about who has an account.
 */
export async function verifyPassword(
  stored: string | null,
  password: string,
  check: (stored: string, password: string) => Promise<boolean> = verify,
): Promise<boolean> {
  const fits = await inTurn(() => check(stored ?? NOBODY, normalPassword(password)));
  return stored !== null && fits;
}

/** Whether a hash was made with other settings than today's. */
export function needsRehash(stored: string): boolean {
  const { memoryCost, timeCost, parallelism } = parseOptions(stored);
  return (
    !stored.startsWith('$argon2id$') ||
    memoryCost !== COST.memoryCost ||
    timeCost !== COST.timeCost ||
    parallelism !== COST.parallelism
  );
}
