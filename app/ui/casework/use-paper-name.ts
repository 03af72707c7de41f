import { useTranslation } from 'react-i18next';

/** The name of a kind of paper, in words. */
export function usePaperName(): (code: string) => string {
  const { t } = useTranslation('aid');
  // Codes come from the vocabulary of programmes, which has a word for each.
  return (code) => t(`document.${code}` as 'document.quote');
}
