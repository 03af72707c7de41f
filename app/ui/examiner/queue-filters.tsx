import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { APPLICATION_KINDS, MEASURE_KINDS } from '#domain/catalogue/schema.ts';
import { CheckField, SelectField, SubmitButton, TextField } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';

export interface QueueFilter {
  readonly show: 'open' | 'closed';
  readonly kind: string;
  readonly state: string;
  readonly who: string;
  readonly overdue: string;
  readonly region: string;
  readonly q: string;
}

const OPEN = ['submitted', 'examining', 'changes-requested', 'proposed'] as const;
const CLOSED = ['accepted', 'refused', 'withdrawn', 'lapsed'] as const;
const MEASURES = { open: ['noticed', 'answered'], closed: ['applied', 'dropped'] } as const;
const WHO = ['mine', 'unassigned', 'second'] as const;

/** The quick filters with how many each shows, written in the reader's language. */
export function QuickFilters({
  counts,
}: {
  readonly counts: Readonly<Record<'all' | 'mine' | 'unassigned' | 'second' | 'overdue', string>>;
}) {
  const { t } = useTranslation('certification');
  const links = [
    ['all', ''],
    ['mine', 'who=mine'],
    ['unassigned', 'who=unassigned'],
    ['second', 'who=second'],
    ['overdue', 'overdue=yes'],
  ] as const;
  return (
    <nav aria-label={t('queue.quick')}>
      <ul className="inline-form">
        {links.map(([name, query]) => (
          <li key={name}>
            <Link to={`?${query}`}>{t(`queue.count.${name}`, { total: counts[name] })}</Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What an examiner asks to see; works by its address alone. */
export function DossierFilters({
  filter,
  regions,
}: {
  readonly filter: QueueFilter;
  readonly regions: readonly { readonly code: string; readonly name: string }[];
}) {
  const { t } = useTranslation('certification');
  const open = filter.show === 'open';
  return (
    <Panel>
      <Form method="get" role="search">
        <SelectField
          name="show"
          label={t('queue.show')}
          choices={(['open', 'closed'] as const).map((value) => ({
            value,
            label: t(`queue.${value}`),
          }))}
          defaultValue={filter.show}
        />
        <SelectField
          name="kind"
          label={t('queue.kind')}
          empty={t('queue.all')}
          choices={[
            ...APPLICATION_KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
            ...MEASURE_KINDS.map((value) => ({ value, label: t(`measure.kind.${value}`) })),
          ]}
          defaultValue={filter.kind}
        />
        <SelectField
          name="state"
          label={t('queue.state')}
          empty={t('queue.all')}
          choices={[
            ...(open ? OPEN : CLOSED).map((value) => ({ value, label: t(`state.${value}`) })),
            ...MEASURES[filter.show].map((value) => ({
              value,
              label: t(`measure.state.${value}`),
            })),
          ]}
          defaultValue={filter.state}
        />
        <SelectField
          name="who"
          label={t('queue.who')}
          empty={t('queue.all')}
          choices={WHO.map((value) => ({ value, label: t(`queue.${value}`) }))}
          defaultValue={filter.who}
        />
        <SelectField
          name="region"
          label={t('queue.region')}
          empty={t('queue.allRegions')}
          choices={regions.map(({ code, name }) => ({ value: code, label: name }))}
          defaultValue={filter.region}
        />
        <TextField name="q" label={t('queue.text')} optional dir="auto" defaultValue={filter.q} />
        <CheckField name="overdue" label={t('queue.overdue')} checked={filter.overdue === 'yes'} />
        <SubmitButton look="plain">{t('queue.find')}</SubmitButton>
      </Form>
    </Panel>
  );
}
