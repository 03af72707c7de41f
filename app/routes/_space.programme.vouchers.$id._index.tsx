import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listRegions } from '#domain/accounts/index.server.ts';
import {
  getOfficerVoucher,
  resumeVoucher,
  suspendVoucher,
  suspendVoucherSchema,
} from '#domain/cases/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { VoucherHistory } from '#ui/voucher/history.tsx';
import { OfficerFacts, SuspensionForm } from '#ui/voucher/officer-voucher.tsx';
import { showHistory, showVoucher } from '#ui/voucher/show.ts';
import { useVoucherErrors } from '#ui/voucher/use-voucher-errors.ts';
import { doneOf } from '#ui/voucher/words.ts';
import { flatValues, parseFields, readForm, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['voucher', 'case'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const voucher = await guarded(() => getOfficerVoucher(actor, id, contentLang(lang)));
  const regions = listRegions(contentLang(lang));
  return {
    ...{ lang, firm: voucher.firm, may: voucher.may },
    region: regions.find(({ code }) => code === voucher.region)?.name ?? null,
    voucher: showVoucher(lang, voucher),
    history: showHistory(lang, voucher.history),
    done: doneOf(new URL(args.request.url).searchParams),
    title: titled(lang, i18nFor(lang).t('voucher:title', { number: voucher.number })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  await guarded(() => getOfficerVoucher(actor, id, 'fr'));
  const form = await readForm(args.request);
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data({ errors, values: flatValues(typedValues(form)) }, { status: 422 });
  const act = form.get('do');
  if (act !== 'suspend' && act !== 'resume') return refuse({ form: 'reload' });
  const parsed = parseFields(form, suspendVoucherSchema);
  if (!parsed.ok) {
    const { reason } = parsed.errors;
    return refuse(reason === undefined ? { form: 'reload' } : { reason });
  }
  const work = act === 'suspend' ? suspendVoucher : resumeVoucher;
  const refusal = await refusalOf(() => work(actor, id, parsed.value), parsed.typed);
  if (refusal !== null) return refuse({ form: refusal });
  return seeOther(`/${lang}/programme/vouchers/${id}?done=${act}`);
}

export default function OfficerVoucherPage() {
  const { t } = useTranslation('voucher');
  const { lang, voucher, firm, region, may, history, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useVoucherErrors(refused?.errors);
  const form = {
    ...{ stamp: voucher.stamp, error: messages['reason'] },
    typed: refused?.values['reason'],
  };
  return (
    <>
      <p>
        <Link to={`/${lang}/programme/vouchers`}>{t('back')}</Link>
      </p>
      <h1 id="form">{t('title', { number: `\u2066${voucher.number}\u2069` })}</h1>
      <ErrorSummary errors={shown} />
      {done !== null && !refused && (
        <p className="note ok" role="status">
          {t(`done.${done}`)}
        </p>
      )}
      <OfficerFacts lang={lang} voucher={voucher} firm={firm} region={region} />
      {may.suspend && <SuspensionForm act="suspend" {...form} />}
      {may.resume && <SuspensionForm act="resume" {...form} />}
      {(may.suspend || may.resume) && <p className="hint">{t('officer.cancelHint')}</p>}
      <VoucherHistory lines={history} />
    </>
  );
}
