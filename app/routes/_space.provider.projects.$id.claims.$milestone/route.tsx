import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getClaimPage } from '#domain/engagements/index.server.ts';
import { formatMad } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ClaimWhere, NetPanel, Remarks } from '#ui/claims/claim-facts.tsx';
import { MakeForm, MissingMentions, SendForm, WithdrawForm } from '#ui/claims/invoice-forms.tsx';
import { ClaimPapers } from '#ui/claims/papers.tsx';
import { showClaim, showStatement } from '#ui/claims/show.ts';
import { useClaimErrors } from '#ui/claims/use-claim-errors.ts';
import { claimDoneOf, claimField } from '#ui/claims/words.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { Facts, Panel } from '#ui/workspace/parts.tsx';
import { flatValues, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { takeAllowance } from '#web/rate-limit.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import { readUpload } from '#web/upload.server.ts';
import { actOf } from './act.server.ts';

export const handle = { i18n: ['claim'] };
export const headers = () => PRIVATE_PAGE;

const UPLOADS = { perMinute: 20, burst: 40 };

const targetOf = ({ params }: Pick<LoaderFunctionArgs, 'params'>) => ({
  engagementId: requireParam(params, 'id'),
  milestoneId: requireParam(params, 'milestone'),
});

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'provider');
  const lang = requireLang(args.params);
  const page = await guarded(() => getClaimPage(actor, targetOf(args)));
  const { claim, statement, ht, vat, ttc, subsidy, share, title: milestone, ...rest } = page;
  const { searchParams } = new URL(args.request.url);
  const money = (amount: bigint) => formatMad(lang, amount);
  const title = i18nFor(lang).t('claim:own.title', { sequence: page.sequence });
  return {
    ...{
      ...rest,
      lang,
      milestone,
      isOwn: searchParams.get('own') === 'yes',
      done: claimDoneOf(searchParams),
    },
    claim: claim && showClaim(lang, claim),
    statement: statement && showStatement(lang, statement),
    amounts: { ht: money(ht), vat: money(vat), ttc: money(ttc) },
    ...{ subsidy: money(subsidy), share: money(share), title: titled(lang, title) },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'provider');
  const lang = requireLang(args.params);
  const target = targetOf(args);
  await guarded(() => getClaimPage(actor, target));
  const upload = await readUpload(args.request, 'file');
  const typed = typedValues(upload.form);
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data({ errors, values: flatValues(typed) }, { status: 422 });
  const { accountId } = actor.person;
  if ((await guarded(() => takeAllowance(`claims ${accountId}`, UPLOADS), typed)) > 0)
    return refuse({ form: 'reload' });
  const act = actOf(actor, target, upload);
  if (!('work' in act)) return refuse(act.errors);
  const refusal = await refusalOf(act.work, typed);
  if (refusal !== null) return refuse(claimField(refusal));
  const here = `/${lang}/provider/projects/${target.engagementId}/claims/${target.milestoneId}`;
  return seeOther(`${here}?done=${act.done}`);
}

export default function ClaimPage() {
  const { t } = useTranslation('claim');
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useClaimErrors(refused?.errors);
  const { lang, claim, amounts, may } = page;
  const values = refused?.values ?? {};
  const form = { stamp: claim?.stamp ?? 0, proposed: page.proposed, values, messages };
  const isOwn = values['do'] === 'send' || (page.isOwn && values['do'] === undefined);
  return (
    <>
      <p>
        <Link to={`/${lang}/provider/projects/${page.engagementId}`}>
          {t('own.back', { number: page.number })}
        </Link>
      </p>
      <h1 id="form">{t('own.title', { sequence: page.sequence })}</h1>
      <p>
        <bdi>{page.milestone}</bdi>
      </p>
      <ErrorSummary errors={shown} />
      {page.done !== null && !refused && (
        <p className="note ok" role="status">
          {t(`done.${page.done}`)}
        </p>
      )}
      {claim?.isDemo && <p className="note warn">{t('own.demo')}</p>}
      {!page.hasAccount && (
        <p className="note warn">
          {t('own.noAccount')} <Link to={`/${lang}/provider/bank`}>{t('own.noAccountLink')}</Link>
        </p>
      )}
      {!page.isAccepted && <p className="note">{t('own.notAccepted')}</p>}
      {page.isDisputed && <p className="note warn">{t('own.disputed')}</p>}
      {claim ? (
        <ClaimWhere claim={claim} />
      ) : (
        <Panel title={t('own.amounts')}>
          <Facts
            items={[
              [t('own.ht'), amounts.ht],
              [t('own.vat'), amounts.vat],
              [t('own.ttc'), amounts.ttc],
              [t('own.subsidy'), page.subsidy],
              [t('own.share'), page.share],
            ]}
          />
        </Panel>
      )}
      {claim && <Remarks claim={claim} />}
      {claim && <ClaimPapers lang={lang} claim={claim} side="provider" />}
      {page.statement && <NetPanel statement={page.statement} />}
      <MissingMentions lang={lang} missing={page.missing} />
      {may.send && (isOwn ? <SendForm {...form} /> : <MakeForm {...form} />)}
      {claim && may.withdraw && <WithdrawForm stamp={claim.stamp} />}
      <p>
        <Link to={`/${lang}/provider/money`}>{t('own.allMoney')}</Link>
      </p>
    </>
  );
}
