import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getOfficerClaim } from '#domain/engagements/index.server.ts';
import { CLAIM_READERS } from '#domain/engagements/schema.ts';
import { formatMad } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ClaimWhere, NetPanel } from '#ui/claims/claim-facts.tsx';
import { CertifyForm, HoldForm, ReleaseForm, ReturnForm } from '#ui/claims/officer-forms.tsx';
import { ClaimPapers } from '#ui/claims/papers.tsx';
import { showClaim, showStatement } from '#ui/claims/show.ts';
import { useClaimErrors } from '#ui/claims/use-claim-errors.ts';
import { claimDoneOf, claimField } from '#ui/claims/words.ts';
import { ClaimWork } from '#ui/claims/work.tsx';
import { chosenIn } from '#ui/decision/typed.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { ButtonLink } from '#ui/workspace/parts.tsx';
import { flatValues, readForm, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireConfirmed, requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import { actOf } from './act.server.ts';

export const handle = { i18n: ['claim', 'delivery'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', ...CLAIM_READERS);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const claim = await guarded(() => getOfficerClaim(actor, id));
  const { acts, agreed, milestone, checks, evidence, missing, persons, lane } = claim;
  if (acts.certify || acts.return) requireConfirmed(args, actor);
  const title = i18nFor(lang).t('claim:officer.title', { number: claim.number });
  return {
    ...{ lang, acts, claim: showClaim(lang, claim), lane },
    statement: claim.statement && showStatement(lang, claim.statement),
    work: {
      ...{ provider: claim.provider, firm: claim.firm, engagement: claim.engagement },
      engagementId: claim.engagementId,
      ...{ agreedTtc: formatMad(lang, agreed.ttc), agreedSubsidy: formatMad(lang, agreed.subsidy) },
      ...{ milestone, checks, evidence, missing, persons },
    },
    done: claimDoneOf(new URL(args.request.url).searchParams),
    title: titled(lang, title),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme', ...CLAIM_READERS);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const form = await readForm(args.request);
  const typed = typedValues(form);
  await guarded(() => getOfficerClaim(actor, id), typed);
  if (form.get('do') === 'certify' || form.get('do') === 'return') requireConfirmed(args, actor);
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data({ errors, values: flatValues(typed), chosen: chosenIn(typed, 'codes') }, { status: 422 });
  const act = actOf(actor, id, form);
  if (!('work' in act)) return refuse(act.errors);
  const refusal = await refusalOf(act.work, typed);
  if (refusal !== null) return refuse(claimField(refusal));
  return seeOther(`/${lang}/programme/claims/${id}?done=${act.done}`);
}

export default function OfficerClaimPage() {
  const { t } = useTranslation('claim');
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useClaimErrors(refused?.errors);
  const { lang, claim, acts, work } = page;
  const form = { stamp: claim.stamp, messages, values: refused?.values ?? {} };
  return (
    <>
      <p>
        <Link to={`/${lang}/programme/claims`}>{t('officer.back')}</Link>
      </p>
      <h1 id="form">{t('officer.title', { number: `\u2066${claim.number}\u2069` })}</h1>
      <ErrorSummary errors={shown} />
      {page.done !== null && !refused && (
        <p className="note ok" role="status">
          {t(`done.${page.done}`)}
        </p>
      )}
      {claim.isDemo && <p className="note warn">{t('own.demo')}</p>}
      <p>{t(`lane.${page.lane}`)}</p>
      <ClaimWhere claim={claim} />
      <ClaimPapers lang={lang} claim={claim} side="programme" />
      <ClaimWork lang={lang} work={work} />
      {page.statement && <NetPanel statement={page.statement} />}
      {acts.certify && <CertifyForm {...form} />}
      {acts.return && <ReturnForm {...form} chosen={refused?.chosen ?? []} />}
      {acts.hold && <HoldForm {...form} />}
      {acts.release && <ReleaseForm {...form} />}
      {acts.order && (
        <ButtonLink to={`/${lang}/programme/orders`}>{t('officer.toOrders')}</ButtonLink>
      )}
    </>
  );
}
