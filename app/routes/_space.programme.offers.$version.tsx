import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import {
  catalogueNames,
  getOfferReview,
  offerNames,
  publishOffer,
  removalSchema,
  removeOffer,
  requestOfferChanges,
  reviewSchema,
} from '#domain/catalogue/index.server.ts';
import { groupIce } from '#domain/kernel/index.server.ts';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { ReviewedOffer } from '#ui/review/reviewed-offer.tsx';
import { showBand, showProvider } from '#ui/review/show-review.ts';
import { flatValues, parseFields, readForm, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['review', 'vocab'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'provider-examiner');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'version');
  const review = await guarded(() => getOfferReview(actor, id, contentLang(lang)));
  const { content, changes, submittedAt, decidedAt, requests, asked, duplicates } = review;
  const words = catalogueNames(contentLang(lang));
  const { title } = content;
  return {
    lang,
    ...{ content, number: review.number, state: review.state, conflict: review.conflict },
    names: offerNames([content, ...(changes ? [changes.since.content] : [])], contentLang(lang)),
    changes: changes && {
      number: changes.since.number,
      published: changes.since.published,
      list: changes.list,
    },
    submitted: submittedAt && formatDate(lang, submittedAt),
    decided: decidedAt && formatDate(lang, decidedAt),
    requests: requests.map(({ field, text }) => ({ field, text })),
    asked: asked.map(({ field, text }) => ({ field, text })),
    provider: showProvider(lang, review, { groupIce, province: words.province }),
    place: review.place,
    band: showBand(lang, review, words.region),
    ...{ hints: review.hints, obstacles: review.obstacles },
    duplicates: duplicates.map(
      ({ versionId, title: named, providerName, own, state, sameTitle, likeness }) => ({
        ...{ versionId, title: named, providerName, own, state, sameTitle, likeness },
      }),
    ),
    title: titled(lang, title.fr || title.ar || i18nFor(lang).t('review:untitled')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'provider-examiner');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'version');
  const form = await readForm(args.request);
  const typed = flatValues(typedValues(form));
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data({ errors, typed }, { status: 422 });
  const decide = async (work: () => Promise<void>, done: string) => {
    const refusal = await refusalOf(work, typed);
    if (refusal !== null) return refuse({ page: refusal });
    return seeOther(`/${lang}/programme/offers?done=${done}`);
  };
  // The form of a version that is not there is no form either.
  await guarded(() => getOfferReview(actor, id, contentLang(lang)));
  if (form.get('act') === 'remove') {
    const removal = parseFields(form, removalSchema);
    if (!removal.ok) return refuse(removal.errors);
    return decide(() => removeOffer(actor, id, removal.value.reason), 'removed');
  }
  const sent = parseFields(form, reviewSchema);
  if (!sent.ok) return refuse(sent.errors);
  const { act, requests } = sent.value;
  if (act === 'publish') return decide(() => publishOffer(actor, id), 'published');
  return decide(() => requestOfferChanges(actor, id, requests), 'requested');
}

export default function ReviewOffer() {
  return (
    <ReviewedOffer page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
  );
}
