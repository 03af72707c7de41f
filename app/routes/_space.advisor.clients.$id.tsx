import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { endMandate, getClient } from '#domain/accounts/index.server.ts';
import { groupIce } from '#domain/kernel/index.server.ts';
import {
  listClientAssessments,
  profileChoices,
  startAssisted,
} from '#domain/assessment/index.server.ts';
import { assistedSchema } from '#domain/assessment/schema.ts';
import { formatDate } from '#i18n/formatters.ts';
import { contentLang } from '#i18n/languages.ts';
import { ClientAssessments } from '#ui/advisor/client-assessments.tsx';
import { ScopeNames } from '#ui/advisor/scope-names.tsx';
import { StartAssisted } from '#ui/advisor/start-assisted.tsx';
import { useAdvisorErrors } from '#ui/advisor/use-advisor-errors.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { SubmitButton } from '#ui/workspace/fields.tsx';
import { OnBehalf } from '#ui/workspace/on-behalf.tsx';
import { Facts, Panel } from '#ui/workspace/parts.tsx';
import { flatValues, parseForm, readForm } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { mintIntent } from '#web/intent.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['advisor', 'result'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'advisor', 'advisor');
  const id = requireParam(args.params, 'id');
  const [client, assessments] = await guarded(() =>
    Promise.all([getClient(actor, id), listClientAssessments(actor, id)]),
  );
  return {
    ...{ lang, id },
    intentId: mintIntent(),
    firm: { ...wordsOf(client, contentLang(lang)), name: client.name },
    mandateId: client.mandateId,
    scopes: client.scopes,
    since: formatDate(lang, client.grantedAt),
    until: formatDate(lang, client.expiresAt),
    assessments: assessments?.map(({ id: assessment, mode, stage, createdAt, completedAt }) => ({
      ...{ id: assessment, mode, stage },
      date: formatDate(lang, createdAt),
      completed: completedAt !== null,
    })),
    title: titled(lang, client.name),
  };
}

/** What identifies the firm, codes in words. */
function wordsOf(
  client: Awaited<ReturnType<typeof getClient>>,
  lang: Parameters<typeof profileChoices>[0],
) {
  const { legalForms, sectors, regions } = profileChoices(lang);
  const provinces = regions.flatMap((region) => region.provinces);
  const text = (list: typeof sectors, code: string | null) =>
    list.find(({ value }) => value === code)?.text ?? null;
  return {
    ice: client.ice && groupIce(client.ice),
    nameArabic: client.nameArabic,
    legalForm: text(legalForms, client.legalForm),
    sector: text(sectors, client.sector),
    province: text(provinces, client.province),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'advisor', 'advisor');
  const organisationId = requireParam(args.params, 'id');
  if (new URL(args.request.url).searchParams.has('end')) {
    const mandateId = (await readForm(args.request)).get('mandateId');
    if (typeof mandateId === 'string') await guarded(() => endMandate(actor, mandateId));
    return seeOther(`/${lang}/advisor/clients`);
  }
  const form = await parseForm(args.request, assistedSchema);
  if (!form.ok)
    return data({ errors: form.errors, wait: 0, values: flatValues(form.values) }, { status: 422 });
  const { intentId, mode, path } = form.value;
  const started = await guarded(
    () => startAssisted(actor, { organisationId, mode, path }, intentId),
    form.typed,
  );
  return seeOther(`/${lang}/assess/${started}/profile`);
}

export default function Client() {
  const { t } = useTranslation('advisor');
  const { lang, id, intentId, firm, mandateId, scopes, since, until, assessments } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { messages, shown } = useAdvisorErrors(answer);
  const assesses = scopes.includes('assess');
  return (
    <>
      <OnBehalf firm={firm.name} />
      <h1>
        <bdi>{firm.name}</bdi>
      </h1>
      <ErrorSummary errors={shown} />
      <ClientAssessments lang={lang} assessments={assessments ?? null} opens={assesses} />
      {assesses && (
        <StartAssisted intentId={intentId} messages={messages} typed={answer?.values ?? {}} />
      )}
      {scopes.includes('apply') && (
        <p>
          <Link to={`/${lang}/sme/applications?client=${id}`}>{t('client.requests')}</Link>
        </p>
      )}
      <Panel title={t('client.facts')}>
        <Facts
          items={[
            [t('client.ice'), firm.ice && <bdi dir="ltr">{firm.ice}</bdi>],
            [t('client.nameArabic'), firm.nameArabic && <bdi lang="ar">{firm.nameArabic}</bdi>],
            [t('client.legalForm'), firm.legalForm],
            [t('client.sector'), firm.sector],
            [t('client.province'), firm.province],
          ]}
        />
      </Panel>
      <Panel title={t('client.mandate')}>
        <Facts
          items={[
            [t('clients.scopes'), <ScopeNames key="scopes" scopes={scopes} />],
            [t('mandates.since'), since],
            [t('mandates.until'), until],
          ]}
        />
        <Form method="post" action="?end">
          <input type="hidden" name="mandateId" value={mandateId} />
          <SubmitButton look="danger">{t('client.giveBack')}</SubmitButton>
        </Form>
      </Panel>
    </>
  );
}
