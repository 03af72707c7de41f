import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { assignApplication, getDossier } from '#domain/catalogue/index.server.ts';
import { groupIce } from '#domain/kernel/index.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { CertificatePanel } from '#ui/certification/certificate-panel.tsx';
import { MeasuresPanel } from '#ui/certification/measures-list.tsx';
import { showDays } from '#ui/certification/show-days.ts';
import { useCertificationErrors } from '#ui/certification/use-certification-errors.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import {
  Blockers,
  ChecksPanel,
  DecisionPanel,
  DossierNav,
  EntriesPanel,
  OtherApplications,
  StatePanel,
} from '#ui/examiner/dossier-parts.tsx';
import { PapersPanel, ProviderPanel } from '#ui/examiner/provider-panel.tsx';
import { ReferencesPanel } from '#ui/examiner/reference-forms.tsx';
import { showPapers } from '#ui/examiner/show-papers.ts';
import { readForm, textOf } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['certification', 'register', 'vocab', 'wallet'] };
export const headers = () => PRIVATE_PAGE;

const LONGEST_ID = 64;
const DONE = ['assign', 'request', 'interview', 'note', 'propose', 'decide'] as const;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'provider-examiner');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const dossier = await guarded(() => getDossier(actor, id, contentLang(lang)));
  const { provider, references } = dossier;
  const done = new URL(args.request.url).searchParams.get('done');
  return {
    ...{ lang, papers: showPapers(lang, dossier.papers) },
    dossier: showDays(lang, {
      ...dossier,
      provider: { ...provider, ice: provider.ice && groupIce(provider.ice) },
      references: references.map((one) => ({ ...one, clientIce: groupIce(one.clientIce) })),
    }),
    done: DONE.find((one) => one === done) ?? null,
    title: titled(lang, provider.name),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'provider-examiner');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const form = await readForm(args.request);
  const chosen = textOf(form, 'examiner', LONGEST_ID);
  const self = form.get('do') === 'take' ? actor.person.accountId : null;
  const examiner = self ?? (chosen === '' ? null : chosen);
  const refusal = await refusalOf(() => assignApplication(actor, id, examiner));
  if (refusal !== null) return data({ errors: { form: refusal } }, { status: 422 });
  return seeOther(`/${lang}/programme/providers/${id}?done=assign`);
}

export default function DossierPage() {
  const { t } = useTranslation('certification');
  const { lang, dossier, papers, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { shown } = useCertificationErrors(refused?.errors);
  const { application, provider } = dossier;
  const base = `/${lang}/programme/providers`;
  return (
    <>
      <p>
        <Link to={base}>{t('queue.back')}</Link>
      </p>
      <h1 id="form">
        <bdi>{provider.name}</bdi>
      </h1>
      <ErrorSummary errors={shown} />
      {done !== null && !refused && (
        <p className="note ok" role="status">
          {t(`done.${done}`)}
        </p>
      )}
      <DossierNav here={`${base}/${application.id}`} open={application.open} />
      {dossier.conflict && <p className="note warn">{t('error.conflict')}</p>}
      <StatePanel dossier={dossier} />
      {application.open && !dossier.conflict && <Blockers blockers={dossier.blockers} />}
      <DecisionPanel dossier={dossier} />
      <ProviderPanel provider={provider} lang={lang} />
      <PapersPanel {...papers} lang={lang} />
      <ReferencesPanel references={dossier.references} editable={false} />
      <ChecksPanel checks={dossier.checks} />
      <EntriesPanel entries={dossier.entries} />
      <OtherApplications applications={dossier.others} base={base} />
      {dossier.certificates.map((certificate) => (
        <CertificatePanel
          key={certificate.id}
          certificate={certificate}
          lang={lang}
          title={t(certificate.ended ? 'certificate.past' : 'certificate.title')}
        />
      ))}
      <MeasuresPanel measures={dossier.measures} here={`${base}/measures`} />
    </>
  );
}
