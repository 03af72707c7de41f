import { useTranslation } from 'react-i18next';

interface BesideProps {
  readonly note?: string | undefined;
  readonly legalRef?: string | undefined;
}

/** What is said beside a condition: words of its own, and the article it comes from. */
export function Beside({ note, legalRef }: BesideProps) {
  const { t } = useTranslation('eligibility');
  return (
    <>
      {note !== undefined && <small className="aside">{note}</small>}
      {legalRef !== undefined && (
        <small className="aside">
          {t('why.legal')} <bdi>{legalRef}</bdi>
        </small>
      )}
    </>
  );
}
