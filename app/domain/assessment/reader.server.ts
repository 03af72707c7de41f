import type { Tx } from '#platform/transaction.ts';

/** Anything that can read: the client itself or a transaction. */
export type Reader = Tx;
