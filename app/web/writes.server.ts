import { DomainError } from '#domain/kernel/index.server.ts';
import type { Lang } from '#i18n/languages.ts';
import type { TypedValues } from './forms.server.ts';
import { guarded } from './guard.server.ts';
import { seeOther } from './responses.server.ts';

/**
 * Runs a use-case that changes an assessment. Whoever may only read it is led to its answers, where
 * the page says so.
 */
export async function writing<T>(
  { lang, id }: { readonly lang: Lang; readonly id: string },
  work: () => Promise<T>,
  typed: TypedValues = {},
): Promise<T> {
  try {
    return await guarded(work, typed);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'assessment.read-only')
      throw seeOther(`/${lang}/assess/${id}/review?refused`);
    throw error;
  }
}
