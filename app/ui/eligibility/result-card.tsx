import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Lang } from '#i18n/languages.ts';
import { AmountView } from '#ui/aid/amount-view.tsx';
import { CheckedOn } from '#ui/aid/checked-on.tsx';
import { Counterfactuals } from '#ui/aid/counterfactuals.tsx';
import { Missing } from '#ui/aid/missing.tsx';
import { Reasons } from '#ui/aid/reasons.tsx';
import { StateTag } from '#ui/programmes/programme-rows.tsx';
import type { ResultView } from './result-view.ts';

interface ResultCardProps {
  readonly lang: Lang;
  readonly result: ResultView;
  /** Whether the reader may answer what is missing. */
  readonly canAnswer: boolean;
}

/** One programme for the reader's firm: what it gives, what is missing, every reason, where to ask. */
export function ResultCard({ lang, result, canAnswer }: ResultCardProps) {
  const { t } = useTranslation(['eligibility', 'programmes']);
  const { explanation, slug } = result;
  const { amount, missing, counterfactuals, reasons } = explanation;
  return (
    <li className="card" id={slug}>
      <h3>
        <Link to={`/${lang}/programmes/${slug}`}>
          <bdi>{result.name}</bdi>
        </Link>
      </h3>
      <p className="hint">
        <StateTag {...result.status} />{' '}
        {result.isDemo && <span className="tag warn">{t('programmes:row.demo')}</span>}{' '}
        <bdi>{result.owner}</bdi>
      </p>
      {amount && <AmountView amount={amount} />}
      {canAnswer ? (
        <Missing missing={missing} hrefOf={(fact) => `/${lang}/eligibility?ask=${fact}`} />
      ) : (
        <Missing missing={missing} />
      )}
      <Counterfactuals counterfactuals={counterfactuals} />
      {reasons.length > 0 && (
        <details>
          <summary>{t('results.why')}</summary>
          <Reasons reasons={reasons} />
        </details>
      )}
      <Where lang={lang} result={result} />
      <p className="hint">
        {t('results.rules', { version: result.version, hash: result.fingerprint })}
        {result.checked && (
          <>
            {' '}
            · <CheckedOn checked={result.checked} />
          </>
        )}
      </p>
    </li>
  );
}

/** Where one asks for it; what is run elsewhere is to be checked there. */
function Where(props: { readonly lang: Lang; readonly result: ResultView }) {
  const { t } = useTranslation('eligibility');
  const { lang, result } = props;
  const { outside, slug, standing, takesRequests } = result;
  if (takesRequests && (standing === 'eligible' || standing === 'open'))
    return (
      <p className="actions noprint">
        <Link className="btn second" to={`/${lang}/sme/applications/new?programme=${slug}`}>
          {t('results.ask')}
          <span className="vh"> : {result.name}</span>
        </Link>
      </p>
    );
  if (outside === null)
    return (
      <p>
        {t('results.apply')} {t('results.here')}
      </p>
    );
  return (
    <p>
      {t('results.apply')} {outside.applyAt}
      {outside.href !== null && (
        <>
          {' '}
          <a className="ltr" href={outside.href} rel="nofollow noopener">
            {new URL(outside.href).host}
          </a>
        </>
      )}
      <br />
      <small>{t('results.verify')}</small>
    </p>
  );
}
