import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { previewOffer } from '#domain/catalogue/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { OfferBody, OfferTitle } from '#ui/offers/offer-view.tsx';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { notFound, requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['offers', 'offer', 'vocab'] };
export const headers = () => PRIVATE_PAGE;

/** The number of a version in the address; null where none is asked for. */
function versionOf(request: Request): number | null {
  const asked = new URL(request.url).searchParams.get('version');
  if (asked === null) return null;
  if (!/^[1-9]\d{0,5}$/.test(asked)) throw notFound();
  return Number(asked);
}

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'provider');
  const id = requireParam(args.params, 'id');
  const number = versionOf(args.request);
  return {
    lang,
    id,
    ...(await guarded(() => previewOffer(actor, id, number, contentLang(lang)))),
    title: titled(lang, i18nFor(lang).t('offers:preview.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Preview() {
  const { t } = useTranslation('offers');
  const { lang, id, view, number, state } = useLoaderData<typeof loader>();
  return (
    <>
      <p className="note">
        {t('preview.note', { number, state: t(`state.${state}`) })}{' '}
        <Link to={`/${lang}/provider/offers/${id}`}>{t('preview.back')}</Link>
      </p>
      <h1>
        <OfferTitle title={view.title} />
      </h1>
      <OfferBody view={view} lang={lang} />
    </>
  );
}
