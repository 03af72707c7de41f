import { useTranslation } from 'react-i18next';
import {
  ALLOCATIONS,
  DOCUMENTS,
  PROGRAMME_KINDS,
  SEGMENTS,
  SERVICE_LEVELS,
} from '#domain/programmes/schema.ts';

const SPOKEN = ['ary', 'zgh', 'fr', 'ar', 'en'] as const;
const LANGUAGES = ['fr', 'ar', 'en'] as const;

export type Vocabulary =
  'allocation' | 'document' | 'kind' | 'language' | 'segment' | 'serviceLevel' | 'spoken';

/** The word of a code of a vocabulary in the reader's language; null for one that is not in it. */
export function useCodeWord(): (vocabulary: Vocabulary, code: string) => string | null {
  const { t } = useTranslation(['studio', 'aid', 'vocab']);
  const among = <T extends string>(
    codes: readonly T[],
    code: string,
    word: (known: T) => string,
  ) => {
    const known = codes.find((one) => one === code);
    return known === undefined ? null : word(known);
  };
  const words: Readonly<Record<Vocabulary, (code: string) => string | null>> = {
    allocation: (code) => among(ALLOCATIONS, code, (one) => t(`aid:allocation.${one}`)),
    document: (code) => among(DOCUMENTS, code, (one) => t(`aid:document.${one}`)),
    kind: (code) => among(PROGRAMME_KINDS, code, (one) => t(`aid:kind.${one}`)),
    language: (code) => among(LANGUAGES, code, (one) => t(`studio:language.${one}`)),
    segment: (code) => among(SEGMENTS, code, (one) => t(`aid:segment.${one}`)),
    serviceLevel: (code) => among(SERVICE_LEVELS, code, (one) => t(`aid:serviceLevel.${one}`)),
    spoken: (code) => among(SPOKEN, code, (one) => t(`vocab:spoken.${one}`)),
  };
  return (vocabulary, code) => words[vocabulary](code);
}
