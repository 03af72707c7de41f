import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { organisationChoices } from '#domain/accounts/index.server.ts';
import {
  credentialDecisionSchema,
  decideCredential,
  getExaminedPaper,
} from '#domain/catalogue/index.server.ts';
import { groupIce } from '#domain/kernel/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { Checks, DecisionForm, FirmFacts } from '#ui/wallet/examine.tsx';
import { PaperFacts, StandingStatus } from '#ui/wallet/paper-facts.tsx';
import { showPaper } from '#ui/wallet/show-paper.ts';
import { useWalletErrors } from '#ui/wallet/use-wallet-errors.ts';
import { Panel } from '#ui/workspace/parts.tsx';
import { flatValues, parseForm } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['wallet', 'vocab'] };
export const headers = () => PRIVATE_PAGE;

type Examined = Awaited<ReturnType<typeof getExaminedPaper>>;

function showFirm(lang: Lang, { firm, place, tradeName, certificate }: Examined) {
  const { name, nameArabic, ice, tradeRegister, registerCourt, legalForm } = firm;
  const { legalForms } = organisationChoices(contentLang(lang));
  return {
    ...{ name, nameArabic, tradeName, certificate, place },
    ice: ice && groupIce(ice),
    legalForm: legalForms.find(({ code }) => code === legalForm)?.name ?? null,
    register: tradeRegister && [tradeRegister, registerCourt].filter(Boolean).join(' '),
  };
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'provider-examiner');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const examined = await guarded(() => getExaminedPaper(actor, id, contentLang(lang)));
  const { paper, others, own, conflict, decidable } = examined;
  const { t } = i18nFor(lang);
  return {
    ...{ lang, own, conflict, decidable },
    paper: showPaper(lang, paper),
    others: others.map((other) => showPaper(lang, other)),
    firm: showFirm(lang, examined),
    title: titled(lang, t(`vocab:credential.${paper.kind}`)),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'provider-examiner');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const form = await parseForm(args.request, credentialDecisionSchema);
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data({ errors, values: flatValues(form.ok ? form.typed : form.values) }, { status: 422 });
  if (!form.ok) {
    // The form of a paper that is not there is no form either.
    await guarded(() => getExaminedPaper(actor, id, contentLang(lang)));
    return refuse(form.errors);
  }
  const refusal = await refusalOf(() => decideCredential(actor, id, form.value), form.typed);
  if (refusal !== null) return refuse({ form: refusal });
  const done = form.value.verdict === 'verify' ? 'verified' : 'refused';
  return seeOther(`/${lang}/programme/credentials?done=${done}`);
}

export default function ExaminedCredential() {
  const { t } = useTranslation(['wallet', 'vocab']);
  const { lang, paper, others, firm, own, conflict, decidable } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useWalletErrors(refused?.errors);
  const queue = `/${lang}/programme/credentials`;
  return (
    <div id={decidable ? undefined : 'form'}>
      <p>
        <Link to={queue}>{t('examine.toQueue')}</Link>
      </p>
      <h1>{t(`vocab:credential.${paper.kind}`)}</h1>
      <ErrorSummary errors={shown} />
      <Panel title={t('examine.paper')}>
        <p>
          <StandingStatus standing={paper.standing} />
        </p>
        <PaperFacts paper={paper} filePath={`${queue}/${paper.id}/file`} />
      </Panel>
      <Panel title={t('examine.provider')}>
        <FirmFacts firm={firm} />
      </Panel>
      {others.length > 0 && (
        <Panel title={t('examine.others')}>
          {others.map((other) => (
            <article key={other.id}>
              <p>
                <StandingStatus standing={other.standing} />
              </p>
              <PaperFacts paper={other} filePath={`${queue}/${other.id}/file`} />
            </article>
          ))}
        </Panel>
      )}
      {decidable && <Checks kind={paper.kind} />}
      {decidable ? (
        <DecisionForm values={refused?.values ?? {}} errors={messages} />
      ) : (
        <p className="note">
          {own ? t('examine.own') : conflict ? t('error.conflict') : t('examine.closed')}
        </p>
      )}
    </div>
  );
}
