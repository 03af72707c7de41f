import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type {
  ApplicationKind,
  ApplicationView,
  CertificateView,
  EntryView,
  MeasureLine,
  Precondition,
} from '#domain/catalogue/schema.ts';
import { ButtonLink, DataTable, Panel } from '../workspace/parts.tsx';
import {
  AnswerForm,
  OpenForm,
  SubmitForm,
  SureForm,
  type FormState,
} from './application-forms.tsx';
import { ApplicationPanel } from './application-panel.tsx';
import { CertificatePanel } from './certificate-panel.tsx';
import { MeasuresPanel } from './measures-list.tsx';
import { Preconditions } from './preconditions.tsx';
import { ApplicationStatus } from './status.tsx';

type Application = ApplicationView & { readonly entries: readonly Omit<EntryView, 'byId'>[] };

/** What a provider knows of its own certification; days are written out already. */
export interface Own {
  readonly isOwner: boolean;
  readonly certificate: CertificateView | null;
  readonly past: readonly CertificateView[];
  readonly kind: ApplicationKind;
  readonly opensOn: string | null;
  readonly preconditions: readonly { readonly code: Precondition; readonly met: boolean }[];
  readonly insured: boolean;
  readonly current: Application | null;
  readonly last: Application | null;
  readonly before: readonly Application[];
  readonly measures: readonly MeasureLine[];
}

interface Props {
  readonly lang: string;
  readonly own: Own;
  readonly form: FormState;
}

/** Everything about a provider's certification, what waits for an answer first. */
export function OwnCertification(props: Props) {
  const { lang, own, form } = props;
  const { t } = useTranslation('certification');
  const here = `/${lang}/provider/certification`;
  const waits = own.measures.find(({ state }) => state === 'noticed');
  const asks = own.current?.state === 'changes-requested';
  return (
    <>
      <div id="form" />
      {waits && (
        <div className="note warn">
          <p>{t('measure.waits', { date: waits.answerDueOn })}</p>
          <ButtonLink to={`${here}/measures/${waits.id}`}>{t('measure.read')}</ButtonLink>
        </div>
      )}
      {!own.isOwner && <p className="note">{t('ownerOnly')}</p>}
      {asks && <Current {...props} />}
      {own.certificate && (
        <CertificatePanel certificate={own.certificate} lang={lang} title={t('certificate.own')} />
      )}
      {!asks && <Current {...props} />}
      <MeasuresPanel measures={own.measures} here={`${here}/measures`} />
      {own.last && <ApplicationPanel application={own.last} />}
      <Before applications={own.before} />
      {own.past.map((certificate) => (
        <CertificatePanel
          key={certificate.id}
          certificate={certificate}
          lang={lang}
          title={t('certificate.past')}
        />
      ))}
      <p>
        <Link to={`${here}/charter`}>{t('charter.link')}</Link>
      </p>
      {own.isOwner && own.certificate && !own.certificate.ended && (
        <SureForm what="give-up" messages={form.messages} />
      )}
    </>
  );
}

/** The application that is open, or what the next one needs. */
function Current({ lang, own, form }: Props) {
  const { t } = useTranslation('certification');
  const { current, isOwner, kind } = own;
  const early = own.preconditions.some(({ code, met }) => code === 'certificate' && !met);
  const ready = own.preconditions.every(({ code, met }) => met || code === 'insurance');
  const needs = <Preconditions lines={own.preconditions} lang={lang} opensOn={own.opensOn} />;
  if (current === null)
    return (
      <Panel title={t(`kind.${kind}`)}>
        <p>{t(`about.${kind}`)}</p>
        {early ? (
          <p className="note">{t('need.certificate', { date: own.opensOn ?? '' })}</p>
        ) : (
          needs
        )}
        {isOwner && !early && <OpenForm kind={kind} intentId={form.intentId} />}
      </Panel>
    );
  const withdraw = isOwner && <SureForm id={current.id} what="withdraw" messages={form.messages} />;
  if (current.state === 'draft')
    return (
      <Panel title={t(`kind.${kind}`)} id="application">
        <p>{t('draft')}</p>
        {needs}
        {!ready && <p className="note">{t('notReady')}</p>}
        {isOwner && <SubmitForm {...form} id={current.id} insured={own.insured} />}
        {withdraw}
      </Panel>
    );
  return (
    <>
      <ApplicationPanel application={current} />
      {isOwner && current.state === 'changes-requested' && <AnswerForm {...form} id={current.id} />}
      {withdraw}
    </>
  );
}

function Before({ applications }: { readonly applications: readonly Application[] }) {
  const { t } = useTranslation('certification');
  if (applications.length === 0) return null;
  return (
    <Panel title={t('application.before')}>
      <DataTable
        caption={t('application.before')}
        columns={[t('application.kind'), t('application.submittedOn'), t('application.state')]}
        rows={applications.map(({ id, kind, submittedOn, state }) => ({
          key: id,
          cells: [
            t(`kind.${kind}`),
            submittedOn ?? '',
            <ApplicationStatus key="state" state={state} />,
          ],
        }))}
      />
    </Panel>
  );
}
