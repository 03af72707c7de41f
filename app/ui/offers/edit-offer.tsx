import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Named, OfferChoices, OfferFormValues } from '#domain/catalogue/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { ErrorSummary } from '../error-summary.tsx';
import { DuplicateWarning, type RepeatedOffer } from './duplicate-warning.tsx';
import { OfferForm } from './offer-form.tsx';
import { useOfferMessages, type Refusal } from './use-offer-messages.ts';

interface EditPage {
  readonly lang: Lang;
  readonly id: string;
  readonly draft: {
    readonly versionId: string;
    readonly stamp: string;
    readonly values: OfferFormValues;
    readonly savedAt: string;
  } | null;
  readonly requests: readonly { readonly field: string; readonly text: string }[];
  readonly choices: OfferChoices;
  readonly served: readonly Named[] | null;
  /** Offers that the draft, as it was saved last, repeats. */
  readonly duplicates: readonly RepeatedOffer[];
  /** Whether it comes from saving. */
  readonly saved: boolean;
}

interface EditAnswer {
  readonly refusals: readonly Refusal[];
  readonly values: OfferFormValues | null;
  readonly stamp: string | null;
}

/** The form of a draft, or of what was typed into one that is no longer open. */
export function EditOffer({
  page,
  answer,
}: {
  readonly page: EditPage;
  readonly answer: EditAnswer | undefined;
}) {
  const { t } = useTranslation('offers');
  const { lang, id, draft, requests, choices } = page;
  const { messages, shown } = useOfferMessages(lang, answer?.refusals ?? [], choices.regions);
  const values = answer?.values ?? draft?.values ?? null;
  const context = {
    ...{ lang, requests, choices, messages },
    served: page.served?.map(({ name }) => name) ?? null,
  };
  const isStale = answer?.refusals.some(({ key }) => key === 'offer-changed') ?? false;
  return (
    <>
      <ErrorSummary errors={shown} />
      {page.saved && !answer && (
        <p className="note ok" role="status">
          {t('edit.saved')}
        </p>
      )}
      {isStale && (
        <p>
          <Link to={`/${lang}/provider/offers/${id}/preview`} target="_blank">
            {t('edit.compare')}
          </Link>
        </p>
      )}
      {draft ? (
        <p>
          {t('edit.lead')} {t('edit.savedAt', { date: draft.savedAt })}
        </p>
      ) : (
        <p className="note warn">
          {t('edit.closed')} {values && t('edit.kept')}
        </p>
      )}
      {values && (
        <OfferForm
          key={draft?.stamp ?? ''}
          context={{ ...context, values }}
          versionId={draft?.versionId ?? [values['versionId'] ?? ''].flat().join('')}
          isOpen={draft !== null}
          stamp={answer?.stamp ?? draft?.stamp ?? ''}
          warning={<DuplicateWarning lines={page.duplicates} lang={lang} />}
        />
      )}
    </>
  );
}
