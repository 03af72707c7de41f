import { useTranslation } from 'react-i18next';
import type { Status } from '#domain/programmes/schema.ts';

const ORDER = ['eligible', 'unknown', 'not_eligible'] as const;
const LOOK = { eligible: 'tag done', unknown: 'tag', not_eligible: 'tag warn' } as const;

/** How many programmes the answers have settled so far, each way. */
export function Settled({ counts }: { readonly counts: Readonly<Record<Status, number>> }) {
  const { t } = useTranslation('eligibility');
  return (
    <p role="status">
      {t('settled.title')}{' '}
      {ORDER.filter((status) => counts[status] > 0).map((status) => (
        <span key={status}>
          <span className={LOOK[status]}>
            {t(`settled.${status}`, { count: counts[status] })}
          </span>{' '}
        </span>
      ))}
    </p>
  );
}
