import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findAccounts, suspendAccount } from '#domain/accounts/index.server.ts';
import { accountActSchema } from '#domain/accounts/schema.ts';
import { groupPhone } from '#domain/kernel/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { AccountPanel } from '#ui/people/account-panel.tsx';
import { usePeopleMessages } from '#ui/people/use-people-messages.ts';
import { SubmitButton, TextField } from '#ui/workspace/fields.tsx';
import { ButtonLink, Empty, Panel } from '#ui/workspace/parts.tsx';
import { parseForm } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireConfirmed, requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['people', 'advisor'] };
export const headers = () => PRIVATE_PAGE;

const MOST_QUERY = 254;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'platform', 'platform-admin');
  const params = new URL(args.request.url).searchParams;
  const query = (params.get('q') ?? '').slice(0, MOST_QUERY).replaceAll('\0', '');
  const after = params.get('after')?.replaceAll('\0', '') ?? null;
  const { lines, next } = await guarded(() => findAccounts(actor, query, after));
  return {
    lang,
    query,
    next,
    accounts: lines.map(({ phone, ...account }) => ({
      ...account,
      phone: phone === null ? null : groupPhone(phone),
    })),
    open: params.get('open'),
    saved: params.has('saved'),
    title: titled(lang, i18nFor(lang).t('people:admin.people')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'platform', 'platform-admin');
  requireConfirmed(args, actor);
  const form = await parseForm(args.request, accountActSchema);
  if (!form.ok) return data({ errors: form.errors }, { status: 422 });
  const act = form.value;
  const change =
    act.do === 'suspend'
      ? ({ suspend: true, reason: act.reason } as const)
      : ({ suspend: false } as const);
  const refusal = await refusalOf(() => suspendAccount(actor, act.id, change));
  if (refusal !== null) return data({ errors: { '': `refusal.${refusal}` } }, { status: 422 });
  return seeOther(`/${lang}/admin/people?saved=1`);
}

export default function People() {
  const { t } = useTranslation('people');
  const { lang, query, next, accounts, open, saved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { shown } = usePeopleMessages(refused?.errors);
  const more = new URLSearchParams({ q: query, after: next ?? '' });
  return (
    <div id="page">
      <h1>{t('admin.people')}</h1>
      <ErrorSummary errors={shown} />
      {saved && !refused && (
        <p className="note ok" role="status">
          {t('organisation.saved')}
        </p>
      )}
      <Panel>
        <Form method="get" role="search">
          <TextField
            name="q"
            label={t('admin.searchPeople')}
            hint={t('admin.searchPeopleHint')}
            dir="auto"
            defaultValue={query}
          />
          <SubmitButton>{t('admin.find')}</SubmitButton>
        </Form>
      </Panel>
      {query !== '' && accounts.length === 0 && <Empty>{t('admin.nothing')}</Empty>}
      {accounts.map((account) => (
        <AccountPanel key={account.id} {...{ account, lang, query }} isOpen={account.id === open} />
      ))}
      {next !== null && (
        <ButtonLink to={`?${more.toString()}`} look="plain">
          {t('admin.more')}
        </ButtonLink>
      )}
    </div>
  );
}
