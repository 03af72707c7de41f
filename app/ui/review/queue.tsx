import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { ShownText } from '#domain/catalogue/schema.ts';
import { RowKeys } from '../examiner/row-keys.tsx';
import { Shown } from '../provider/shown.tsx';
import { SelectField, SubmitButton, TextField } from '../workspace/fields.tsx';
import { ButtonLink, DataTable, Empty, Panel, Status } from '../workspace/parts.tsx';

export interface ReviewFilter {
  readonly q: string;
  readonly category: string;
  readonly region: string;
  readonly kind: string;
}

interface Named {
  readonly code: string;
  readonly name: string;
}

const choicesOf = (names: readonly Named[]) =>
  names.map(({ code, name }) => ({ value: code, label: name }));

const KINDS = ['new', 'revision'] as const;

/** What an examiner asks to see; works by its address alone. */
export function ReviewFilters({
  filter,
  categories,
  regions,
}: {
  readonly filter: ReviewFilter;
  readonly categories: readonly Named[];
  readonly regions: readonly Named[];
}) {
  const { t } = useTranslation('review');
  return (
    <Panel>
      <Form method="get" role="search">
        <TextField name="q" label={t('queue.text')} optional dir="auto" defaultValue={filter.q} />
        <SelectField
          name="category"
          label={t('queue.category')}
          empty={t('queue.allCategories')}
          choices={choicesOf(categories)}
          defaultValue={filter.category}
        />
        <SelectField
          name="region"
          label={t('queue.region')}
          empty={t('queue.allRegions')}
          choices={choicesOf(regions)}
          defaultValue={filter.region}
        />
        <SelectField
          name="kind"
          label={t('queue.kind')}
          empty={t('queue.allKinds')}
          choices={KINDS.map((value) => ({ value, label: t(`queue.kinds.${value}`) }))}
          defaultValue={filter.kind}
        />
        <SubmitButton look="plain">{t('queue.find')}</SubmitButton>
      </Form>
    </Panel>
  );
}

export interface ReviewLine {
  readonly versionId: string;
  readonly title: ShownText | null;
  readonly category: string;
  readonly provider: string;
  readonly since: string;
  readonly revision: boolean;
  readonly again: boolean;
}

/** The offers that wait, each with a link to its review. */
export function ReviewTable({
  here,
  lines,
  filtered,
}: {
  readonly here: string;
  readonly lines: readonly ReviewLine[];
  readonly filtered: boolean;
}) {
  const { t } = useTranslation('review');
  if (lines.length === 0)
    return filtered ? (
      <Empty
        action={
          <ButtonLink to={here} look="plain">
            {t('queue.clear')}
          </ButtonLink>
        }
      >
        {t('queue.nothing')}
      </Empty>
    ) : (
      <Empty>{t('queue.none')}</Empty>
    );
  return (
    <RowKeys>
      <DataTable
        caption={t('queue.title')}
        columns={[
          ...[t('queue.offer'), t('queue.provider'), t('queue.category')],
          ...[t('queue.waits'), t('queue.state')],
        ]}
        rows={lines.map((line) => ({
          key: line.versionId,
          cells: [
            <Link key="offer" to={`${here}/${line.versionId}`}>
              {line.title ? <Shown text={line.title} /> : t('untitled')}
            </Link>,
            <bdi key="provider">{line.provider}</bdi>,
            line.category,
            line.since,
            <Kind key="kind" line={line} />,
          ],
        }))}
      />
    </RowKeys>
  );
}

function Kind({ line: { revision, again } }: { readonly line: ReviewLine }) {
  const { t } = useTranslation('review');
  return (
    <>
      <Status tone={revision ? 'info' : 'neutral'}>
        {revision ? t('queue.is.revision') : t('queue.is.new')}
      </Status>{' '}
      {again && <Status tone="attention">{t('queue.is.again')}</Status>}
    </>
  );
}
