import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ENGAGEMENT_STATES, type EngagementState } from '#domain/engagements/schema.ts';
import { SelectField, SubmitButton, TextField } from '../workspace/fields.tsx';
import { DataTable, Empty, Panel, Status } from '../workspace/parts.tsx';
import { toneOf } from './tone.ts';

interface Filter {
  readonly state: string;
  readonly q: string;
}

/** What is looked for; it works by the address alone. */
export function EngagementFilters({
  filter,
  counts,
}: {
  readonly filter: Filter;
  readonly counts: readonly { readonly state: EngagementState; readonly total: string }[];
}) {
  const { t } = useTranslation(['replay', 'engagement']);
  const totals = new Map(counts.map(({ state, total }) => [state, total]));
  const label = (state: EngagementState) =>
    t('list.count', { state: t(`engagement:state.${state}`), total: totals.get(state) });
  return (
    <Panel>
      <Form method="get" role="search">
        <SelectField
          name="state"
          label={t('list.state')}
          empty={t('list.all')}
          choices={ENGAGEMENT_STATES.filter((state) => totals.has(state)).map((value) => ({
            ...{ value, label: label(value) },
          }))}
          defaultValue={filter.state}
        />
        <TextField
          name="q"
          label={t('list.text')}
          optional
          defaultValue={filter.q}
          maxLength={80}
        />
        <SubmitButton look="plain">{t('list.find')}</SubmitButton>
      </Form>
    </Panel>
  );
}

/** Engagements of a programme's organisation, the latest first. */
export function EngagementTable({
  here,
  lines,
}: {
  readonly here: string;
  readonly lines: readonly {
    readonly id: string;
    readonly number: number;
    readonly firm: string;
    readonly provider: string | null;
    readonly state: EngagementState;
    readonly subsidy: string | null;
    readonly due: string | null;
  }[];
}) {
  const { t } = useTranslation(['replay', 'engagement']);
  if (lines.length === 0) return <Empty>{t('list.none')}</Empty>;
  return (
    <DataTable
      caption={t('list.title')}
      columns={[
        ...[t('fact.number'), t('fact.firm'), t('fact.provider'), t('fact.state')],
        ...[t('fact.subsidy'), t('fact.due')],
      ]}
      rows={lines.map((line) => ({
        key: line.id,
        cells: [
          <Link key="number" to={`${here}/${line.id}`}>
            <bdi dir="ltr">{line.number}</bdi>
          </Link>,
          <bdi key="firm">{line.firm}</bdi>,
          <bdi key="provider">{line.provider ?? t('list.nobody')}</bdi>,
          <Status key="state" tone={toneOf(line.state)}>
            {t(`engagement:state.${line.state}`)}
          </Status>,
          ...[line.subsidy ?? '', line.due ?? ''],
        ],
      }))}
    />
  );
}
