import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getOwnVoucher } from '#domain/cases/index.server.ts';
import { EXTENSION_DAYS } from '#domain/cases/schema.ts';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { VoucherHistory } from '#ui/voucher/history.tsx';
import { AcceptedTerms, AcceptForm, ExtendForm, GiveBackForm } from '#ui/voucher/own-forms.tsx';
import { NextStep, VoucherBall, VoucherFacts, VoucherPapers } from '#ui/voucher/own-voucher.tsx';
import { showHistory, showVoucher } from '#ui/voucher/show.ts';
import { VoucherStatus } from '#ui/voucher/status.tsx';
import { useVoucherErrors } from '#ui/voucher/use-voucher-errors.ts';
import { doneOf } from '#ui/voucher/words.ts';
import { flatValues, readForm, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireFirmSide } from '#web/firm-side.server.ts';
import { requireConfirmed } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import { isDemo } from '#web/site.server.ts';
import { actOf } from './act.server.ts';

export const handle = { i18n: ['voucher', 'case'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireFirmSide(args);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const page = await guarded(() => getOwnVoucher(actor, id, contentLang(lang)));
  // What a decision brought is shown once it was opened.
  if (page.kind === 'closed') throw seeOther(`/${lang}/sme/applications/${page.applicationId}`);
  const { voucher } = page;
  const { terms, acts, may, extendFrom, suspendedBecause, isAskedBack } = voucher;
  const shown = showVoucher(lang, voucher);
  return {
    ...{ lang, terms, acts, may, suspendedBecause, isAskedBack },
    ...{ isFirm: actor.person.seat.kind === 'sme' },
    voucher: { ...shown, isDemo: shown.isDemo || isDemo() },
    extendFrom: extendFrom && formatDate(lang, extendFrom),
    history: showHistory(lang, voucher.history),
    done: doneOf(new URL(args.request.url).searchParams),
    title: titled(lang, i18nFor(lang).t('voucher:title', { number: voucher.number })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireFirmSide(args);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const form = await readForm(args.request);
  const typed = typedValues(form);
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data({ errors, values: flatValues(typed) }, { status: 422 });
  const act = actOf(actor, id, form);
  if (!('work' in act)) {
    // Whoever cannot see the voucher learns nothing of its form.
    await guarded(() => getOwnVoucher(actor, id, 'fr'));
    return refuse(act.errors);
  }
  // To accept the terms is to sign.
  if (act.done === 'accept') requireConfirmed(args, actor);
  const refusal = await refusalOf(act.work, typed);
  if (refusal !== null) return refuse({ [act.field]: refusal });
  return seeOther(`/${lang}/sme/vouchers/${id}?done=${act.done}`);
}

export default function OwnVoucherPage() {
  const { t } = useTranslation('voucher');
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useVoucherErrors(refused?.errors);
  const { lang, voucher, may, terms, extendFrom } = page;
  const form = { stamp: voucher.stamp, messages, values: refused?.values ?? {} };
  const isUsable = !voucher.isPast && ['active', 'partly-used'].includes(voucher.state);
  return (
    <>
      <p>
        <Link to={`/${lang}/sme/vouchers`}>{t('back')}</Link>
      </p>
      <h1 id="form">{t('title', { number: `\u2066${voucher.number}\u2069` })}</h1>
      <ErrorSummary errors={shown} />
      {page.done !== null && !refused && (
        <p className="note ok" role="status">
          {t(`done.${page.done}`)}
        </p>
      )}
      {voucher.isDemo && <p className="note warn">{t('demo')}</p>}
      <p>
        <VoucherStatus state={voucher.state} isPast={voucher.isPast} />
      </p>
      <VoucherBall voucher={voucher} because={page.suspendedBecause} />
      {page.isAskedBack && (
        <p className="note warn">
          <Link to={`/${lang}/sme/vouchers/${voucher.id}/clawback`}>{t('clawbackAsked')}</Link>
        </p>
      )}
      <VoucherFacts voucher={voucher} />
      {may.accept && <AcceptForm {...form} terms={terms} />}
      <VoucherPapers lang={lang} voucher={voucher} />
      {isUsable && <NextStep lang={lang} category={voucher.categoryCode} isFirm={page.isFirm} />}
      {may.extend && <ExtendForm {...form} />}
      {!may.extend && isUsable && extendFrom !== null && (
        <p>{t('extend.from', { date: extendFrom, days: EXTENSION_DAYS })}</p>
      )}
      {isUsable && voucher.isExtended && <p>{t('extend.done')}</p>}
      {voucher.acceptedOn !== null && <AcceptedTerms terms={terms} />}
      {may.giveBack && <GiveBackForm {...form} />}
      {!page.acts && <p className="hint">{t('firmOnly')}</p>}
      <VoucherHistory lines={page.history} />
    </>
  );
}
