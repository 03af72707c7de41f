import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { bankAccountSchema, getOwnAccounts, giveAccount } from '#domain/payments/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { AccountFacts } from '#ui/payment/account-facts.tsx';
import { AccountForm } from '#ui/payment/account-form.tsx';
import { showAccount } from '#ui/payment/show-account.ts';
import { fieldOf, usePaymentErrors } from '#ui/payment/use-payment-errors.ts';
import { Panel } from '#ui/workspace/parts.tsx';
import { flatValues, parseFields, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { intentOf, mintIntent } from '#web/intent.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireConfirmed, requireSeat } from '#web/person.server.ts';
import { takeAllowance } from '#web/rate-limit.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import { readUpload } from '#web/upload.server.ts';

export const handle = { i18n: ['payment'] };
export const headers = () => PRIVATE_PAGE;

const UPLOADS = { perMinute: 10, burst: 20 };

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'provider', 'provider-owner', 'provider-member');
  const lang = requireLang(args.params);
  const { accounts, coolingDays, may } = await guarded(() => getOwnAccounts(actor));
  return {
    ...{ lang, coolingDays, may, intentId: mintIntent() },
    accounts: accounts.map((account) => showAccount(lang, account)),
    isDone: new URL(args.request.url).searchParams.get('done') === 'given',
    title: titled(lang, i18nFor(lang).t('payment:account.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'provider', 'provider-owner');
  const lang = requireLang(args.params);
  const { form, file } = await readUpload(args.request, 'file');
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data({ errors, values: flatValues(typedValues(form)) }, { status: 422 });
  const allowance = guarded(() => takeAllowance(`bank ${actor.person.accountId}`, UPLOADS));
  if ((await allowance) > 0) return refuse({ form: 'slow' });
  const parsed = parseFields(form, bankAccountSchema);
  if (!parsed.ok) return refuse(parsed.errors);
  // Whoever changes where money goes says again who they are.
  requireConfirmed(args, actor);
  const given = { form: parsed.value, file };
  const refusal = await refusalOf(() => giveAccount(actor, given, intentOf(form)), parsed.typed);
  if (refusal !== null) return refuse({ [fieldOf(refusal)]: refusal });
  return seeOther(`/${lang}/provider/bank?done=given`);
}

export default function ProviderBank() {
  const { t } = useTranslation('payment');
  const { lang, accounts, coolingDays, may, intentId, isDone } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = usePaymentErrors(refused?.errors);
  const current = accounts.find(({ state }) => state === 'verified');
  const waiting = accounts.find(({ state }) => state === 'pending');
  const former = accounts.filter((account) => account !== current && account !== waiting);
  const fileBase = `/${lang}/provider/bank/file`;
  return (
    <>
      <h1 id="form">{t('account.title')}</h1>
      <ErrorSummary errors={shown} />
      {isDone && !refused && (
        <p className="note ok" role="status">
          {t('account.done')}
        </p>
      )}
      <p>{t('account.lead')}</p>
      {!current && <p className="note warn">{t('account.none')}</p>}
      {current && (
        <Panel title={t('account.current')}>
          <AccountFacts account={current} fileBase={fileBase} />
        </Panel>
      )}
      {waiting && (
        <Panel title={t('account.waiting')}>
          <AccountFacts account={waiting} fileBase={fileBase} />
        </Panel>
      )}
      {may && !waiting && (
        <Panel title={t(current ? 'account.change' : 'account.give')}>
          {current && <p>{t('account.changeText', { days: coolingDays })}</p>}
          <AccountForm {...{ intentId, messages }} values={refused?.values ?? {}} />
        </Panel>
      )}
      {!may && <p className="hint">{t('account.ownerOnly')}</p>}
      {former.length > 0 && (
        <details>
          <summary>{t('account.history')}</summary>
          {former.map((account) => (
            <AccountFacts key={account.id} account={account} fileBase={fileBase} />
          ))}
        </details>
      )}
    </>
  );
}
