import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getOwnWallet, withdrawCredential } from '#domain/catalogue/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { KindChoice } from '#ui/wallet/kind-choice.tsx';
import { showPaper } from '#ui/wallet/show-paper.ts';
import { useWalletErrors } from '#ui/wallet/use-wallet-errors.ts';
import { WalletKind } from '#ui/wallet/wallet-kind.tsx';
import { WithdrawPanel } from '#ui/wallet/withdraw-panel.tsx';
import { Panel } from '#ui/workspace/parts.tsx';
import { readForm, textOf } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['wallet', 'vocab'] };
export const headers = () => PRIVATE_PAGE;

const DONE = ['added', 'added-later', 'withdrawn'] as const;
const LONGEST_ID = 64;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'provider', 'provider-owner', 'provider-member');
  const lang = requireLang(args.params);
  const asked = new URL(args.request.url).searchParams;
  const sections = await guarded(() => getOwnWallet(actor, contentLang(lang)));
  return {
    lang,
    done: DONE.find((one) => one === asked.get('done')) ?? null,
    withdraw: asked.get('withdraw'),
    sections: sections.map((section) => ({
      ...section,
      papers: section.papers.map((paper) => showPaper(lang, paper)),
    })),
    title: titled(lang, i18nFor(lang).t('wallet:title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'provider', 'provider-owner', 'provider-member');
  const lang = requireLang(args.params);
  const form = await readForm(args.request);
  const refusal = await refusalOf(() =>
    withdrawCredential(actor, textOf(form, 'withdraw', LONGEST_ID)),
  );
  if (refusal !== null) return data({ errors: { wallet: refusal } }, { status: 422 });
  return seeOther(`/${lang}/provider/credentials?done=withdrawn`);
}

export default function Wallet() {
  const { t } = useTranslation('wallet');
  const { lang, sections, done, withdraw } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { shown } = useWalletErrors(refused?.errors);
  const here = `/${lang}/provider/credentials`;
  const all = sections.flatMap(({ papers, dependents }) =>
    papers.map((paper) => ({ paper, dependents })),
  );
  const leaving = all.find(({ paper }) => paper.id === withdraw);
  const open = sections.filter(({ required, papers }) => required || papers.length > 0);
  const others = sections.filter((section) => !open.includes(section));
  return (
    <div id="wallet" tabIndex={-1}>
      <h1>{t('title')}</h1>
      <ErrorSummary errors={shown} />
      {done !== null && !refused && (
        <p className="note ok" role="status">
          {t(`done.${done}`)}
        </p>
      )}
      {leaving && <WithdrawPanel here={here} {...leaving} />}
      <p>{t('lead')}</p>
      {open.map((view) => (
        <WalletKind key={view.kind} here={here} view={view} />
      ))}
      {others.length > 0 && (
        <Panel title={t('others')} id="others">
          <KindChoice here={here} kinds={others.map(({ kind }) => kind)} />
        </Panel>
      )}
    </div>
  );
}
