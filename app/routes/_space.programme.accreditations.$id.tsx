import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { decideAccreditation, getAccreditation, OFFICER_ACTS } from '#domain/cases/index.server.ts';
import { CASE_LIMITS } from '#domain/cases/schema.ts';
import { formatDate, formatDateTime } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import {
  AccreditationHistory,
  DecidePanel,
  OfficerFacts,
} from '#ui/accreditation/officer-panels.tsx';
import { useAccreditationErrors } from '#ui/accreditation/use-accreditation-errors.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { readForm, textOf } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['accreditation', 'case'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const { line, standing, acts, history } = await guarded(() => getAccreditation(actor, id));
  return {
    ...{ lang, standing, acts, stamp: line.stamp, provider: line.provider },
    facts: {
      ...{ state: line.state, deliveries: line.deliveries, running: line.running },
      reason: line.reason,
      programme: line.programme?.[contentLang(lang)] ?? '',
      askedOn: formatDate(lang, line.submittedAt),
      due: line.dueOn && formatDate(lang, line.dueOn),
      until: line.expiresOn && formatDate(lang, line.expiresOn),
    },
    history: history.map(({ event, at, bySystem }) => ({
      ...{ event, bySystem, on: formatDateTime(lang, at) },
    })),
    isDone: new URL(args.request.url).searchParams.has('done'),
    title: titled(lang, i18nFor(lang).t('accreditation:list.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  await guarded(() => getAccreditation(actor, id));
  const form = await readForm(args.request);
  const reason = textOf(form, 'reason', CASE_LIMITS.note + 1).trim();
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data({ errors, reason }, { status: 422 });
  const act = OFFICER_ACTS.find((one) => one === form.get('do'));
  if (act === undefined) return refuse({ form: 'reload' });
  if (reason.length > CASE_LIMITS.note) return refuse({ reason: 'too-long' });
  const stamp = Number(textOf(form, 'stamp', CASE_LIMITS.title));
  const refusal = await refusalOf(() => decideAccreditation(actor, id, { stamp, act, reason }));
  if (refusal !== null) return refuse({ [refusal === 'no-reason' ? 'reason' : 'form']: refusal });
  return seeOther(`/${lang}/programme/accreditations/${id}?done`);
}

export default function AccreditationPage() {
  const { t } = useTranslation('accreditation');
  const page = useLoaderData<typeof loader>();
  const { lang, provider, standing, acts, stamp, facts, history, isDone } = page;
  const refused = useActionData<typeof action>();
  const { messages, shown } = useAccreditationErrors(refused?.errors);
  return (
    <>
      <p>
        <Link to={`/${lang}/programme/accreditations`}>{t('one.back')}</Link>
      </p>
      <h1 id="form">{t('one.title', { provider })}</h1>
      <ErrorSummary errors={shown} />
      {isDone && !refused && (
        <p className="note ok" role="status">
          {t('done.decide')}
        </p>
      )}
      <OfficerFacts {...facts} standing={standing} />
      {acts.length > 0 && (
        <DecidePanel acts={acts} stamp={stamp} error={messages['reason']} typed={refused?.reason} />
      )}
      <AccreditationHistory lines={history} />
    </>
  );
}
