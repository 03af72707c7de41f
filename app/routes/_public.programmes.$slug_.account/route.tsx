import {
  data,
  type HeadersFunction,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findProgrammeAccount } from '#domain/cases/index.server.ts';
import { findPublicProgramme } from '#domain/programmes/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { headTags } from '#ui/head.ts';
import { TextPage } from '#ui/prose.tsx';
import moneyCss from '#ui/styles/money.css?url';
import { actorOf } from '#web/actor.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { notFound, requireLang, requireParam } from '#web/params.server.ts';
import { PUBLIC_PAGE } from '#web/responses.server.ts';
import { AccountPage } from './account-page.tsx';
import { accountView } from './view.server.ts';

export const handle = { i18n: ['money', 'programmes'], scripts: false };
export const headers: HeadersFunction = ({ loaderHeaders }) =>
  loaderHeaders.has('Cache-Control') ? loaderHeaders : PUBLIC_PAGE;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: moneyCss }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const slug = requireParam(params, 'slug');
  const { now } = actorOf(context, lang);
  const t = i18nFor(lang).getFixedT(null, ['money', 'programmes']);
  const programme = await guarded(() => findPublicProgramme(slug, now));
  if (programme === null) throw notFound();
  if (programme === 'tampered') {
    const heading = t('programmes:tampered.title');
    const page = { kind: 'tampered' as const, lang, slug, heading, title: titled(lang, heading) };
    const description = t('programmes:tampered.text');
    return data({ ...page, description }, { headers: { 'Cache-Control': 'no-store' } });
  }
  const account = await guarded(() => findProgrammeAccount(programme, now));
  if (account === null) throw notFound();
  const name = programme.content.name[contentLang(lang)];
  return data({
    ...{ kind: 'account' as const, lang, slug, name, account: accountView(lang, account) },
    title: titled(lang, t('account.titleOf', { name })),
    description: t('account.lead'),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => headTags(page);

export default function ProgrammeAccountRoute() {
  const { t } = useTranslation('programmes');
  const page = useLoaderData<typeof loader>();
  if (page.kind === 'account') return <AccountPage {...page} />;
  return (
    <TextPage lang={page.lang} title={page.heading} lead={page.description}>
      <p>
        <Link to={`/${page.lang}/programmes`}>{t('page.back')}</Link>
      </p>
    </TextPage>
  );
}
