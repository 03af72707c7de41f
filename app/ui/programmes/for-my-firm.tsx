import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { ExplanationView } from '#domain/programmes/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { AmountView } from '#ui/aid/amount-view.tsx';
import { Counterfactuals } from '#ui/aid/counterfactuals.tsx';
import { Missing } from '#ui/aid/missing.tsx';
import { Reasons } from '#ui/aid/reasons.tsx';
import { StatusTag } from '#ui/aid/status-tag.tsx';

interface ForMyFirmProps {
  readonly lang: Lang;
  /** Null when nothing is known of the reader's firm. */
  readonly explanation: ExplanationView | null;
}

/** What a programme's rules say to the reader's firm, or where to find out. */
export function ForMyFirm({ lang, explanation }: ForMyFirmProps) {
  const { t } = useTranslation('programmes');
  return (
    <section className={explanation === null ? 'card noprint' : 'card'}>
      <h2>{t('page.forMyFirm')}</h2>
      {explanation === null ? <p>{t('page.askUs')}</p> : <Explanation explanation={explanation} />}
      <p className="actions">
        <Link className="btn" to={`/${lang}/eligibility`}>
          {explanation === null ? t('check') : t('page.answers')}
        </Link>
      </p>
    </section>
  );
}

function Explanation({ explanation }: { readonly explanation: ExplanationView }) {
  const { t } = useTranslation('programmes');
  const { status, amount, counterfactuals, missing, reasons } = explanation;
  return (
    <>
      <p>
        <StatusTag status={status} />
      </p>
      {amount && <AmountView amount={amount} />}
      <Missing missing={missing} />
      <Counterfactuals counterfactuals={counterfactuals} />
      <details open={status === 'not_eligible'}>
        <summary>{t('page.reasons')}</summary>
        <Reasons reasons={reasons} />
      </details>
    </>
  );
}
