import { Link } from '@remix-run/react';
import type { Lang } from '#i18n/languages.ts';
import { Marked } from './marked.tsx';
import { Standing } from './offer-rows.tsx';
import type { ProviderRowView } from './provider-row-view.ts';

/** Providers in a list: bare elements, written by the server. */
export function ProviderRows(props: {
  readonly lang: Lang;
  readonly rows: readonly ProviderRowView[];
}) {
  return (
    <ul className="steps rows">
      {props.rows.map((row) => (
        <li key={row.slug}>
          <h3>
            <Link to={`/${props.lang}/providers/${row.slug}`}>
              <Marked text={row.name} />
            </Link>{' '}
            <Standing {...row.standing} />
          </h3>
          {row.summary && (
            <p>
              <Marked text={row.summary} />
            </p>
          )}
          <p className="hint">
            {[row.place, ...row.facts].filter((fact) => fact !== '').join(' · ')}
            {row.tags.map((tag) => (
              <span key={tag}>
                {' '}
                <span className="tag">{tag}</span>
              </span>
            ))}
          </p>
        </li>
      ))}
    </ul>
  );
}
