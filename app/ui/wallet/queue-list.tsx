import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  CREDENTIALS,
  type CredentialKind,
  type QueueView,
  type Standing,
} from '#domain/catalogue/schema.ts';
import { RowKeys } from '../examiner/row-keys.tsx';
import { SelectField, SubmitButton, TextField } from '../workspace/fields.tsx';
import { DataTable, Empty, Panel } from '../workspace/parts.tsx';
import { StandingStatus } from './paper-facts.tsx';

export interface QueueFilter {
  readonly show: QueueView;
  readonly kind: string;
  readonly region: string;
  readonly q: string;
}

export interface QueueLine {
  readonly id: string;
  readonly kind: CredentialKind;
  readonly provider: string;
  readonly ice: string | null;
  readonly place: string;
  readonly added: string;
  readonly until: string | null;
  readonly standing: Standing;
}

const SHOWN = ['pending', 'expiring', 'decided'] as const;

/** What an examiner asks to see; works by its address alone. */
export function QueueFilters({
  filter,
  regions,
}: {
  readonly filter: QueueFilter;
  readonly regions: readonly { readonly code: string; readonly name: string }[];
}) {
  const { t } = useTranslation(['wallet', 'vocab']);
  return (
    <Panel>
      <Form method="get" role="search">
        <SelectField
          name="show"
          label={t('queue.show')}
          choices={SHOWN.map((value) => ({ value, label: t(`queue.${value}`) }))}
          defaultValue={filter.show}
        />
        <SelectField
          name="kind"
          label={t('queue.kind')}
          empty={t('queue.all')}
          choices={CREDENTIALS.map((value) => ({ value, label: t(`vocab:credential.${value}`) }))}
          defaultValue={filter.kind}
        />
        <SelectField
          name="region"
          label={t('queue.region')}
          empty={t('queue.allRegions')}
          choices={regions.map(({ code, name }) => ({ value: code, label: name }))}
          defaultValue={filter.region}
        />
        <TextField name="q" label={t('queue.text')} optional dir="auto" defaultValue={filter.q} />
        <SubmitButton look="plain">{t('queue.find')}</SubmitButton>
      </Form>
    </Panel>
  );
}

/** Papers of all providers, each with a link to its page. */
export function QueueTable({
  here,
  lines,
}: {
  readonly here: string;
  readonly lines: readonly QueueLine[];
}) {
  const { t } = useTranslation(['wallet', 'vocab']);
  if (lines.length === 0) return <Empty>{t('queue.none')}</Empty>;
  return (
    <RowKeys>
      <DataTable
        caption={t('queue.title')}
        columns={[
          ...[t('queue.paper'), t('queue.provider'), t('queue.place')],
          ...[t('queue.added'), t('queue.until'), t('queue.state')],
        ]}
        rows={lines.map((line) => ({
          key: line.id,
          cells: [
            <Link key="paper" to={`${here}/${line.id}`}>
              {t(`vocab:credential.${line.kind}`)}
            </Link>,
            <Provider key="provider" line={line} />,
            line.place,
            line.added,
            line.until ?? '',
            <StandingStatus key="state" standing={line.standing} />,
          ],
        }))}
      />
    </RowKeys>
  );
}

function Provider({ line: { provider, ice } }: { readonly line: QueueLine }) {
  return (
    <>
      <bdi>{provider}</bdi>
      {ice !== null && (
        <span className="hint">
          <br />
          <bdi dir="ltr">{ice}</bdi>
        </span>
      )}
    </>
  );
}
