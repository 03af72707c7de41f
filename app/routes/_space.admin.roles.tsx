import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { decideRole, listRoleRequests } from '#domain/accounts/index.server.ts';
import { roleDecisionSchema } from '#domain/accounts/schema.ts';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { isolate } from '#ui/people/isolate.ts';
import { useRoleNames } from '#ui/people/role-name.tsx';
import { usePeopleMessages } from '#ui/people/use-people-messages.ts';
import { SubmitButton } from '#ui/workspace/fields.tsx';
import { DataTable, Empty } from '#ui/workspace/parts.tsx';
import { parseForm } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireConfirmed, requireSeat, type RouteArgs } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['people', 'advisor'] };
export const headers = () => PRIVATE_PAGE;

const DECISIONS = ['grant', 'refuse'] as const;

function requireAdministrator(args: RouteArgs) {
  const actor = requireSeat(args, 'platform', 'platform-admin');
  requireConfirmed(args, actor);
  return actor;
}

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireAdministrator(args);
  const requests = await guarded(() => listRoleRequests(actor));
  const done = new URL(args.request.url).searchParams.get('done');
  return {
    requests: requests.map(({ requestedAt, ...request }) => ({
      ...request,
      on: formatDate(lang, requestedAt),
    })),
    done: DECISIONS.find((decision) => decision === done) ?? null,
    title: titled(lang, i18nFor(lang).t('people:roles.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireAdministrator(args);
  const form = await parseForm(args.request, roleDecisionSchema);
  if (!form.ok) return data({ errors: form.errors }, { status: 422 });
  const { do: decision, id, organisationId } = form.value;
  const refusal = await refusalOf(() => decideRole(actor, organisationId, id, decision));
  if (refusal !== null) return data({ errors: { '': `refusal.${refusal}` } }, { status: 422 });
  return seeOther(`/${lang}/admin/roles?done=${decision}`);
}

export default function Roles() {
  const { t } = useTranslation('people');
  const nameOf = useRoleNames();
  const { requests, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { shown } = usePeopleMessages(refused?.errors);
  return (
    <div id="page">
      <h1>{t('roles.title')}</h1>
      <ErrorSummary errors={shown} />
      {done && !refused && (
        <p className="note ok" role="status">
          {t(`people.done.${done}`)}
        </p>
      )}
      <p>{t('roles.lead')}</p>
      {requests.length === 0 ? (
        <Empty>{t('roles.none')}</Empty>
      ) : (
        <DataTable
          caption={t('roles.title')}
          columns={[t('people.name'), t('invitations.role'), t('own.name'), t('act')]}
          rows={requests.map((request) => ({
            key: request.id,
            cells: [
              <bdi key="person">{request.person}</bdi>,
              <span key="role">
                {nameOf(request.role)}
                <br />
                <span className="hint">
                  {t('join.on', { date: request.on })}
                  {request.requestedBy !== null && (
                    <>, {t('people.askedBy', { name: isolate(request.requestedBy) })}</>
                  )}
                </span>
              </span>,
              <bdi key="organisation">{request.organisation}</bdi>,
              request.canDecide ? (
                <Form method="post" action="?" className="inline-form" key="act">
                  <input type="hidden" name="id" value={request.id} />
                  <input type="hidden" name="organisationId" value={request.organisationId} />
                  <SubmitButton name="do" value="grant">
                    {t('people.grant')}
                  </SubmitButton>
                  <SubmitButton name="do" value="refuse" look="plain">
                    {t('people.refuse')}
                  </SubmitButton>
                </Form>
              ) : (
                <span className="hint" key="act">
                  {t('roles.another')}
                </span>
              ),
            ],
          }))}
        />
      )}
    </div>
  );
}
