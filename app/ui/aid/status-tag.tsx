import { useTranslation } from 'react-i18next';
import type { Status } from '#domain/programmes/schema.ts';

const LOOK = { eligible: 'tag done', unknown: 'tag', not_eligible: 'tag warn' } as const;

/** What the rules say of the firm, in a word. */
export function StatusTag({ status }: { readonly status: Status }) {
  const { t } = useTranslation('eligibility');
  return (
    <span className={LOOK[status]} data-status={status}>
      {t(`why.status.${status}`)}
    </span>
  );
}
