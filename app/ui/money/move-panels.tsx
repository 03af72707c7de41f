import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ChoiceField, SubmitButton, TextAreaField } from '../workspace/fields.tsx';
import { DataTable, Facts, Panel } from '../workspace/parts.tsx';
import type { MoveRow } from './move-row.ts';
import { MoveEnd, MoveStatus } from './move-table.tsx';
import { usePlaceWords, type PlaceView } from './places.ts';

type Texts = Readonly<Record<string, string>>;

/** What a move that waits would do to an envelope. */
export interface EndView {
  readonly key: string;
  readonly place: PlaceView;
  readonly now: string;
  /** Null when it has not so much any more. */
  readonly after: string | null;
  readonly brought: string;
  readonly planned: string | null;
  readonly isOverPlan: boolean;
}

/** A move, who asked for it and decided it, and what it does. */
export function MoveFacts({
  row,
  ends,
}: {
  readonly row: MoveRow;
  readonly ends: readonly EndView[];
}) {
  const { t } = useTranslation('money');
  const words = usePlaceWords();
  const by = ({ name }: { readonly name: string }, on: string | null) => (
    <>
      <bdi>{name}</bdi> · {on}
    </>
  );
  return (
    <Panel>
      <Facts
        items={[
          [t('move.stateOf'), <MoveStatus key="state" state={row.state} />],
          [
            t('move.amount'),
            <strong key="amount" className="amount">
              {row.amount}
            </strong>,
          ],
          [t('move.from'), <MoveEnd key="from" place={row.from} />],
          [t('move.to'), <MoveEnd key="to" place={row.to} />],
          [
            t('move.reason'),
            <span key="reason" dir="auto">
              {row.reason}
            </span>,
          ],
          [t('move.proposedBy'), by(row.proposedBy, row.proposedOn)],
          [t('move.decidedBy'), row.decidedBy && by(row.decidedBy, row.decidedOn)],
          [
            t('move.note'),
            row.note && (
              <span key="note" dir="auto">
                {row.note}
              </span>
            ),
          ],
        ]}
      />
      {ends.length > 0 && (
        <DataTable
          caption={t('move.effect')}
          columns={[
            ...[t('envelope.place'), t('move.availableNow'), t('move.availableAfter')],
            ...[t('meter.brought'), t('meter.planned')],
          ]}
          rows={ends.map((end) => ({
            key: end.key,
            cells: [
              words(end.place, { withYear: true }),
              end.now,
              end.after ?? <strong key="after">{t('move.notEnough')}</strong>,
              end.brought,
              end.planned ?? t('meter.notPlanned'),
            ],
          }))}
        />
      )}
      {ends.some(({ isOverPlan }) => isOverPlan) && (
        <p className="note warn">{t('move.overPlan')}</p>
      )}
    </Panel>
  );
}

/** Who proposed may think again. */
export function WithdrawMove() {
  const { t } = useTranslation('money');
  return (
    <Panel title={t('move.waiting')}>
      <p>{t('move.another')}</p>
      <Form method="post">
        <SubmitButton look="plain" name="do" value="withdraw">
          {t('move.withdraw')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}

/** The second person's decision. */
export function DecideMove({
  row,
  values,
  messages,
}: {
  readonly row: MoveRow;
  readonly values: Texts;
  readonly messages: Texts;
}) {
  const { t } = useTranslation('money');
  return (
    <Panel title={t('move.decide')}>
      <p>{t('move.decideLead', { name: `\u2068${row.proposedBy.name}\u2069` })}</p>
      <Form method="post" noValidate>
        <ChoiceField
          name="agrees"
          label={t('move.agrees')}
          error={messages['agrees']}
          choices={(['yes', 'no'] as const).map((value) => ({
            value,
            label: t(`move.agree.${value}`),
          }))}
          defaultValue={values['agrees']}
        />
        <TextAreaField
          name="note"
          label={t('move.note')}
          hint={t('move.noteHint')}
          error={messages['note']}
          defaultValue={values['note']}
        />
        <SubmitButton name="do" value="decide">
          {t('move.decideGo')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}
