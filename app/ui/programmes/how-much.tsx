import { useTranslation } from 'react-i18next';
import type { AmountPartView } from '#domain/programmes/schema.ts';
import { AmountParts } from '#ui/aid/expression-text.tsx';

interface HowMuchProps {
  readonly page: {
    /** The parts of the amount rule; empty without one. */
    readonly amounts: readonly AmountPartView[];
    /** What sources tell. */
    readonly figures: readonly { readonly label: string; readonly value: string }[];
    /** Other figures were found that no sure source supports. */
    readonly hasUnsure: boolean;
    readonly running: {
      readonly perFirm: string;
      readonly smallest: string | null;
      readonly payments: readonly Share[];
      readonly minorations: readonly Share[];
    } | null;
  };
}

interface Share {
  readonly label: string;
  readonly share: string;
}

/** What a programme gives: how the aid is computed, figures of sources, when it is paid. */
export function HowMuch({ page }: HowMuchProps) {
  const { t } = useTranslation('programmes');
  const { amounts, figures, hasUnsure, running } = page;
  return (
    <section>
      <h2>{t('page.howMuch')}</h2>
      {amounts.length === 0 && figures.length === 0 && <p>{t('page.noAmount')}</p>}
      {amounts.length > 0 && (
        <>
          <p>{t('page.computed')}</p>
          <AmountParts parts={amounts} />
        </>
      )}
      {figures.length > 0 && (
        <div className="scroll">
          <table>
            <caption>{t('page.figures')}</caption>
            <tbody>
              {figures.map(({ label, value }) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td>{value}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {hasUnsure && <p className="note warn">{t('page.unsure')}</p>}
      {running && (
        <>
          <p>{running.perFirm}</p>
          {running.smallest !== null && <p>{t('money.smallest', { amount: running.smallest })}</p>}
          <Shares caption={t('money.payments')} rows={running.payments} />
          <Shares caption={t('money.minorations')} rows={running.minorations} />
        </>
      )}
    </section>
  );
}

function Shares({ caption, rows }: { readonly caption: string; readonly rows: readonly Share[] }) {
  if (rows.length === 0) return null;
  return (
    <div className="scroll">
      <table>
        <caption>{caption}</caption>
        <tbody>
          {rows.map(({ label, share }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className="n">{share}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
