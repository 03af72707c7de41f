import { DomainError } from '#domain/kernel/index.server.ts';
import type { Lang } from '#i18n/languages.ts';
import { guarded } from './guard.server.ts';
import { seeOther } from './responses.server.ts';

/**
 * Runs a use-case of matching for a page. Where there is no plan yet to find offers for, the reader
 * is led to the answers of the assessment.
 */
export async function planned<T>(
  { lang, id }: { readonly lang: Lang; readonly id: string },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await guarded(work);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'matching.not-completed')
      throw seeOther(`/${lang}/assess/${id}/review`);
    throw error;
  }
}
