import type { Prisma } from '#platform/prisma-client/client.ts';

/** Anything that can read: the client itself or a transaction. */
export type Reader = Pick<Prisma.TransactionClient, '$queryRaw' | 'frameworkVersion'>;
