import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Lang } from '#i18n/languages.ts';
import type { CompareColumn, CompareLine, CompareRow } from './compare-view.ts';
import { foreign } from './marked.tsx';
import { Standing } from './offer-rows.tsx';

interface CompareProps {
  readonly lang: Lang;
  readonly columns: readonly CompareColumn[];
  readonly rows: readonly CompareRow[];
}

/** The offers that are compared, each with a link to take it out. */
export function ComparedOffers({ lang, columns }: Omit<CompareProps, 'rows'>) {
  const { t } = useTranslation('catalogue');
  return (
    <ol className="compared">
      {columns.map(({ slug, title, provider, standing, isDemo }) => (
        <li key={slug}>
          <Link to={`/${lang}/offers/${slug}`}>
            <Line line={title} />
          </Link>{' '}
          · <bdi>{provider.name}</bdi> <Standing {...standing} />
          {isDemo && (
            <>
              {' '}
              <span className="tag">{t('row.demo')}</span>
            </>
          )}{' '}
          <Link to={without(lang, columns, slug)}>
            {t('compare.remove')}
            <span className="vh"> : {title.text}</span>
          </Link>
        </li>
      ))}
    </ol>
  );
}

function without(lang: Lang, columns: readonly CompareColumn[], slug: string): string {
  const rest = columns.filter((one) => one.slug !== slug);
  if (rest.length === 0) return `/${lang}/offers`;
  return `/${lang}/offers/compare?${rest.map((one) => `offer=${one.slug}`).join('&')}`;
}

/** One row a criterion; on a narrow screen each becomes a block that names the offers again. */
export function CompareTable({ columns, rows }: Omit<CompareProps, 'lang'>) {
  const { t } = useTranslation('catalogue');
  const caption = t('compare.title');
  return (
    <div className="scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className="compare">
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('compare.criterion')}</th>
            {columns.map(({ slug, title }, index) => (
              <th key={slug} scope="col">
                {index + 1}. <Line line={title} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, same, cells }) => (
            <tr key={key} className={same && cells.length > 1 ? 'same' : undefined}>
              <th scope="row">
                {label} {cells.length > 1 && <Difference same={same} />}
              </th>
              {cells.map((lines, index) => (
                <td
                  key={columns[index]?.slug}
                  data-offer={`${String(index + 1)}. ${columns[index]?.provider.name ?? ''}`}
                >
                  <Cell lines={lines} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The same as the table, a criterion after the other, for pages without its style sheet. */
export function CompareBlocks({ columns, rows }: Omit<CompareProps, 'lang'>) {
  return rows.map(({ key, label, same, cells }) => (
    <section key={key}>
      <h2>
        {label} {cells.length > 1 && <Difference same={same} />}
      </h2>
      <dl>
        {cells.map((lines, index) => {
          const column = columns[index];
          return (
            <div className="pair" key={column?.slug}>
              <dt>
                {index + 1}. <bdi>{column?.provider.name}</bdi>
              </dt>
              <dd>
                <Cell lines={lines} />
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  ));
}

function Difference({ same }: { readonly same: boolean }) {
  const { t } = useTranslation('catalogue');
  return same ? (
    <span className="tag done">{t('compare.same')}</span>
  ) : (
    <span className="tag warn">{t('compare.different')}</span>
  );
}

function Cell({ lines }: { readonly lines: readonly CompareLine[] }) {
  const [only] = lines;
  if (lines.length === 1 && only) return <Line line={only} />;
  return (
    <ul>
      {lines.map((line, index) => (
        <li key={index}>
          <Line line={line} />
        </li>
      ))}
    </ul>
  );
}

function Line({ line: { text, lang, to } }: { readonly line: CompareLine }) {
  const shown = <bdi {...foreign(lang)}>{text}</bdi>;
  return to === undefined ? shown : <Link to={to}>{shown}</Link>;
}
