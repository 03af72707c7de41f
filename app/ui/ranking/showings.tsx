import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Showing } from '#domain/matching/schema.ts';
import { formatDate, formatNumber } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { DataTable } from '../data-table.tsx';
import { Panel } from '../workspace/parts.tsx';
import { saidOf } from './said.ts';
import { showingWords } from './showing-words.ts';

interface Props {
  readonly showings: readonly Showing[];
  /** Whether a ranking can be contested now. */
  readonly canContest: boolean;
  readonly lang: Lang;
}

/** The last times an offer was shown, each with its points. */
export function Showings({ showings, canContest, lang }: Props) {
  const { t } = useTranslation(['ranking', 'vocab']);
  return (
    <Panel title={t('offer.showings')}>
      {showings.length === 0 && <p>{t('offer.none')}</p>}
      {showings.map((showing) => (
        <details key={showing.ref}>
          <summary>
            {formatDate(lang, showing.day)} · {showingWords(t, lang, showing)}
          </summary>
          <p>{showing.category.name}</p>
          <Points showing={showing} lang={lang} />
          {canContest && (
            <p>
              <Link to={`?showing=${showing.ref}#contest`}>{t('offer.contest')}</Link>
            </p>
          )}
        </details>
      ))}
    </Panel>
  );
}

function Points({ showing, lang }: { readonly showing: Showing; readonly lang: Lang }) {
  const { t } = useTranslation('ranking');
  const { components, points, weights } = showing;
  const number = (value: number) => formatNumber(lang, value, 1);
  const version = formatNumber(lang, weights);
  return (
    <DataTable
      caption={t('offer.total', { points: number(points), version })}
      columns={[
        { label: t('compare.component') },
        { label: t('offer.points'), numeric: true },
        { label: t('offer.why') },
      ]}
      rows={components.map(({ component, value, points: own, most }) => ({
        key: component,
        cells: [
          t(`component.${component}`),
          t('offer.of', { points: number(own), most: number(most) }),
          t(`said.${saidOf(component, value)}`),
        ],
      }))}
    />
  );
}
