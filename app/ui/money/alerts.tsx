import { useTranslation } from 'react-i18next';
import type { MoneyAlert } from '#domain/ledger/schema.ts';

/** What deserves a look, in words. */
export function Alerts({
  alerts,
  year,
}: {
  readonly alerts: readonly { readonly alert: MoneyAlert; readonly count: number }[];
  readonly year: string;
}) {
  const { t } = useTranslation('money');
  if (alerts.length === 0) return null;
  return (
    <div className="note warn">
      <ul>
        {alerts.map(({ alert, count }) => (
          <li key={alert}>{t(`alert.${alert}`, { count, year })}</li>
        ))}
      </ul>
    </div>
  );
}
