import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { VOUCHER_STATES, type VoucherState } from '#domain/cases/schema.ts';
import { CheckField, SelectField, SubmitButton, TextField } from '../workspace/fields.tsx';
import { DataTable, Empty, Panel } from '../workspace/parts.tsx';
import type { ShownVoucher } from './show.ts';
import { VoucherStatus } from './status.tsx';

/** What an officer asks to see, as the address says it. */
export interface VoucherFilter {
  readonly state: VoucherState | '';
  readonly programme: string;
  readonly soon: boolean;
  readonly q: string;
}

/** How many vouchers there are in each state, as links; states with none are left out. */
export function StateLinks({
  counts,
}: {
  /** Written in the reader's language; null for none. */
  readonly counts: Readonly<Record<VoucherState, string | null>>;
}) {
  const { t } = useTranslation(['voucher', 'case']);
  return (
    <nav aria-label={t('officer.quick')} className="inline-form">
      <Link to="?">{t('officer.all')}</Link>
      {VOUCHER_STATES.map((state) =>
        counts[state] === null ? null : (
          <Link key={state} to={`?state=${state}`}>
            {t('officer.count', { state: t(`case:voucherState.${state}`), total: counts[state] })}
          </Link>
        ),
      )}
    </nav>
  );
}

/** The filters; they work by the address alone. */
export function VoucherFilters({
  filter,
  programmes,
}: {
  readonly filter: VoucherFilter;
  readonly programmes: readonly { readonly id: string; readonly name: string }[];
}) {
  const { t } = useTranslation(['voucher', 'case']);
  return (
    <Panel>
      <Form method="get" role="search">
        <SelectField
          name="state"
          label={t('officer.stateLabel')}
          empty={t('officer.all')}
          choices={VOUCHER_STATES.map((value) => ({
            value,
            label: t(`case:voucherState.${value}`),
          }))}
          defaultValue={filter.state}
        />
        {programmes.length > 1 && (
          <SelectField
            name="programme"
            label={t('officer.programme')}
            empty={t('officer.all')}
            choices={programmes.map(({ id, name }) => ({ value: id, label: name }))}
            defaultValue={filter.programme}
          />
        )}
        <TextField
          name="q"
          label={t('officer.text')}
          optional
          dir="ltr"
          defaultValue={filter.q}
          maxLength={40}
        />
        <CheckField name="soon" label={t('officer.soon')} checked={filter.soon} />
        <SubmitButton look="plain">{t('officer.find')}</SubmitButton>
      </Form>
    </Panel>
  );
}

/** Vouchers of the programmes, the first to end first. */
export function VoucherTable({
  here,
  lines,
}: {
  readonly here: string;
  readonly lines: readonly (ShownVoucher & { readonly firm: string })[];
}) {
  const { t } = useTranslation('voucher');
  if (lines.length === 0) return <Empty>{t('officer.none')}</Empty>;
  return (
    <DataTable
      caption={t('officer.title')}
      columns={[
        ...[t('fact.number'), t('fact.firm'), t('fact.programme'), t('fact.category')],
        ...[t('fact.amount'), t('fact.state'), t('fact.until')],
      ]}
      rows={lines.map((line) => ({
        key: line.id,
        cells: [
          <Link key="number" to={`${here}/${line.id}`}>
            <bdi dir="ltr">{line.number}</bdi>
          </Link>,
          <bdi key="firm">{line.firm}</bdi>,
          <bdi key="programme">{line.programme}</bdi>,
          ...[line.category, line.amount],
          <VoucherStatus key="state" state={line.state} isPast={line.isPast} />,
          line.endedOn ?? line.until ?? '',
        ],
      }))}
    />
  );
}
