import { useTranslation } from 'react-i18next';
import { COMPONENTS, CRITERIA, type MatchingMethod } from '#domain/matching/schema.ts';
import { DataTable } from '../data-table.tsx';

/** How offers are matched with a plan: the points in force, what they are made of, and the rules. */
export function Matching({ method }: { readonly method: MatchingMethod }) {
  const { t } = useTranslation('method');
  const { weights } = method;
  return (
    <section id="matching">
      <h2>{t('matching.title')}</h2>
      <p>{t('matching.lead')}</p>
      <p>
        {weights === null ? t('matching.away') : t('matching.version', { number: weights.number })}
      </p>
      <DataTable
        caption={t('matching.components')}
        columns={[
          { label: t('matching.component.label') },
          { label: t('matching.points'), numeric: true },
          { label: t('matching.how') },
        ]}
        rows={COMPONENTS.map((name) => ({
          key: name,
          cells: [
            t(`matching.component.${name}.name`),
            weights?.points[name],
            t(`matching.component.${name}.how`, method.component[name]),
          ],
        }))}
      />
      <DataTable
        caption={t('matching.criteria')}
        columns={[
          { label: t('matching.criterion.label') },
          { label: t('matching.share'), numeric: true },
          { label: t('matching.how') },
        ]}
        rows={CRITERIA.map((name) => ({
          key: name,
          cells: [
            t(`matching.criterion.${name}.name`),
            weights?.criteria[name],
            t(`matching.criterion.${name}.how`, method.criterion[name]),
          ],
        }))}
      />
      <p>{t('matching.silent')}</p>
      <Rules method={method} />
      <p>
        <a href="/api/openapi.json">{t('matching.api')}</a>
      </p>
    </section>
  );
}

function Rules({ method }: { readonly method: MatchingMethod }) {
  const { t } = useTranslation('method');
  const { rules, weights } = method;
  const points = weights?.points.exposure ?? 0;
  return t('matching.rules', { returnObjects: true, ...rules, points }).map(({ title, text }) => (
    <section key={title}>
      <h3>{title}</h3>
      <p>{text}</p>
    </section>
  ));
}
