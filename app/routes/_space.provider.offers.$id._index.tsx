import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  diffOffers,
  discardDraft,
  getOwnOffer,
  offerNames,
  openOfferDraft,
  reviseOffer,
  takeBackOffer,
  withdrawOffer,
} from '#domain/catalogue/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { OfferTitle } from '#ui/offers/offer-view.tsx';
import { OneSided } from '#ui/offers/one-sided.tsx';
import { showVersion } from '#ui/offers/show-version.ts';
import { Standing } from '#ui/offers/standing.tsx';
import { useOfferMessages } from '#ui/offers/use-offer-messages.ts';
import { VersionChanges } from '#ui/offers/version-changes.tsx';
import { VersionList } from '#ui/offers/version-list.tsx';
import { ButtonLink, Panel } from '#ui/workspace/parts.tsx';
import { readForm, textOf } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['offers', 'offer', 'vocab', 'review'] };
export const headers = () => PRIVATE_PAGE;

/** Versions from the latest back that are compared with the one before: all can be read whole. */
const MOST_COMPARED = 10;

type Version = Awaited<ReturnType<typeof getOwnOffer>>['versions'][number];

/** The versions with their dates, and what the latest changed against the one before each. */
function historyOf(lang: Lang, versions: readonly Version[]) {
  return versions.map((version, index) => {
    const before = index < MOST_COMPARED ? versions[index + 1] : undefined;
    const changes = before && {
      since: before.number,
      list: diffOffers(before.content, version.content),
    };
    return { ...showVersion(lang, version), changes: changes ?? null };
  });
}

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'provider');
  const id = requireParam(args.params, 'id');
  const offer = await guarded(() => getOwnOffer(actor, id, contentLang(lang)));
  const { t } = i18nFor(lang);
  const { working, published, versions, ...about } = offer;
  return {
    lang,
    offer: {
      ...about,
      working: working && showVersion(lang, working),
      published: published && showVersion(lang, published),
      versions: historyOf(lang, versions),
    },
    names: offerNames(
      versions.map(({ content }) => content),
      contentLang(lang),
    ),
    sent: new URL(args.request.url).searchParams.has('sent'),
    title: titled(lang, offer.title?.text ?? t('offer:untitled')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** Acts that lead on to the form of a draft. */
const LEADS_ON = {
  'take-back': takeBackOffer,
  revise: reviseOffer,
  open: openOfferDraft,
  reopen: openOfferDraft,
} as const;
const ENDS = { discard: discardDraft, withdraw: withdrawOffer } as const;

const isOne = <T extends string>(acts: Readonly<Record<T, unknown>>, act: string): act is T =>
  Object.hasOwn(acts, act);

export async function action(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'provider');
  const offerId = requireParam(args.params, 'id');
  const form = await readForm(args.request);
  const key = { offerId, versionId: textOf(form, 'versionId', 64) };
  const act = textOf(form, 'do', 20);
  const page = `/${lang}/provider/offers`;
  const done = isOne(LEADS_ON, act) ? LEADS_ON[act] : isOne(ENDS, act) ? ENDS[act] : null;
  if (done === null) return data({ refusals: [{ field: '', key: 'reload' }] }, { status: 422 });
  const refusal = await refusalOf(() => done(actor, key));
  if (refusal !== null) return data({ refusals: [{ field: '', key: refusal }] }, { status: 422 });
  return seeOther(isOne(LEADS_ON, act) ? `${page}/${offerId}/edit` : `${page}/${offerId}`);
}

export default function OfferPage() {
  const { t } = useTranslation('offers');
  const { lang, offer, names, sent } = useLoaderData<typeof loader>();
  const { shown } = useOfferMessages(lang, useActionData<typeof action>()?.refusals ?? [], []);
  const list = `/${lang}/provider/offers`;
  const page = `${list}/${offer.id}`;
  return (
    <div id="page">
      <p>
        <Link to={list}>{t('page.all')}</Link>
      </p>
      <h1>
        <OfferTitle title={offer.title} />
      </h1>
      <ErrorSummary errors={shown} />
      {sent && offer.working?.state === 'submitted' && (
        <p className="note ok" role="status">
          {t('page.sent')}
        </p>
      )}
      <Standing offer={offer} page={page} lang={lang} />
      <p>
        <ButtonLink look="plain" to={`${page}/preview`}>
          {t('page.preview')}
        </ButtonLink>
      </p>
      <OneSided lacking={offer.oneSided} lang={lang} />
      <Panel title={t('page.versions')}>
        <VersionList versions={offer.versions} page={page} />
        <VersionChanges versions={offer.versions} names={names} lang={lang} />
      </Panel>
    </div>
  );
}
