import { allows } from '#domain/ledger/index.server.ts';
import type { AccountCode, TransferCode } from '#domain/ledger/schema.ts';

/** An account of the model: which it is, and of what. */
export interface ModelAccount {
  readonly code: AccountCode;
  readonly book: 'budget' | 'cash';
  readonly programme: string;
  readonly envelope: string | null;
  readonly bucket: number;
}

export interface ModelTransfer {
  readonly reference: string;
  readonly code: TransferCode;
  /** Names of accounts; one that is not there is unknown. */
  readonly from: string;
  readonly to: string;
  readonly amount: bigint;
  readonly subject: string;
  readonly expiresAt?: number;
  readonly resolves?: string;
}

interface Held {
  readonly balance: bigint;
  readonly version: number;
}

/** The books as plain values, written from the specification alone. */
export interface Books {
  readonly accounts: ReadonlyMap<string, ModelAccount>;
  readonly held: ReadonlyMap<string, Held>;
  readonly posted: ReadonlyMap<string, ModelTransfer>;
  readonly ended: ReadonlySet<string>;
}

export function openBooks(accounts: ReadonlyMap<string, ModelAccount>): Books {
  return { accounts, held: new Map(), posted: new Map(), ended: new Set() };
}

const NOTHING: Held = { balance: 0n, version: 0 };
export const heldIn = (books: Books, name: string): Held => books.held.get(name) ?? NOTHING;

/** What comes of posting some transfers: new books, or every reason there is to refuse. */
export type Outcome =
  | { readonly books: Books; readonly repeated: readonly boolean[] }
  | { readonly refused: ReadonlySet<string> };

/** Posts transfers in their order, all or none (cases and money §2). */
export function postInModel(
  before: Books,
  transfers: readonly ModelTransfer[],
  now: number,
): Outcome {
  const refused = new Set<string>();
  const repeated: boolean[] = [];
  let books = before;
  const references = new Set(transfers.map(({ reference }) => reference));
  if (references.size < transfers.length) refused.add('ledger_reference_reused');
  for (const transfer of transfers) {
    for (const reason of shapeProblems(before, transfer)) refused.add(reason);
    const old = before.posted.get(transfer.reference);
    repeated.push(old !== undefined);
    if (old) {
      if (!isSame(old, transfer)) refused.add('ledger_reference_reused');
      continue;
    }
    for (const reason of momentProblems(books, transfer, now)) refused.add(reason);
    books = moved(books, transfer);
    const giver = books.accounts.get(transfer.from);
    const mayOwe = giver?.code === 'FUNDER' || giver?.code === 'RAIL:clearing';
    if (!mayOwe && heldIn(books, transfer.from).balance < 0n) refused.add('ledger_no_overdraft');
  }
  return refused.size > 0 ? { refused } : { books, repeated };
}

function isSame(old: ModelTransfer, again: ModelTransfer): boolean {
  return (['code', 'from', 'to', 'amount', 'subject', 'resolves'] as const).every(
    (key) => old[key] === again[key],
  );
}

/** What no books would take. */
function* shapeProblems(books: Books, transfer: ModelTransfer): Generator<string> {
  const { code, from, to, amount, expiresAt, resolves } = transfer;
  const [giver, taker] = [books.accounts.get(from), books.accounts.get(to)];
  if (amount <= 0n) yield 'ledger_transfer_amount';
  if (from === to) yield 'ledger_transfer_apart';
  if ((code === 'L2') !== (expiresAt !== undefined)) yield 'ledger_no_reservation';
  if ((code === 'L3' || code === 'L4') !== (resolves !== undefined)) yield 'ledger_no_reservation';
  if (resolves !== undefined) {
    const held = books.posted.get(resolves);
    const fits = held?.code === 'L2' && held.to === from && held.amount === amount;
    if (!fits || (code === 'L3' && held.from !== to)) yield 'ledger_no_reservation';
  }
  if (!giver || !taker) {
    yield 'ledger_unknown_account';
    return;
  }
  const oneEnvelope =
    giver.envelope === null || taker.envelope === null || giver.envelope === taker.envelope;
  const oneBucket =
    code === 'S1' ||
    giver.envelope === null ||
    taker.envelope === null ||
    giver.bucket === taker.bucket;
  const fits =
    giver.book === taker.book && giver.programme === taker.programme && oneEnvelope && oneBucket;
  if (!fits || !allows(code, giver.code, taker.code)) yield 'ledger_wrong_accounts';
}

/** What these books do not take now. */
function* momentProblems(
  books: Books,
  { code, resolves }: ModelTransfer,
  now: number,
): Generator<string> {
  if (resolves === undefined) return;
  if (books.ended.has(resolves)) yield 'ledger_no_reservation';
  const until = books.posted.get(resolves)?.expiresAt;
  if (code === 'L4' && until !== undefined && now >= until) yield 'ledger_reservation_ended';
}

function moved(books: Books, transfer: ModelTransfer): Books {
  const { reference, from, to, amount, resolves } = transfer;
  const held = new Map(books.held);
  const change = (name: string, delta: bigint) => {
    const { balance, version } = held.get(name) ?? NOTHING;
    held.set(name, { balance: balance + delta, version: version + 1 });
  };
  change(from, -amount);
  change(to, amount);
  return {
    accounts: books.accounts,
    held,
    posted: new Map(books.posted).set(reference, transfer),
    ended: resolves === undefined ? books.ended : new Set(books.ended).add(resolves),
  };
}
