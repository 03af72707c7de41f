import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { BATCH_DECISIONS, MOST_IN_BATCH, type BatchPreview } from '#domain/cases/schema.ts';
import type { Shown } from '../casework/show-case.ts';
import { CheckField, ChoiceField, SubmitButton, TextAreaField } from '../workspace/fields.tsx';
import { DataTable, Empty, Facts, Panel } from '../workspace/parts.tsx';

/** A batch before it is asked for, with names for regions and segments, in the reader's language. */
export interface ShownPreview extends Pick<Shown<BatchPreview>, 'lines' | 'total' | 'isCut'> {
  readonly left: number;
  readonly approvals: string;
  readonly refusals: string;
  readonly envelopes: readonly {
    readonly key: string;
    readonly programme: string;
    readonly place: string;
    readonly year: string;
    readonly cases: string;
    readonly sum: string;
  }[];
}

/** What was typed in the form, when it was refused. */
export interface TypedBatch {
  readonly decision: string;
  readonly note: string;
  readonly links: boolean;
  readonly rows: readonly string[];
}

/** What a batch is about, and the sums it takes from each envelope. */
export function BatchSums({ preview }: { readonly preview: ShownPreview }) {
  const { t } = useTranslation('cases');
  const { left, isCut, approvals, refusals, total, envelopes } = preview;
  return (
    <Panel>
      {left > 0 && <p className="note warn">{t('batch.left', { count: left })}</p>}
      {isCut && <p className="note warn">{t('batch.cut', { most: MOST_IN_BATCH })}</p>}
      <Facts
        items={[
          [t('batch.approvals'), approvals],
          [t('batch.refusals'), refusals],
          [t('batch.total'), <bdi key="total">{total}</bdi>],
        ]}
      />
      {envelopes.length > 0 && (
        <>
          <h2 className="panel-title">{t('batch.envelopes')}</h2>
          <DataTable
            caption={t('batch.envelopes')}
            columns={[t('batch.envelope'), t('batch.year'), t('batch.cases'), t('batch.sum')]}
            rows={envelopes.map(({ key, programme, place, year, cases, sum }) => ({
              key,
              cells: [
                <span key="name">
                  <bdi>{programme}</bdi> · {place}
                </span>,
                ...[year, cases],
                <bdi key="sum">{sum}</bdi>,
              ],
            }))}
          />
        </>
      )}
    </Panel>
  );
}

/** The proposals of a batch, each with a box to leave it out, and the decision on all of them. */
export function BatchForm({
  preview,
  here,
  intentId,
  typed,
  messages,
}: {
  readonly preview: ShownPreview;
  /** Path of the queue. */
  readonly here: string;
  readonly intentId: string;
  readonly typed: TypedBatch | null;
  readonly messages: Readonly<Record<string, string>>;
}) {
  const { t } = useTranslation('cases');
  if (preview.lines.length === 0)
    return (
      <Empty action={<Link to={`${here}?who=decide`}>{t('batch.toList')}</Link>}>
        {t('batch.empty')}
      </Empty>
    );
  return (
    <Form method="post">
      <input type="hidden" name="intentId" value={intentId} />
      <Panel title={t('batch.list')} id="rows">
        <div className="case-list">
          <PreviewTable lines={preview.lines} here={here} typed={typed} />
        </div>
      </Panel>
      <Panel title={t('batch.decide')}>
        <ChoiceField
          name="decision"
          label={t('batch.forAll')}
          choices={BATCH_DECISIONS.map((value) => ({
            value,
            label: t(`batch.decision.${value}`),
            hint: t(`batch.decisionHint.${value}`),
          }))}
          error={messages['decision']}
          defaultValue={typed?.decision}
        />
        <TextAreaField
          name="note"
          label={t('batch.note')}
          hint={t('batch.noteHint')}
          optional
          error={messages['note']}
          defaultValue={typed?.note}
        />
        <CheckField
          name="links"
          value="none"
          label={t('batch.links')}
          error={messages['links']}
          checked={typed?.links ?? false}
        />
        <SubmitButton>{t('batch.go')}</SubmitButton>
      </Panel>
    </Form>
  );
}

function PreviewTable({
  lines,
  here,
  typed,
}: Pick<ShownPreview, 'lines'> & { readonly here: string; readonly typed: TypedBatch | null }) {
  const { t } = useTranslation('cases');
  return (
    <DataTable
      caption={t('batch.list')}
      columns={[
        ...[t('column.request'), t('column.firm'), t('batch.proposal'), t('column.amount')],
        ...[t('batch.until'), t('batch.keep')],
      ]}
      rows={lines.map(({ id, stamp, receipt, firm, outcome, amount, until }) => {
        const value = `${id}:${String(stamp)}`;
        return {
          key: id,
          cells: [
            <Link key="request" to={`${here}/${id}`}>
              <bdi dir="ltr">{receipt}</bdi>
            </Link>,
            <bdi key="firm">{firm}</bdi>,
            t(`batch.${outcome}`),
            <bdi key="amount">{amount}</bdi>,
            until,
            <label key="keep">
              <input
                type="checkbox"
                name="rows"
                value={value}
                defaultChecked={typed === null || typed.rows.includes(value)}
              />
              <span className="vh">{t('batch.keepOne', { receipt })}</span>
            </label>,
          ],
        };
      })}
    />
  );
}
