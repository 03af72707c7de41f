import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  answerMandate,
  canGiveMandates,
  endMandate,
  grantMandate,
  listAdvisorBodies,
  listGivenMandates,
} from '#domain/accounts/index.server.ts';
import { listOwnCaseStreams } from '#domain/cases/index.server.ts';
import { mandateActSchema, mandateSchema } from '#domain/accounts/schema.ts';
import { formatDate, formatDateTime } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ActiveMandate, PastMandates, Proposal } from '#ui/advisor/given-mandates.tsx';
import { GiveMandate } from '#ui/advisor/give-mandate.tsx';
import { useAdvisorErrors } from '#ui/advisor/use-advisor-errors.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { Empty } from '#ui/workspace/parts.tsx';
import { parseForm } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { mintIntent } from '#web/intent.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { recordWords } from '#web/record-words.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['advisor', 'notice'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'sme');
  const [mandates, bodies] = await guarded(async () =>
    Promise.all([listGivenMandates(actor, await listOwnCaseStreams(actor)), listAdvisorBodies()]),
  );
  return {
    intentId: mintIntent(),
    gives: canGiveMandates(actor),
    bodies,
    mandates: mandates.map((mandate) => ({
      id: mandate.id,
      body: mandate.body.name,
      scopes: mandate.scopes,
      state: mandate.state,
      from: formatDate(lang, mandate.grantedAt ?? mandate.createdAt),
      to: formatDate(lang, mandate.endedAt ?? mandate.expiresAt),
      done: mandate.done.map((act) => ({
        ...{ ...act, at: formatDateTime(lang, act.at) },
        what: act.type.startsWith('cases.') ? recordWords(lang, act.type) : null,
      })),
    })),
    title: titled(lang, i18nFor(lang).t('advisor:mandates.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** Where a refusal of a use-case is shown, and its text. */
const REFUSALS: Readonly<Record<string, { readonly field: string; readonly key: string }>> = {
  'mandate-exists': { field: 'advisorBodyId', key: 'error.exists' },
  'mandate-closed': { field: 'mandates', key: 'error.closed' },
};

function refused(errors: Readonly<Record<string, string>>, values = {}) {
  return data({ errors, wait: 0, values }, { status: 422 });
}

function refusedBy(refusal: string, values = {}) {
  const { field, key } = REFUSALS[refusal] ?? { field: 'mandates', key: 'error.reload' };
  return refused({ [field]: key }, values);
}

export async function action(args: ActionFunctionArgs) {
  const page = `/${requireLang(args.params)}/sme/mandates`;
  const actor = requireSeat(args, 'sme', 'sme-owner');
  if (new URL(args.request.url).searchParams.has('give')) {
    const form = await parseForm(args.request, mandateSchema);
    if (!form.ok) return refused(form.errors, form.values);
    const { intentId, ...mandate } = form.value;
    const refusal = await refusalOf(() => grantMandate(actor, mandate, intentId), form.typed);
    return refusal === null ? seeOther(page) : refusedBy(refusal, form.typed);
  }
  const form = await parseForm(args.request, mandateActSchema);
  if (!form.ok) return refused({ mandates: 'error.reload' });
  const { mandateId, act } = form.value;
  const refusal = await refusalOf(() =>
    act === 'end' ? endMandate(actor, mandateId) : answerMandate(actor, mandateId, act),
  );
  return refusal === null ? seeOther(page) : refusedBy(refusal);
}

export default function Mandates() {
  const { t } = useTranslation('advisor');
  const { intentId, gives, bodies, mandates } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { messages, shown } = useAdvisorErrors(answer);
  const stand = (state: 'proposed' | 'active') => mandates.filter((one) => one.state === state);
  const past = mandates.filter(({ state }) => state !== 'proposed' && state !== 'active');
  return (
    <>
      <h1>{t('mandates.title')}</h1>
      <ErrorSummary errors={shown} />
      <p>{t('mandates.lead')}</p>
      {!gives && <p className="hint">{t('mandates.readOnly')}</p>}
      <div id="mandates">
        {stand('proposed').length > 0 && <h2>{t('mandates.waiting')}</h2>}
        {stand('proposed').map((mandate) => (
          <Proposal key={mandate.id} mandate={mandate} answers={gives} />
        ))}
        <h2>{t('mandates.active')}</h2>
        {stand('active').length === 0 && <Empty>{t('mandates.activeNone')}</Empty>}
        {stand('active').map((mandate) => (
          <ActiveMandate key={mandate.id} mandate={mandate} ends={gives} />
        ))}
      </div>
      {gives && (
        <>
          <h2>{t('mandates.give')}</h2>
          <GiveMandate
            intentId={intentId}
            bodies={bodies}
            messages={messages}
            typed={answer?.values ?? {}}
          />
        </>
      )}
      {past.length > 0 && (
        <>
          <h2>{t('mandates.past')}</h2>
          <PastMandates mandates={past} />
        </>
      )}
    </>
  );
}
