import { data } from '@remix-run/node';
import { DomainError } from '#domain/kernel/index.server.ts';
import { isDatabaseAway } from '#platform/db.ts';
import type { TypedValues } from './forms.server.ts';
import { notFound } from './params.server.ts';

/**
 * Runs a use-case for a page: what is not there answers 404, a missing database 503 with what was
 * typed, so that the error page can send it again.
 */
export async function guarded<T>(work: () => Promise<T>, typed: TypedValues = {}): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError && error.code.endsWith('.not-found')) throw notFound();
    if (isDatabaseAway(error)) throw data({ typed }, { status: 503 });
    throw error;
  }
}

/** Runs a use-case that may refuse: the reason of a refusal, or null when it was carried out. */
export async function refusalOf(
  work: () => Promise<unknown>,
  typed: TypedValues = {},
): Promise<string | null> {
  try {
    await guarded(work, typed);
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.code.replace(/^[^.]*\./, '');
    throw error;
  }
}
