import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Weights, WeightsState } from '#domain/matching/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { ChoiceField, SubmitButton, TextAreaField } from '../workspace/fields.tsx';
import { DataTable, Facts, Panel, Status, type Tone } from '../workspace/parts.tsx';
import { WeightsTables } from './weights-tables.tsx';

type Texts = Readonly<Record<string, string>>;

/** Somebody and a day, the day already in words. */
export interface Act {
  readonly name: string;
  readonly day: string;
}

export interface ProposalView {
  readonly id: string;
  readonly content: Weights;
  readonly reason: string;
  readonly by: Act;
  readonly isOwn: boolean;
}

/** Weights that wait for a decision. */
export function ProposalPanel({
  lang,
  present,
  proposal,
}: {
  readonly lang: Lang;
  readonly present: Weights;
  readonly proposal: ProposalView;
}) {
  const { t } = useTranslation('steering');
  const { name, day } = proposal.by;
  return (
    <Panel title={t('weights.waiting')}>
      <p>{t('weights.by', { name: name === '' ? t('weights.gone') : name, day })}</p>
      <Facts
        items={[
          [
            t('weights.why'),
            <span key="why" dir="auto" style={{ whiteSpace: 'pre-line' }}>
              {proposal.reason}
            </span>,
          ],
        ]}
      />
      <WeightsTables lang={lang} present={present} proposed={proposal.content} />
    </Panel>
  );
}

/** The second person's decision, or the proposer's second thoughts. */
export function DecisionPanel({
  proposal,
  values,
  messages,
}: {
  readonly proposal: ProposalView;
  readonly values: Texts;
  readonly messages: Texts;
}) {
  const { t } = useTranslation('steering');
  if (proposal.isOwn)
    return (
      <Panel title={t('decide.title')}>
        <p>{t('decide.own')}</p>
        <Form method="post">
          <input type="hidden" name="id" value={proposal.id} readOnly />
          <SubmitButton look="plain" name="do" value="withdraw">
            {t('decide.withdraw')}
          </SubmitButton>
        </Form>
      </Panel>
    );
  return (
    <Panel title={t('decide.title')}>
      <Form method="post" noValidate>
        <input type="hidden" name="id" value={proposal.id} readOnly />
        <ChoiceField
          name="agrees"
          label={t('decide.agrees')}
          error={messages['agrees']}
          choices={[
            { value: 'yes', label: t('decide.yes'), hint: t('decide.yesHint') },
            { value: 'no', label: t('decide.no'), hint: t('decide.noHint') },
          ]}
          defaultValue={values['agrees']}
        />
        <TextAreaField
          name="note"
          optional
          label={t('decide.note')}
          hint={t('decide.noteHint')}
          error={messages['note']}
          defaultValue={values['note']}
        />
        <SubmitButton name="do" value="decide">
          {t('decide.send')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}

const TONES: Readonly<Record<WeightsState, Tone>> = {
  proposed: 'attention',
  published: 'good',
  refused: 'bad',
  withdrawn: 'neutral',
};

export interface VersionView {
  readonly id: string;
  readonly number: string;
  readonly state: WeightsState;
  /** Null for the first version, which came with the method. */
  readonly reason: string | null;
  readonly decided: Act | null;
  readonly note: string | null;
  /** Points of the components, in one line. */
  readonly points: string;
}

/** Every version that was decided on. */
export function HistoryPanel({ versions }: { readonly versions: readonly VersionView[] }) {
  const { t } = useTranslation('steering');
  const decided = (act: Act | null) => {
    if (act === null) return '–';
    return act.name === '' ? act.day : t('weights.decidedBy', { ...act });
  };
  return (
    <Panel title={t('weights.history')}>
      {versions.length === 0 ? (
        <p>{t('weights.noHistory')}</p>
      ) : (
        <DataTable
          caption={t('weights.history')}
          columns={[
            ...[t('weights.version'), t('weights.state'), t('weights.points')],
            ...[t('weights.why'), t('weights.decided'), t('weights.note')],
          ]}
          rows={versions.map(({ id, number, state, points, reason, note, ...version }) => ({
            key: id,
            cells: [
              number,
              <Status key="state" tone={TONES[state]}>
                {t(`weights.states.${state}`)}
              </Status>,
              points,
              <span key="why" dir="auto">
                {reason ?? t('weights.first')}
              </span>,
              decided(version.decided),
              <span key="note" dir="auto">
                {note ?? '–'}
              </span>,
            ],
          }))}
        />
      )}
    </Panel>
  );
}
