import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { StageView } from '#domain/assessment/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { StageName } from '../result/overall.tsx';
import { DataTable, Empty, Panel, Status } from '../workspace/parts.tsx';

export interface ShownAssessment {
  readonly id: string;
  readonly mode: 'self' | 'assisted' | 'paper';
  readonly date: string;
  readonly completed: boolean;
  readonly stage: StageView | null;
}

interface ClientAssessmentsProps {
  readonly lang: Lang;
  /** Null where the mandate does not show them. */
  readonly assessments: readonly ShownAssessment[] | null;
  /** Whether the mandate opens them. */
  readonly opens: boolean;
}

/** The assessments of a client, and the way into each where the mandate gives one. */
export function ClientAssessments({ lang, assessments, opens }: ClientAssessmentsProps) {
  const { t } = useTranslation('advisor');
  if (assessments === null || assessments.length === 0)
    return (
      <Panel title={t('client.assessments')}>
        <Empty>
          {t(assessments === null ? 'client.assessmentsHidden' : 'client.assessmentsNone')}
        </Empty>
      </Panel>
    );
  return (
    <Panel title={t('client.assessments')}>
      <DataTable
        caption={t('client.assessments')}
        columns={[t('client.date'), t('client.mode'), t('client.result')]}
        rows={assessments.map((one) => ({
          key: one.id,
          cells: [
            opens ? (
              <Link
                key="date"
                to={`/${lang}/assess/${one.id}/${one.completed ? 'result' : 'review'}`}
                aria-label={t('client.openDated', { date: one.date })}
              >
                {one.date}
              </Link>
            ) : (
              one.date
            ),
            t(`client.modeOf.${one.mode}`),
            <Where key="stage" assessment={one} />,
          ],
        }))}
      />
    </Panel>
  );
}

function Where({ assessment: { completed, stage } }: { readonly assessment: ShownAssessment }) {
  const { t } = useTranslation('advisor');
  if (!completed) return <Status tone="attention">{t('client.draft')}</Status>;
  return stage ? <StageName stage={stage} /> : <>{t('clients.noStage')}</>;
}
