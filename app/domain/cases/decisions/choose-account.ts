import { cents, contentHash, type Cents } from '#domain/kernel/index.server.ts';

/** What is available in one account of an envelope. */
export interface Purse {
  readonly envelopeId: string;
  readonly bucket: number;
  readonly balance: Cents;
}

/** The account that pays, and what other accounts of its envelope bring to it first. */
export interface Choice {
  readonly envelopeId: string;
  readonly bucket: number;
  readonly gather: readonly { readonly bucket: number; readonly amount: Cents }[];
}

const HEX = 16;
const DIGITS = 8;

/** A place among `count` that depends on a text alone. */
function placeOf(text: string, count: number): number {
  return Number.parseInt(contentHash(text).slice(0, DIGITS), HEX) % count;
}

/**
 * Which account of which envelope pays an amount, or null when none can. Envelopes are tried in the
 * order given. Inside one, the account that `seed` points to comes first, so that many proposals at
 * once spread over all; then any that has enough; then, when only the sum of its accounts suffices,
 * the first one with the rest gathered from the fullest others.
 */
export function chooseAccount(
  envelopeIds: readonly string[],
  purses: readonly Purse[],
  amount: Cents,
  seed: string,
): Choice | null {
  for (const envelopeId of envelopeIds) {
    const own = purses.filter((purse) => purse.envelopeId === envelopeId);
    if (own.length === 0) continue;
    const first = placeOf(seed, own.length);
    const inTurn = [...own.slice(first), ...own.slice(0, first)];
    const [preferred] = inTurn;
    const enough = inTurn.find(({ balance }) => balance >= amount);
    if (enough) return { envelopeId, bucket: enough.bucket, gather: [] };
    if (!preferred || own.reduce((sum, { balance }) => sum + balance, 0n) < amount) continue;
    const lacking = cents(amount - preferred.balance);
    return { envelopeId, bucket: preferred.bucket, gather: gathered(inTurn.slice(1), lacking) };
  }
  return null;
}

function gathered(others: readonly Purse[], lacking: Cents): Choice['gather'] {
  const fullest = [...others].sort((a, b) => Number(b.balance - a.balance));
  const parts: { bucket: number; amount: Cents }[] = [];
  let left: bigint = lacking;
  for (const { bucket, balance } of fullest) {
    if (left <= 0n) break;
    const part = balance < left ? balance : left;
    if (part <= 0n) continue;
    parts.push({ bucket, amount: cents(part) });
    left -= part;
  }
  return parts;
}
