import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getSharedResult } from '#domain/assessment/index.server.ts';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { ResultBody } from '#ui/result/result-body.tsx';
import { actorOf } from '#web/actor.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';

export const handle = { i18n: ['result'] };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const { now } = actorOf(context, lang);
  const { result, expiresAt } = await guarded(() =>
    getSharedResult(requireParam(params, 'token'), now, contentLang(lang)),
  );
  return {
    lang,
    result: { ...result, id: '' },
    date: formatDate(lang, result.completedAt ?? result.createdAt),
    expires: formatDate(lang, expiresAt),
    title: titled(lang, i18nFor(lang).t('result:share.sharedTitle')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.title },
  { name: 'robots', content: 'noindex' },
];

export default function Shared() {
  const { t } = useTranslation('result');
  const { lang, result, date, expires } = useLoaderData<typeof loader>();
  return (
    <div className="wrap wide">
      <h1>{t('share.sharedTitle')}</h1>
      <p className="note">{t('share.sharedNote', { date: expires })}</p>
      <p className="hint">
        {t('made', { date, version: result.version })} ·{' '}
        {result.path === 'express' ? t('express') : t('full')}
      </p>
      <ResultBody result={result} lang={lang} here={null} />
    </div>
  );
}
