import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  bankAccountSchema,
  decideAccount,
  decideAccountSchema,
  getOwnAccounts,
  giveAccount,
  listWaitingAccounts,
} from '#domain/payments/index.server.ts';
import { TREASURERS, TREASURY_READERS } from '#domain/payments/schema.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { AccountFacts } from '#ui/payment/account-facts.tsx';
import { AccountForm } from '#ui/payment/account-form.tsx';
import { showAccount } from '#ui/payment/show-account.ts';
import { fieldOf, usePaymentErrors } from '#ui/payment/use-payment-errors.ts';
import { WaitingAccount } from '#ui/payment/waiting-account.tsx';
import { Empty, Panel } from '#ui/workspace/parts.tsx';
import { flatValues, parseFields, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { intentOf, mintIntent } from '#web/intent.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireConfirmed, requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import { readUpload } from '#web/upload.server.ts';

export const handle = { i18n: ['payment'] };
export const headers = () => PRIVATE_PAGE;

const DONE = ['verify', 'refuse', 'given'] as const;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', ...TREASURY_READERS);
  const lang = requireLang(args.params);
  const [own, waiting] = await guarded(() =>
    Promise.all([getOwnAccounts(actor), listWaitingAccounts(actor)]),
  );
  const asked = new URL(args.request.url).searchParams.get('done');
  return {
    ...{ lang, may: own.may, intentId: mintIntent() },
    own: own.accounts.map((account) => showAccount(lang, account)),
    waiting: waiting.map(({ account, ...about }) => ({
      ...about,
      account: showAccount(lang, account),
    })),
    done: DONE.find((one) => one === asked) ?? null,
    title: titled(lang, i18nFor(lang).t('payment:accounts.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme', ...TREASURERS);
  const lang = requireLang(args.params);
  const { form, file } = await readUpload(args.request, 'file');
  const typed = typedValues(form);
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data({ errors, values: flatValues(typed) }, { status: 422 });
  const here = `/${lang}/programme/treasury/accounts`;
  if (form.get('do') === 'give') {
    const parsed = parseFields(form, bankAccountSchema);
    if (!parsed.ok) return refuse(parsed.errors);
    requireConfirmed(args, actor);
    const given = { form: parsed.value, file };
    const refusal = await refusalOf(() => giveAccount(actor, given, intentOf(form)), typed);
    if (refusal !== null) return refuse({ [fieldOf(refusal)]: refusal });
    return seeOther(`${here}?done=given`);
  }
  const parsed = parseFields(form, decideAccountSchema);
  if (!parsed.ok) return refuse(parsed.errors);
  requireConfirmed(args, actor);
  const refusal = await refusalOf(() => decideAccount(actor, parsed.value), typed);
  if (refusal !== null) return refuse({ form: refusal });
  return seeOther(`${here}?done=${parsed.value.decision}`);
}

export default function TreasuryAccounts() {
  const { t } = useTranslation('payment');
  const { lang, own, waiting, may, intentId, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = usePaymentErrors(refused?.errors);
  const values = refused?.values ?? {};
  const here = `/${lang}/programme/treasury`;
  const fileBase = `${here}/accounts/file`;
  const kept = own.filter(({ state }) => state === 'verified' || state === 'pending');
  return (
    <>
      <p>
        <Link to={here}>{t('accounts.back')}</Link>
      </p>
      <h1 id="form">{t('accounts.title')}</h1>
      <ErrorSummary errors={shown} />
      {done !== null && !refused && (
        <p className="note ok" role="status">
          {t(`accounts.done.${done}`)}
        </p>
      )}
      <Panel title={t('accounts.waiting')}>
        {waiting.length === 0 && <Empty>{t('accounts.none')}</Empty>}
        {waiting.map((one) => (
          <WaitingAccount key={one.account.id} {...{ one, fileBase, messages, values }} />
        ))}
      </Panel>
      <Panel title={t('accounts.own')}>
        <p>{t('accounts.ownText')}</p>
        {kept.map((account) => (
          <AccountFacts key={account.id} account={account} fileBase={fileBase} />
        ))}
        {may && kept.every(({ state }) => state !== 'pending') && (
          <AccountForm {...{ intentId, messages, values }} />
        )}
      </Panel>
    </>
  );
}
