import { useTranslation } from 'react-i18next';

/** Beginnings of texts to copy from. */
export function Phrases({ phrases }: { readonly phrases: readonly string[] }) {
  const { t } = useTranslation('decision');
  if (phrases.length === 0) return null;
  return (
    <details>
      <summary>{t('phrases')}</summary>
      <ul>
        {phrases.map((phrase) => (
          <li key={phrase}>{phrase}</li>
        ))}
      </ul>
    </details>
  );
}
