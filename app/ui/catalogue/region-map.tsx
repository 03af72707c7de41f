import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '#ui/data-table.tsx';

/** A region with what is counted there. */
export interface RegionTile {
  readonly code: string;
  readonly name: string;
  readonly count: number;
  readonly figure: string;
  readonly href: string;
  readonly chosen: boolean;
}

/** Column and row of each region: north is up and the ocean on the left, in every language. */
const PLACES: Readonly<Record<string, readonly [column: number, row: number]>> = {
  'MA-01': [3, 1],
  'MA-02': [4, 2],
  'MA-03': [3, 2],
  'MA-04': [2, 2],
  'MA-05': [3, 3],
  'MA-06': [1, 2],
  'MA-07': [2, 3],
  'MA-08': [4, 3],
  'MA-09': [2, 4],
  'MA-10': [1, 4],
  'MA-11': [1, 5],
  'MA-12': [1, 6],
};
const SHADES = 4;

/** How dark a tile is, from 0 for nothing to 4 for the most; the figure says the same. */
function shade(count: number, most: number): number {
  return count === 0 ? 0 : Math.ceil((count / most) * SHADES);
}

interface RegionMapProps {
  readonly tiles: readonly RegionTile[];
  readonly dir: 'ltr' | 'rtl';
  readonly caption: string;
  /** What is counted. */
  readonly counted: string;
}

/**
 * The country as a grid of links, a tile a region. Without its style sheet it is a list, and the
 * same figures stand in a table.
 */
export function RegionMap({ tiles, dir, caption, counted }: RegionMapProps) {
  const { t } = useTranslation('catalogue');
  const most = Math.max(1, ...tiles.map(({ count }) => count));
  return (
    <figure>
      <figcaption>{caption}</figcaption>
      {/* The map of a country is not mirrored for those who read from the right. */}
      <ul className="tiles" dir="ltr">
        {tiles.map(({ code, name, count, figure, href, chosen }) => {
          const [column, row] = PLACES[code] ?? [1, 1];
          return (
            <li key={code} style={{ gridColumn: column, gridRow: row }}>
              <Link
                to={href}
                dir={dir}
                className={`tile s${String(shade(count, most))}`}
                aria-current={chosen ? 'true' : undefined}
              >
                {name}
                <span className="vh"> : </span>
                <b>{figure}</b>
                <span className="vh"> {counted}</span>
              </Link>
            </li>
          );
        })}
      </ul>
      <details>
        <summary>{t('map.table')}</summary>
        <DataTable
          caption={caption}
          columns={[{ label: t('facet.region') }, { label: counted, numeric: true }]}
          rows={tiles.map(({ code, name, figure }) => ({ key: code, cells: [name, figure] }))}
        />
      </details>
    </figure>
  );
}
