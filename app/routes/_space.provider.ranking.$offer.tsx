import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { DomainError } from '#domain/kernel/index.server.ts';
import { appealSchema, getOfferRanking, openAppeal } from '#domain/matching/index.server.ts';
import {
  APPEAL_DAYS,
  APPEAL_GROUNDS,
  APPEAL_TEXT,
  MOST_SHOWINGS,
} from '#domain/matching/schema.ts';
import { formatDate, formatNumber } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { AppealForm } from '#ui/ranking/appeal-form.tsx';
import { OfferName } from '#ui/ranking/offer-name.tsx';
import { Showings } from '#ui/ranking/showings.tsx';
import { useRankingMessages } from '#ui/ranking/use-ranking-messages.ts';
import { parseFields, readForm, typedValues } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { intentOf, mintIntent } from '#web/intent.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['ranking', 'vocab'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'provider');
  const id = requireParam(args.params, 'offer');
  const offer = await guarded(() => getOfferRanking(actor, id, contentLang(lang)));
  const wanted = new URL(args.request.url).searchParams.get('showing');
  const { t } = i18nFor(lang);
  return {
    ...{ lang, offer, intentId: mintIntent() },
    // Not read by the page itself: each list of codes would be one more file to load.
    limits: { ...APPEAL_TEXT, days: APPEAL_DAYS, showings: MOST_SHOWINGS },
    grounds: APPEAL_GROUNDS.filter((ground) =>
      ground === 'missing' ? offer.isPublished : offer.showings.length > 0,
    ),
    chosen: offer.showings.find(({ ref }) => ref === wanted)?.ref ?? '',
    title: titled(lang, offer.title?.text ?? t('ranking:untitled')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** The field that a refusal of an appeal is about, and its message. */
const FAULTS: Readonly<Record<string, { readonly field: string; readonly message: string }>> = {
  'matching.appeal-open': { field: '', message: 'error.open' },
  'matching.too-many-appeals': { field: '', message: 'error.tooMany' },
  'matching.unpublished': { field: 'ground', message: 'error.unpublished' },
  'matching.reload': { field: '', message: 'error.reload' },
};

export async function action(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'provider');
  const offerId = requireParam(args.params, 'offer');
  const fields = await readForm(args.request);
  const typed = typedValues(fields);
  const refuse = (errors: Readonly<Record<string, string>>, details = {}) =>
    data({ errors, details, values: typed }, { status: 422 });
  await guarded(() => getOfferRanking(actor, offerId, contentLang(lang)), typed);
  const form = parseFields(fields, appealSchema);
  if (!form.ok) return refuse(form.errors);
  try {
    await guarded(() => openAppeal(actor, offerId, form.value, intentOf(fields)), typed);
  } catch (error) {
    const fault = error instanceof DomainError ? FAULTS[error.code] : undefined;
    if (!(error instanceof DomainError) || fault === undefined) throw error;
    return refuse({ [fault.field]: fault.message }, error.details);
  }
  return seeOther(`/${lang}/provider/ranking?sent#appeals`);
}

export default function OfferRankingPage() {
  const { t } = useTranslation('ranking');
  const { lang, offer, intentId, chosen, limits, grounds } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useRankingMessages(refused);
  const { showings, open } = offer;
  const typed = [refused?.values['intentId'] ?? ''].flat()[0] ?? '';
  const isRankable = grounds.length > 0;
  return (
    <div id="page">
      <p>
        <Link to={`/${lang}/provider/ranking`}>{t('offer.back')}</Link>
      </p>
      <h1>
        <OfferName title={offer.title} />
      </h1>
      <ErrorSummary errors={shown} />
      <p>{t('offer.lead', { most: formatNumber(lang, limits.showings) })}</p>
      <Showings showings={showings} canContest={open === null} lang={lang} />
      {open !== null && (
        <p className="note" id="contest">
          {t('appeal.waits', {
            opened: formatDate(lang, open.openedOn),
            due: formatDate(lang, open.dueOn),
          })}
        </p>
      )}
      {open === null && isRankable && (
        <AppealForm
          key={chosen}
          intentId={typed === '' ? intentId : typed}
          showings={showings}
          chosen={chosen}
          grounds={grounds}
          limits={limits}
          values={refused?.values ?? {}}
          messages={messages}
          lang={lang}
        />
      )}
      {!isRankable && <p className="note">{t('appeal.unpublished')}</p>}
      <p className="hint">{t('privacy')}</p>
    </div>
  );
}
