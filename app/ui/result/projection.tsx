import { useTranslation } from 'react-i18next';
import type { WhatIfView } from '#domain/assessment/schema.ts';
import { formatNumber } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { StageName } from './overall.tsx';

/** Today beside the projection: score, stage, and the subjects that change. */
export function Projection({ whatIf, lang }: { readonly whatIf: WhatIfView; readonly lang: Lang }) {
  const { t } = useTranslation('roadmap');
  const chosen = whatIf.choices.some((choice) => choice.chosen);
  const figure = (value: number | null) => (value === null ? '–' : formatNumber(lang, value, 0));
  const changed = whatIf.dimensions.filter(
    ({ before, after }) => Math.round(before ?? 0) !== Math.round(after ?? 0),
  );
  return (
    <section className="card" aria-live="polite">
      {!chosen && <p>{t('whatIf.none')}</p>}
      <table className="cells">
        <thead>
          <tr>
            <td />
            <th scope="col">{t('whatIf.now')}</th>
            <th scope="col">{t('whatIf.then')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('whatIf.score')}</th>
            <td>{figure(whatIf.before.score)}</td>
            <td>
              <strong>{figure(whatIf.after.score)}</strong>
            </td>
          </tr>
          <tr>
            <th scope="row">{t('whatIf.stage')}</th>
            <td>{whatIf.before.stage && <StageName stage={whatIf.before.stage} />}</td>
            <td>{whatIf.after.stage && <StageName stage={whatIf.after.stage} />}</td>
          </tr>
          {changed.map(({ id, name, before, after }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>{figure(before)}</td>
              <td>
                <strong>{figure(after)}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
