import { data, redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findPublicVoucher, readVoucherCode } from '#domain/cases/index.server.ts';
import { formatDateTime, formatMad } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
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

export const handle = { i18n: ['voucher'], scripts: false };
export const headers = () => ({ ...PRIVATE_PAGE, 'X-Robots-Tag': 'noindex' });

const TRIES = { perMinute: 20, burst: 20 };
const MAX_CODE = 64;

type Found = NonNullable<Awaited<ReturnType<typeof findPublicVoucher>>>;

/** What the page says of a voucher that there is, in the reader's words. */
function shownOf(lang: Lang, { code, isValid, programme, category, ceiling, isDemo: demo }: Found) {
  const { from, to } = ceiling;
  const t = i18nFor(lang).getFixedT(null, 'voucher');
  const [least, most] = [formatMad(lang, from), to === null ? '' : formatMad(lang, to)];
  const band = to === null ? 'over' : from === 0n ? 'upTo' : 'between';
  return {
    ...{ code, isValid, programme, category, isDemo: demo || isDemo() },
    ceiling: t(`check.band.${band}`, { from: least, to: most }),
  };
}

/** Whether the voucher with a code is valid now. Every code takes as long, known or not. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const typed = requireParam(params, 'code').slice(0, MAX_CODE);
  const code = readVoucherCode(typed);
  if (code !== null && code !== typed)
    throw redirect(`/${lang}/vouchers/${code}${new URL(request.url).search}`);
  const t = i18nFor(lang).getFixedT(null, 'voucher');
  const now = new Date();
  const page = {
    ...{ lang, checkedAt: formatDateTime(lang, now, 'long'), wait: 0 },
    ...{ title: titled(lang, t('check.title')), description: t('check.meta') },
    voucher: null,
  };
  const wait = await guarded(() => takeAllowance(`voucher ${edgeOf(context).ip}`, TRIES));
  if (wait > 0) return data({ ...page, wait }, { status: 429 });
  const about = { now, lang: contentLang(lang) };
  const found = await guarded(() => inEvenTime(() => findPublicVoucher(typed, about)));
  if (found === null) return data(page, { status: 404 });
  return data({ ...page, voucher: shownOf(lang, found) });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  ...headTags(page),
  { name: 'robots', content: 'noindex' },
];

export default function VoucherCheck() {
  const { t } = useTranslation('voucher');
  const { lang, checkedAt, wait, voucher } = useLoaderData<typeof loader>();
  return (
    <TextPage lang={lang} title={t('check.title')} lead={t('check.lead', { at: checkedAt })}>
      {voucher?.isDemo === true && <p className="note warn">{t('demo')}</p>}
      {wait > 0 ? (
        <section className="note warn" role="status">
          <h2>{t('check.slow')}</h2>
          <p>{t('check.slowText', { seconds: wait })}</p>
        </section>
      ) : (
        <Verdict isValid={voucher?.isValid ?? null} />
      )}
      {voucher !== null && (
        <>
          <dl className="pair">
            <dt>{t('fact.programme')}</dt>
            <dd>
              <bdi>{voucher.programme}</bdi>
            </dd>
            <dt>{t('fact.category')}</dt>
            <dd>{voucher.category}</dd>
            <dt>{t('check.ceiling')}</dt>
            <dd>{voucher.ceiling}</dd>
            <dt>{t('fact.code')}</dt>
            <dd>
              <bdi dir="ltr">{voucher.code}</bdi>
            </dd>
          </dl>
          <p className="hint">{t('check.private')}</p>
        </>
      )}
      <p>
        <a href={`/${lang}/verify`}>{t('check.another')}</a>
      </p>
    </TextPage>
  );
}

/** One sentence that answers: is it valid today? Null for a code that no voucher has. */
function Verdict({ isValid }: { readonly isValid: boolean | null }) {
  const { t } = useTranslation('voucher');
  const said = isValid === null ? 'unknown' : isValid ? 'valid' : 'notValid';
  return (
    <section className={said === 'valid' ? 'note ok' : 'note warn'} role="status">
      <h2>{t(`check.${said}`)}</h2>
      <p>{t(`check.${said}Text`)}</p>
    </section>
  );
}
