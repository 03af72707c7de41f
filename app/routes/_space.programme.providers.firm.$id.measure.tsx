import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getProviderDossier, noticeMeasure, noticeSchema } from '#domain/catalogue/index.server.ts';
import { civilDate } from '#domain/kernel/index.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { useCertificationErrors } from '#ui/certification/use-certification-errors.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { NoticeForm } from '#ui/examiner/measure-forms.tsx';
import { flatValues, parseFields, readForm, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { intentOf, mintIntent } from '#web/intent.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['certification', 'register'] };
export const headers = () => PRIVATE_PAGE;

/** Where on the page each refusal is shown; the others belong to the whole form. */
const FIELD: Readonly<Record<string, string>> = { until: 'until', 'not-grave': 'interim' };

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'provider-examiner');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const found = await guarded(() => getProviderDossier(actor, id, contentLang(lang)));
  const { name } = found.provider;
  return {
    ...{ lang, id, name, mayNotice: found.mayNotice, intentId: mintIntent() },
    title: titled(lang, name),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'provider-examiner');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const form = await readForm(args.request);
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data({ errors, values: flatValues(typedValues(form)) }, { status: 422 });
  const parsed = parseFields(form, noticeSchema);
  if (!parsed.ok) return refuse(parsed.errors);
  const { until } = parsed.value;
  const notice = { ...parsed.value, until: until === null ? null : civilDate(until) };
  let measure = '';
  const refusal = await refusalOf(async () => {
    measure = await noticeMeasure(actor, id, notice, intentOf(form));
  }, parsed.typed);
  if (refusal !== null) return refuse({ [FIELD[refusal] ?? 'form']: refusal });
  return seeOther(`/${lang}/programme/providers/measures/${measure}?done=notice`);
}

export default function NewMeasure() {
  const { t } = useTranslation('certification');
  const { lang, id, name, mayNotice, intentId } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useCertificationErrors(refused?.errors);
  return (
    <>
      <p>
        <Link to={`/${lang}/programme/providers/firm/${id}`}>{t('dossier.back')}</Link>
      </p>
      <h1 id="form">
        {t('measure.new')} · <bdi>{name}</bdi>
      </h1>
      <ErrorSummary errors={shown} />
      <p>{t('measure.newLead')}</p>
      {mayNotice ? (
        <NoticeForm values={refused?.values ?? {}} messages={messages} intentId={intentId} />
      ) : (
        <p className="note">{t('measure.notNow')}</p>
      )}
    </>
  );
}
