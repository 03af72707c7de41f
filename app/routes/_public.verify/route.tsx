import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findRecord, readCode, verifyReceipt } from '#domain/audit/index.server.ts';
import { readVoucherCode } from '#domain/cases/index.server.ts';
import { readCertificateCode } from '#domain/catalogue/index.server.ts';
import { readAgreementCode } from '#domain/engagements/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { headTags } from '#ui/head.ts';
import { Prose, TextPage } from '#ui/prose.tsx';
import { readForm } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { edgeOf } from '#web/load-context.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { takeAllowance } from '#web/rate-limit.server.ts';
import { CodeForm, ReceiptForm, Result } from './parts.tsx';
import { recordAnswer, verdictAnswer, type Answer } from './verdict.server.ts';

export const handle = { i18n: ['audit', 'assess'] };

const TRIES = { perMinute: 30, burst: 30 };
const MAX_BYTES = 256 * 1024;
const MAX_CODE = 64;

/** What is wrong with what was given, and beside which field it is said. */
interface Refusal {
  readonly field: 'code' | 'file';
  readonly error: 'code' | 'unknown' | 'missing' | 'tooLarge' | 'slow';
  readonly seconds: number;
}

const NOTHING: { readonly answer: Answer | null; readonly refusal: Refusal | null } = {
  answer: null,
  refusal: null,
};

function refused(status: number, field: Refusal['field'], error: Refusal['error'], seconds = 0) {
  return data({ ...NOTHING, refusal: { field, error, seconds } }, { status });
}

const waitFor = (ip: string) => guarded(() => takeAllowance(`verify ${ip}`, TRIES));

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const t = i18nFor(lang).getFixedT(null, 'audit');
  const code = (new URL(request.url).searchParams.get('code') ?? '').trim().slice(0, MAX_CODE);
  const page = {
    ...NOTHING,
    lang,
    code,
    title: titled(lang, t('verify.title')),
    description: t('verify.lead'),
  };
  const refuse = (status: number, error: Refusal['error'], seconds = 0) =>
    data({ ...page, refusal: { field: 'code' as const, error, seconds } }, { status });
  if (code === '') return data(page);
  const certificate = readCertificateCode(code);
  if (certificate !== null) throw redirect(`/${lang}/certificates/${certificate}`);
  const voucher = readVoucherCode(code);
  if (voucher !== null) throw redirect(`/${lang}/vouchers/${voucher}`);
  const agreement = readAgreementCode(code);
  if (agreement !== null) throw redirect(`/${lang}/agreements/${agreement}`);
  if (readCode(code) === null) return refuse(422, 'code');
  const wait = await waitFor(edgeOf(context).ip);
  if (wait > 0) return refuse(429, 'slow', wait);
  const record = await guarded(() => findRecord(code));
  return record ? data({ ...page, answer: recordAnswer(lang, record) }) : refuse(404, 'unknown');
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => headTags(page);

export async function action({ params, request, context }: ActionFunctionArgs) {
  const lang = requireLang(params);
  const form = await readForm(request);
  const file = form.get('file');
  const typed = form.get('text');
  const given =
    file instanceof File && file.size > 0
      ? file
      : new Blob([typeof typed === 'string' ? typed : '']);
  if (given.size > MAX_BYTES) return refused(413, 'file', 'tooLarge');
  const text = (await given.text()).trim();
  if (text === '') return refused(422, 'file', 'missing');
  const wait = await waitFor(edgeOf(context).ip);
  if (wait > 0) return refused(429, 'file', 'slow', wait);
  const verdict = await guarded(() => verifyReceipt(text));
  const answer = verdictAnswer(lang, verdict);
  return data({ ...NOTHING, answer }, { status: answer.tone === 'ok' ? 200 : 422 });
}

export default function Verify() {
  const { t } = useTranslation('audit');
  const page = useLoaderData<typeof loader>();
  const { lang, code } = page;
  const { answer, refusal } = useActionData<typeof action>() ?? page;
  const message = refusal && t(`verify.error.${refusal.error}`, { seconds: refusal.seconds });
  const errorOf = (field: Refusal['field']) =>
    refusal?.field === field ? (message ?? undefined) : undefined;
  return (
    <TextPage lang={lang} title={t('verify.title')} lead={t('verify.lead')}>
      <ErrorSummary errors={refusal && message ? [{ target: refusal.field, message }] : []} />
      {answer && <Result {...answer} />}
      <CodeForm code={code} error={errorOf('code')} />
      <ReceiptForm error={errorOf('file')} />
      <Prose sections={t('verify.without', { returnObjects: true })} />
      <p>
        <Link to={`/${lang}/transparency`}>{t('verify.roots')}</Link>
      </p>
    </TextPage>
  );
}
