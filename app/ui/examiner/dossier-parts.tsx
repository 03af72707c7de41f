import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Dossier } from '#domain/catalogue/schema.ts';
import { ApplicationStatus } from '../certification/status.tsx';
import { Written } from '../certification/written.tsx';
import { SelectField, SubmitButton } from '../workspace/fields.tsx';
import { DataTable, Facts, Panel, Status } from '../workspace/parts.tsx';

/** What is done to an application on pages of its own. */
export function DossierNav({ here, open }: { readonly here: string; readonly open: boolean }) {
  const { t } = useTranslation('certification');
  if (!open) return null;
  return (
    <nav aria-label={t('dossier.acts')}>
      <ul className="inline-form">
        {(['check', 'write', 'decide'] as const).map((page) => (
          <li key={page}>
            <Link to={`${here}/${page}`}>{t(`dossier.${page}`)}</Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Where an application stands, who examines it, and to whom it can be given. */
export function StatePanel({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTranslation('certification');
  const { application, examiner, isMine, colleagues } = dossier;
  const { kind, state, submittedOn, dueOn, answerDueOn, decidedOn, open } = application;
  return (
    <Panel title={t(`kind.${kind}`)}>
      <Facts
        items={[
          [t('application.state'), <ApplicationStatus key="state" state={state} />],
          [t('application.submittedOn'), submittedOn],
          [t('application.dueOn'), open ? dueOn : null],
          [t('application.answerDueOn'), state === 'changes-requested' ? answerDueOn : null],
          [t('application.decidedOn'), decidedOn],
          [
            t('queue.examiner'),
            examiner ? <bdi key="examiner">{examiner.name}</bdi> : t('queue.nobody'),
          ],
        ]}
      />
      {application.declaresNoInsurance && <p>{t('dossier.noInsurance')}</p>}
      {open && (
        <>
          {!isMine && (
            <Form method="post">
              <SubmitButton look="plain" name="do" value="take">
                {t('dossier.take')}
              </SubmitButton>
            </Form>
          )}
          <details>
            <summary>{t('dossier.give')}</summary>
            <Form method="post">
              <SelectField
                name="examiner"
                label={t('dossier.colleague')}
                empty={t('queue.nobody')}
                choices={colleagues.map(({ accountId, name }) => ({
                  value: accountId,
                  label: name,
                }))}
                defaultValue={examiner?.id}
              />
              <SubmitButton look="plain" name="do" value="assign">
                {t('dossier.giveGo')}
              </SubmitButton>
            </Form>
          </details>
        </>
      )}
    </Panel>
  );
}

/** What stands against accepting. */
export function Blockers({ blockers }: { readonly blockers: Dossier['blockers'] }) {
  const { t } = useTranslation(['certification', 'vocab']);
  if (blockers.length === 0) return <p className="note ok">{t('dossier.noBlockers')}</p>;
  return (
    <div className="note warn">
      <p>{t('dossier.blockers')}</p>
      <ul>
        {blockers.map((blocker) => (
          <li key={`${blocker.about} ${blocker.code}`}>
            {blocker.about === 'paper' &&
              t('papers.missing', { paper: t(`vocab:credential.${blocker.code}`) })}
            {blocker.about === 'references' && t('dossier.references', { confirmed: blocker.code })}
            {blocker.about === 'item' && t('dossier.item', { item: t(`item.${blocker.code}`) })}
          </li>
        ))}
      </ul>
    </div>
  );
}

const VERDICT = { met: 'good', 'not-met': 'bad', open: 'neutral' } as const;

export function ChecksPanel({ checks }: { readonly checks: Dossier['checks'] }) {
  const { t } = useTranslation('certification');
  return (
    <Panel title={t('check.title')} id="checks">
      <DataTable
        caption={t('check.title')}
        columns={[t('check.item'), t('check.verdict.label'), t('check.note'), t('check.by')]}
        rows={checks.map(({ item, required, verdict, note, by, on }) => ({
          key: item,
          cells: [
            required ? t(`item.${item}`) : t('check.notRequired', { item: t(`item.${item}`) }),
            <Status key="verdict" tone={VERDICT[verdict]}>
              {t(`check.verdict.${verdict}`)}
            </Status>,
            <bdi key="note">{note}</bdi>,
            on === null ? '' : <Signed key="by" by={by} on={on} />,
          ],
        }))}
      />
    </Panel>
  );
}

function Signed({ by, on }: { readonly by: string; readonly on: string }) {
  return (
    <>
      <bdi>{by}</bdi> <span className="hint">{on}</span>
    </>
  );
}

/** Everything that was written, oldest first. */
export function EntriesPanel({ entries }: { readonly entries: Dossier['entries'] }) {
  const { t } = useTranslation('certification');
  return (
    <Panel title={t('thread.all')} id="entries">
      {entries.length === 0 && <p>{t('thread.none')}</p>}
      <ol className="steps">
        {entries.map(({ id, kind, text, item, on, heldOn, people, by }) => (
          <li key={id}>
            <strong>{t(`thread.${kind}`)}</strong> <Signed by={by} on={on} />
            {item !== null && <p>{t('thread.about', { item: t(`item.${item}`) })}</p>}
            {heldOn !== null && (
              <p>
                {t('thread.held', { date: heldOn })} <bdi>{people}</bdi>
              </p>
            )}
            <Written>{text}</Written>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

export function DecisionPanel({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTranslation('certification');
  const { proposal, application, decidedBy } = dossier;
  if (!proposal) return null;
  return (
    <Panel title={t('decide.proposal')}>
      <p>
        <strong>{t(`decide.${proposal.verdict}`)}</strong> · <bdi>{proposal.by}</bdi>
      </p>
      <Written>{proposal.reason}</Written>
      {decidedBy !== null && (
        <>
          <h3>{t('decide.decision')}</h3>
          <p>
            <ApplicationStatus state={application.state} /> <bdi>{decidedBy}</bdi>
          </p>
          <Written>{application.reasons.at(-1)}</Written>
        </>
      )}
    </Panel>
  );
}

/** Other applications of the same provider. */
export function OtherApplications({
  applications,
  base,
}: {
  readonly applications: Dossier['others'];
  readonly base: string;
}) {
  const { t } = useTranslation('certification');
  if (applications.length === 0) return null;
  return (
    <Panel title={t('application.others')}>
      <ul>
        {applications.map(({ id, kind, state, submittedOn }) => (
          <li key={id}>
            <Link to={`${base}/${id}`}>{t(`kind.${kind}`)}</Link> {submittedOn}{' '}
            <ApplicationStatus state={state} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
