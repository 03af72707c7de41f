import { data, redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  comparePaper,
  findPublicAgreement,
  readAgreementCode,
} from '#domain/engagements/index.server.ts';
import { formatDateTime } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ComparePaper, PublicPapers, PublicVerdict } from '#ui/agreement/public-page.tsx';
import { showPublic } from '#ui/agreement/show-public.ts';
import { headTags } from '#ui/head.ts';
import { TextPage } from '#ui/prose.tsx';
import { inEvenTime } from '#web/even-time.server.ts';
import { guarded } from '#web/guard.server.ts';
import { edgeOf } from '#web/load-context.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { takeAllowance } from '#web/rate-limit.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';
import { isDemo } from '#web/site.server.ts';

export const handle = { i18n: ['agreement'], scripts: false };
export const headers = () => ({ ...PRIVATE_PAGE, 'X-Robots-Tag': 'noindex' });

const TRIES = { perMinute: 20, burst: 20 };
const MAX_CODE = 64;
const MAX_HASH = 200;

const NOTHING: {
  readonly agreement: ReturnType<typeof showPublic> | null;
  readonly compared: NonNullable<ReturnType<typeof comparePaper>> | 'bad' | null;
} = { agreement: null, compared: null };

/** Whether an agreement holds and a file is the signed one. Every code takes as long, known or not. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const typed = requireParam(params, 'code').slice(0, MAX_CODE);
  const { search, searchParams } = new URL(request.url);
  const code = readAgreementCode(typed);
  if (code !== null && code !== typed) throw redirect(`/${lang}/agreements/${code}${search}`);
  const t = i18nFor(lang).getFixedT(null, 'agreement');
  const hash = (searchParams.get('hash') ?? '').trim().slice(0, MAX_HASH);
  const page = {
    ...{ lang, hash, checkedAt: formatDateTime(lang, new Date(), 'long'), wait: 0 },
    ...{ title: titled(lang, t('check.title')), description: t('check.meta') },
    ...NOTHING,
  };
  const wait = await guarded(() => takeAllowance(`agreement ${edgeOf(context).ip}`, TRIES));
  if (wait > 0) return data({ ...page, wait }, { status: 429 });
  const found = await guarded(() => inEvenTime(() => findPublicAgreement(typed)));
  if (found === null) return data(page, { status: 404 });
  const compared: (typeof NOTHING)['compared'] =
    hash === '' ? null : (comparePaper(found, hash) ?? 'bad');
  return data({ ...page, compared, agreement: showPublic(lang, found, isDemo()) });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  ...headTags(page),
  { name: 'robots', content: 'noindex' },
];

export default function AgreementCheck() {
  const { t } = useTranslation('agreement');
  const { lang, checkedAt, wait, agreement, hash, compared } = useLoaderData<typeof loader>();
  return (
    <TextPage lang={lang} title={t('check.title')} lead={t('check.lead', { at: checkedAt })}>
      {agreement?.isDemo === true && <p className="note warn">{t('demo')}</p>}
      {wait > 0 ? (
        <section className="note warn" role="status">
          <h2>{t('check.slow')}</h2>
          <p>{t('check.slowText', { seconds: wait })}</p>
        </section>
      ) : (
        <PublicVerdict isValid={agreement?.isValid ?? null} />
      )}
      {agreement !== null && (
        <>
          <PublicPapers agreement={agreement} />
          <ComparePaper {...{ hash, compared }} />
          <p className="hint">{t('check.private')}</p>
        </>
      )}
      <p>
        <a href={`/${lang}/verify`}>{t('check.another')}</a>
      </p>
    </TextPage>
  );
}
