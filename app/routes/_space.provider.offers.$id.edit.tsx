import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  getOwnDraft,
  listOwnDuplicates,
  offerChoices,
  offerFormSchema,
  saveDraft,
  submitOffer,
} from '#domain/catalogue/index.server.ts';
import { DomainError } from '#domain/kernel/index.server.ts';
import { formatDateTime } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { EditOffer } from '#ui/offers/edit-offer.tsx';
import { rowsOf } from '#ui/offers/form-context.ts';
import type { Refusal } from '#ui/offers/use-offer-messages.ts';
import { parseFields, readForm, textOf, type TypedValues } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['offers', 'vocab', 'review'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'provider');
  const id = requireParam(args.params, 'id');
  const { draft, regions, requests } = await guarded(() => getOwnDraft(actor, id));
  const choices = offerChoices(contentLang(lang));
  const duplicates = draft ? await listOwnDuplicates(actor, id, contentLang(lang)) : [];
  return {
    ...{ lang, id, choices, requests },
    draft: draft && { ...draft, savedAt: formatDateTime(lang, draft.savedAt) },
    duplicates: duplicates.map(
      ({ offerId, slug, title, providerName, own, sameTitle, likeness }) => ({
        ...{ offerId, slug, title, providerName, own, sameTitle, likeness },
      }),
    ),
    served: regions && choices.regions.filter(({ code }) => regions.includes(code)),
    saved: new URL(args.request.url).searchParams.has('saved'),
    title: titled(lang, i18nFor(lang).t('offers:edit.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** The form again: with what was typed, or, without values, as it has just been saved. */
interface Answer {
  readonly refusals: readonly Refusal[];
  readonly values: TypedValues | null;
  /** The stamp that was sent; null for the present one, once it was said what is different. */
  readonly stamp: string | null;
}

const again = (answer: Answer, status: number) => data(answer, { status });

export async function action(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'provider');
  const offerId = requireParam(args.params, 'id');
  const sent = await readForm(args.request);
  const stamp = textOf(sent, 'stamp', 128);
  const form = parseFields(sent, offerFormSchema);
  const typed = form.ok ? form.typed : form.values;
  const act = textOf(sent, 'do', 20);
  if (act === 'add-row') return again({ refusals: [], values: oneRowMore(typed), stamp }, 200);
  if (!form.ok) {
    const refusals = Object.entries(form.errors).map(([field, key]) => ({
      field,
      key: key.replace(/^error\./, ''),
    }));
    return again({ refusals, values: typed, stamp }, 422);
  }
  const draft = { offerId, versionId: textOf(sent, 'versionId', 64), stamp, content: form.value };
  const page = `/${lang}/provider/offers/${offerId}`;
  try {
    if (act !== 'submit') {
      await guarded(() => saveDraft(actor, draft), typed);
      return seeOther(`${page}/edit?saved`);
    }
    const refusals = await guarded(() => submitOffer(actor, draft), typed);
    return refusals.length === 0
      ? seeOther(`${page}?sent`)
      : again({ refusals, values: null, stamp: null }, 422);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const key = error.code.replace('catalogue.', '');
    return again({ refusals: [{ field: '', key }], values: typed, stamp: null }, 422);
  }
}

function oneRowMore(typed: TypedValues): TypedValues {
  return { ...typed, rows: String(rowsOf(typed) + 1) };
}

export default function Edit() {
  const { t } = useTranslation('offers');
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div id="page">
      <p>
        <Link to={`/${page.lang}/provider/offers/${page.id}`}>{t('edit.toOffer')}</Link>
      </p>
      <h1>{t('edit.title')}</h1>
      <EditOffer page={page} answer={answer} />
    </div>
  );
}
