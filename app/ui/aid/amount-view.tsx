import { useTranslation } from 'react-i18next';
import type { AmountView as View } from '#domain/programmes/schema.ts';

/** What the aid comes to and, folded, how it was computed. */
export function AmountView({ amount }: { readonly amount: View }) {
  const { t } = useTranslation('eligibility');
  const { text, rows, missing } = amount;
  return (
    <div className="aid-amount">
      <p>
        {t('why.amount')} <strong>{text}</strong>
        {missing !== null && <small className="aside">{missing}</small>}
      </p>
      {rows.length > 0 && (
        <details>
          <summary>{t('why.how')}</summary>
          <table>
            <caption className="vh">{t('why.how')}</caption>
            <tbody>
              {rows.map(({ id, label, value }) => (
                <tr key={id}>
                  <th scope="row">{label}</th>
                  <td>{value}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </div>
  );
}
