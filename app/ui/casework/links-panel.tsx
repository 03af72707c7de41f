import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { CaseFile } from '#domain/cases/schema.ts';
import { DataTable, Facts, Panel } from '../workspace/parts.tsx';
import { onCircle } from './graph.ts';
import type { Shown } from './show-case.ts';

type Links = Shown<CaseFile['links']>;

const SIZE = 240;
const MARGIN = 24;
const DOT = 16;
/** More cannot be told apart: the table has them all. */
const MOST_DRAWN = 12;

/** A letter for each firm, the same in the drawing and in the table: A, B, … Z, A1, … */
function letterOf(place: number): string {
  const letter = String.fromCharCode('A'.charCodeAt(0) + (place % 26));
  return place < 26 ? letter : letter + String(Math.floor(place / 26));
}

/** The firm of the case first. */
function inOrder(firms: Links['firms']) {
  const sorted = [...firms].sort((a, b) => Number(b.own) - Number(a.own));
  return sorted.map((firm, place) => ({ ...firm, letter: letterOf(place) }));
}

/** Firms linked with that of the case, why, and what they were granted together. */
export function LinksPanel({ links, base }: { readonly links: Links; readonly base: string }) {
  const { t } = useTranslation(['casework', 'case']);
  const firms = inOrder(links.firms);
  return (
    <Panel title={t('links.title')} id="links">
      {firms.length === 1 ? (
        <p>{t('links.none')}</p>
      ) : (
        <>
          <p>{t('links.lead')}</p>
          <Drawing firms={firms} links={links.links} />
          <Ties firms={firms} links={links.links} />
        </>
      )}
      {links.cumulation && <Cumulation sums={links.cumulation} />}
      {links.others.length > 0 && (
        <>
          <h3>{t('links.others')}</h3>
          <ul>
            {links.others.map(({ id, firmId, receipt, category, state }) => (
              <li key={id}>
                <Link to={`${base}/${id}`}>
                  <bdi dir="ltr">{receipt}</bdi>
                </Link>{' '}
                <bdi>{firms.find((firm) => firm.id === firmId)?.name}</bdi> · {category} ·{' '}
                {t(`case:officerState.${state}`)}
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

type Firms = ReturnType<typeof inOrder>;

function Drawing({ firms, links }: { readonly firms: Firms; readonly links: Links['links'] }) {
  const { t } = useTranslation('casework');
  const drawn = firms.slice(0, MOST_DRAWN);
  const points = onCircle(drawn.length, SIZE, MARGIN);
  const places = new Map(drawn.map(({ id }, place) => [id, points[place]]));
  return (
    <svg
      className="links-graph"
      viewBox={`0 0 ${String(SIZE)} ${String(SIZE)}`}
      role="img"
      aria-label={t('links.drawing', { count: drawn.length })}
    >
      {links.map(({ from, to }) => {
        const [a, b] = [places.get(from), places.get(to)];
        return a && b && <line key={`${from} ${to}`} x1={a.x} y1={a.y} x2={b.x} y2={b.y} />;
      })}
      {drawn.map(({ id, letter, own }) => {
        const point = places.get(id);
        return (
          point && (
            <g key={id} data-own={own}>
              <circle cx={point.x} cy={point.y} r={DOT} />
              <text x={point.x} y={point.y}>
                {letter}
              </text>
            </g>
          )
        );
      })}
    </svg>
  );
}

function Ties({ firms, links }: { readonly firms: Firms; readonly links: Links['links'] }) {
  const { t } = useTranslation(['casework', 'case']);
  const nameOf = (id: string) => firms.find((firm) => firm.id === id);
  const named = (id: string) => (
    <>
      {nameOf(id)?.letter} · <bdi>{nameOf(id)?.name}</bdi>
    </>
  );
  return (
    <DataTable
      caption={t('links.title')}
      columns={[t('links.from'), t('links.to'), t('links.because')]}
      rows={links.map(({ from, to, because }) => ({
        key: `${from} ${to}`,
        cells: [named(from), named(to), because.map((tie) => t(`case:tie.${tie}`)).join(' · ')],
      }))}
    />
  );
}

function Cumulation({ sums }: { readonly sums: NonNullable<Links['cumulation']> }) {
  const { t } = useTranslation('casework');
  return (
    <>
      <h3>{t('cumulation.title', { count: sums.months })}</h3>
      <Facts
        items={[
          [t('cumulation.vouchers'), sums.vouchers],
          [t('cumulation.reserved'), sums.reserved],
          [t('cumulation.total'), sums.total],
          [t('cumulation.ceiling'), sums.ceiling],
          [t('cumulation.left'), <strong key="left">{sums.left}</strong>],
        ]}
      />
    </>
  );
}
