import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { ShownText } from '#domain/catalogue/schema.ts';
import type {
  AppealGround,
  AppealState,
  Component,
  ReplayVerdict,
} from '#domain/matching/schema.ts';
import { Shown } from '../provider/shown.tsx';
import { ChoiceField, SubmitButton, TextAreaField } from '../workspace/fields.tsx';
import { DataTable, Facts, Panel } from '../workspace/parts.tsx';
import { AppealStatus } from './appeal-list.tsx';

export interface AppealFactsView {
  /** Null for a provider that is gone, and for an offer that was never published. */
  readonly provider: string | null;
  readonly offer: ShownText | null;
  readonly category: string;
  readonly ground: AppealGround;
  readonly state: AppealState;
  readonly isOverdue: boolean;
  readonly openedOn: string;
  readonly dueOn: string;
}

/** Who contests what, and until when it is to be answered. */
export function AppealFacts({ facts }: { readonly facts: AppealFactsView }) {
  const { t } = useTranslation('steering');
  const { provider, offer } = facts;
  return (
    <Panel title={t('appeal.facts')}>
      <Facts
        items={[
          [t('appeals.offer'), offer ? <Shown text={offer} /> : t('appeals.noOffer')],
          [t('appeals.provider'), provider === null ? t('exposure.gone') : <bdi>{provider}</bdi>],
          [t('appeal.category'), facts.category],
          [t('appeals.ground'), t(`ground.${facts.ground}`)],
          [t('appeal.opened'), facts.openedOn],
          [t('appeals.due'), facts.dueOn],
          [t('appeals.state'), <AppealStatus key="state" {...facts} />],
        ]}
      />
    </Panel>
  );
}

export interface ShowingView {
  readonly day: string;
  readonly region: string;
  readonly size: string;
  readonly rank: string;
  readonly points: string;
  readonly isNewcomer: boolean;
  readonly weights: string;
  readonly components: readonly {
    readonly component: Component;
    readonly points: string;
    readonly most: string;
  }[];
}

/** How the offer was shown, and what came of computing the list again. */
export function ShowingPanel({
  showing,
  replay,
}: {
  readonly showing: ShowingView | null;
  readonly replay: ReplayVerdict | null;
}) {
  const { t } = useTranslation('steering');
  return (
    <Panel title={t('appeal.showing')}>
      {showing === null ? (
        <p>{t('appeal.noShowing')}</p>
      ) : (
        <>
          <Facts
            items={[
              [t('appeal.day'), showing.day],
              [t('appeal.region'), showing.region],
              [t('appeal.size'), showing.size],
              [t('appeal.rank'), showing.rank],
              [t('appeal.points'), t('appeal.pointsOf', { points: showing.points })],
              [t('appeal.newcomer'), t(showing.isNewcomer ? 'appeal.yes' : 'appeal.no')],
              [t('appeal.weights'), t('appeal.version', { number: showing.weights })],
            ]}
          />
          <DataTable
            caption={t('appeal.components')}
            columns={[t('appeal.component'), t('appeal.had'), t('appeal.most')]}
            rows={showing.components.map(({ component, points, most }) => ({
              key: component,
              cells: [t(`component.${component}`), points, most],
            }))}
          />
        </>
      )}
      {replay !== null && (
        <>
          <h3>{t('appeal.replay.title')}</h3>
          <p className={replay === 'other' ? 'note warn' : 'note'}>
            {t(`appeal.replay.${replay}`)}
          </p>
        </>
      )}
    </Panel>
  );
}

type Texts = Readonly<Record<string, string>>;

/** The answer of a manager. */
export function AnswerForm({
  values,
  messages,
}: {
  readonly values: Texts;
  readonly messages: Texts;
}) {
  const { t } = useTranslation('steering');
  return (
    <Panel title={t('appeal.answerTitle')}>
      <Form method="post" noValidate>
        <ChoiceField
          name="decision"
          label={t('appeal.decision')}
          error={messages['decision']}
          choices={(['upheld', 'dismissed'] as const).map((value) => ({
            value,
            label: t(`appealState.${value}`),
            hint: t(`appeal.${value}Hint`),
          }))}
          defaultValue={values['decision']}
        />
        <TextAreaField
          name="answer"
          rows={6}
          label={t('appeal.answer')}
          hint={t('appeal.answerHint')}
          error={messages['answer']}
          defaultValue={values['answer']}
        />
        <SubmitButton>{t('appeal.send')}</SubmitButton>
      </Form>
    </Panel>
  );
}
