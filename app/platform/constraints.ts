import { DomainError } from '#domain/kernel/index.server.ts';
import { Prisma } from './prisma-client/client.ts';

/** Integrity constraint violations (SQLSTATE class 23) name the constraint they come from. */
const INTEGRITY = '23';

/** Names in quotes of any language's kind: `"x"`, `« x »`, `„x“`. */
const QUOTED = /["«»„“”]\s*([a-z][a-z0-9_]*)\s*["«»„“”]/gu;

/**
 * Name of the constraint or unique index that the database refused by, e.g.
 * `organisation_keeps_an_owner`; null for any other error. The driver drops the CONSTRAINT field
 * of a check, but every message ends with its name in quotes; a trigger that refuses must do the
 * same (`RAISE EXCEPTION '…: violates "name"'`).
 */
export function constraintOf(error: unknown): string | null {
  const cause = causeOf(error);
  if (!cause?.originalCode.startsWith(INTEGRITY)) return null;
  if (cause.index !== null) return cause.index;
  return [...cause.originalMessage.matchAll(QUOTED)].at(-1)?.[1] ?? null;
}

/**
 * Runs database work and turns refusals by the named constraints into `DomainError`s with the
 * given codes; other errors pass unchanged. Use it round the whole transaction: the refusal has
 * already ended it.
 */
export async function refusing<T>(
  codes: Readonly<Record<string, string>>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = codes[constraintOf(error) ?? ''];
    if (code === undefined) throw error;
    throw new DomainError(code);
  }
}

interface Cause {
  readonly originalCode: string;
  readonly originalMessage: string;
  readonly index: string | null;
}

function causeOf(error: unknown): Cause | null {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return null;
  const adapterError = error.meta?.['driverAdapterError'];
  if (!(adapterError instanceof Error) || !isRecord(adapterError.cause)) return null;
  const { originalCode, originalMessage, constraint } = adapterError.cause;
  if (typeof originalCode !== 'string' || typeof originalMessage !== 'string') return null;
  const index = isRecord(constraint) ? constraint['index'] : null;
  return { originalCode, originalMessage, index: typeof index === 'string' ? index : null };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
