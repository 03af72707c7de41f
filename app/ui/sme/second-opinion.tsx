import { useTranslation } from 'react-i18next';
import type { SecondView } from '#domain/assessment/schema.ts';
import { DataTable } from '../workspace/parts.tsx';

interface Props {
  readonly opinion: Omit<NonNullable<SecondView['opinion']>, 'completedAt'>;
  readonly date: string;
}

/** What two people see two levels apart or more, and what only one of them answered. */
export function SecondOpinion({ opinion: { disagreements, onlyOne }, date }: Props) {
  const { t } = useTranslation('sme');
  return (
    <>
      <p className="hint">{t('second.done', { date })}</p>
      <h2>{t('second.disagreements')}</h2>
      {disagreements.length === 0 ? (
        <p>{t('second.agree')}</p>
      ) : (
        <DataTable
          caption={t('second.disagreements')}
          columns={[t('second.question'), t('second.first'), t('second.second')]}
          rows={disagreements.map(({ item, title, first, second }) => ({
            key: item,
            cells: [title, first, second],
          }))}
        />
      )}
      {onlyOne.length > 0 && (
        <>
          <h2>{t('second.onlyOne')}</h2>
          <ul>
            {onlyOne.map(({ item, title, by }) => (
              <li key={item}>
                {title} <span className="hint">({t(`second.by.${by}`)})</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
