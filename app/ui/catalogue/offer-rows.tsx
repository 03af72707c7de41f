import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Lang } from '#i18n/languages.ts';
import { Marked } from './marked.tsx';
import type { OfferRowView } from './offer-row-view.ts';

interface OfferRowsProps {
  readonly lang: Lang;
  readonly rows: readonly OfferRowView[];
  /** Id of the form that compares; without it nothing can be chosen. */
  readonly compare?: string;
}

/** Offers in a list: bare elements, written by the server. */
export function OfferRows({ lang, rows, compare }: OfferRowsProps) {
  return (
    <ul className="steps rows">
      {rows.map((row) => (
        <li key={row.slug}>
          <OfferLine lang={lang} row={row} compare={compare} />
        </li>
      ))}
    </ul>
  );
}

function OfferLine(props: {
  readonly lang: Lang;
  readonly row: OfferRowView;
  readonly compare: string | undefined;
}) {
  const { lang, row, compare } = props;
  return (
    <>
      <h3>
        <Link to={`/${lang}/offers/${row.slug}`}>
          <Marked text={row.title} />
        </Link>
      </h3>
      {row.summary && (
        <p>
          <Marked text={row.summary} />
        </p>
      )}
      <p>
        <strong>
          <bdi>{row.price}</bdi>
        </strong>{' '}
        {row.terms} ·{' '}
        <Link to={`/${lang}/providers/${row.provider.slug}`}>
          <bdi>{row.provider.name}</bdi>
        </Link>{' '}
        <Standing {...row.standing} />
      </p>
      <p className="hint">
        {[row.category, ...row.facts].join(' · ')}
        {row.tags.map((tag) => (
          <span key={tag}>
            {' '}
            <span className="tag">{tag}</span>
          </span>
        ))}
      </p>
      {compare !== undefined && <Pick form={compare} row={row} />}
    </>
  );
}

function Pick({ form, row }: { readonly form: string; readonly row: OfferRowView }) {
  const { t } = useTranslation('catalogue');
  return (
    <label className="pick">
      <input type="checkbox" name="offer" value={row.slug} form={form} /> {t('compare.pick')}
      <span className="vh"> : {row.name}</span>
    </label>
  );
}

/** The certificate of a provider, by a word and a colour. */
export function Standing({ code, word }: OfferRowView['standing']) {
  return <span className={code === 'certified' ? 'tag done' : 'tag warn'}>{word}</span>;
}
