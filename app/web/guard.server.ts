import { data } from '@remix-run/node';
import { DomainError } from '#domain/kernel/index.server.ts';
import { isDatabaseAway } from '#platform/db.ts';
import { notFound } from './params.server.ts';

/** Runs a use-case for a page: what is not there answers 404, a missing database 503. */
export async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError && error.code.endsWith('.not-found')) throw notFound();
    if (isDatabaseAway(error)) throw data(null, { status: 503 });
    throw error;
  }
}

/** Runs a use-case that may refuse: the reason of a refusal, or null when it was carried out. */
export async function refusalOf(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await guarded(work);
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.code.replace(/^[^.]*\./, '');
    throw error;
  }
}
