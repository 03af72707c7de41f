import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  changeIce,
  organisationChoices,
  suspendOrganisation,
} from '#domain/accounts/index.server.ts';
import { organisationActSchema } from '#domain/accounts/schema.ts';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { OrganisationFacts } from '#ui/people/organisation-facts.tsx';
import { SuspensionForm } from '#ui/people/suspension-form.tsx';
import { usePeopleMessages } from '#ui/people/use-people-messages.ts';
import { SubmitButton, TextAreaField, TextField } from '#ui/workspace/fields.tsx';
import { Panel, Status } from '#ui/workspace/parts.tsx';
import { flatValues, parseForm } from '#web/forms.server.ts';
import { refusalOf } from '#web/guard.server.ts';
import { loadOrganisation } from '#web/organisation.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireConfirmed, requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['people'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'platform', 'platform-admin');
  const id = requireParam(args.params, 'id');
  const page = await loadOrganisation(args, actor, id);
  return {
    ...page,
    lang,
    since: formatDate(lang, page.createdAt),
    isOwn: actor.person.seat.organisationId === id,
    made: new URL(args.request.url).searchParams.has('made'),
    options: organisationChoices(contentLang(lang)),
    title: titled(lang, i18nFor(lang).t('people:admin.organisation')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'platform', 'platform-admin');
  const id = requireParam(args.params, 'id');
  requireConfirmed(args, actor);
  const form = await parseForm(args.request, organisationActSchema);
  const values = flatValues(form.ok ? form.typed : form.values);
  if (!form.ok) return data({ errors: form.errors, values }, { status: 422 });
  const act = form.value;
  const refusal = await refusalOf(() => {
    if (act.do === 'ice') return changeIce(actor, id, act);
    const change =
      act.do === 'suspend'
        ? ({ suspend: true, reason: act.reason } as const)
        : ({ suspend: false } as const);
    return suspendOrganisation(actor, id, change);
  }, form.typed);
  if (refusal === null) return seeOther(`/${lang}/admin/organisations/${id}?saved=1`);
  const field = refusal === 'waiver-missing' ? 'waiver' : act.do === 'ice' ? 'ice' : '';
  return data({ errors: { [field]: `refusal.${refusal}` }, values }, { status: 422 });
}

export default function Organisation() {
  const { t } = useTranslation('people');
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = usePeopleMessages(refused?.errors);
  const { organisation, lang } = page;
  const home = `/${lang}/admin/organisations/${organisation.id}`;
  const isFirm = organisation.kind === 'sme' || organisation.kind === 'provider';
  return (
    <div id="page">
      <h1>
        <bdi>{organisation.name}</bdi>
      </h1>
      <ErrorSummary errors={shown} />
      {(page.saved || page.made) && !refused && (
        <p className="note ok" role="status">
          {page.made ? t('make.done') : t('organisation.saved')}
        </p>
      )}
      <p>
        {t('admin.registered', { date: page.since })}{' '}
        {page.suspended && <Status tone="bad">{t('own.suspended')}</Status>}
      </p>
      <p className="actions">
        <Link to={`${home}/people`}>{t('people.title')}</Link>
        {organisation.canEdit && <Link to={`${home}/profile`}>{t('organisation.edit')}</Link>}
      </p>
      <OrganisationFacts organisation={organisation} ice={page.ice} options={page.options} />
      {isFirm && (
        <Panel title={t('admin.ice')}>
          <Form method="post" action="?" noValidate>
            <TextField
              name="ice"
              label={t('organisation.ice')}
              dir="ltr"
              inputMode="numeric"
              error={messages['ice']}
              defaultValue={refused?.values['ice'] ?? page.ice ?? undefined}
              optional
            />
            <TextAreaField
              name="waiver"
              label={t('make.waiver')}
              hint={t('make.waiverHint')}
              rows={2}
              error={messages['waiver']}
              defaultValue={refused?.values['waiver'] ?? organisation.iceWaiver ?? undefined}
              optional
            />
            <SubmitButton name="do" value="ice" look="plain">
              {t('organisation.save')}
            </SubmitButton>
          </Form>
        </Panel>
      )}
      {!page.isOwn && (
        <Panel title={t('suspension.title')}>
          <SuspensionForm suspended={page.suspended} error={messages['reason']} />
        </Panel>
      )}
    </div>
  );
}
