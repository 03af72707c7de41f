import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CHECK_OUTCOMES, type CaseFile, type CostBand } from '#domain/cases/schema.ts';
import type { ReasonLine } from '#domain/programmes/schema.ts';
import { ChoiceField, SubmitButton, TextField } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';
import { reasonOf, useItemName } from './checklist-panel.tsx';
import { Told } from './facts-panel.tsx';
import type { Shown } from './show-case.ts';

type Item = Shown<CaseFile['checklist']>['items'][number];
type Fields = Readonly<Record<string, string>>;

interface Props {
  readonly items: readonly Item[];
  readonly reasons: readonly ReasonLine[];
  readonly facts: readonly Shown<CaseFile['facts']['rows'][number]>[];
  readonly bands: readonly Shown<CostBand>[];
  readonly cost: string | null;
  /** How many firms are linked with this one. */
  readonly linked: number;
  readonly values: Fields;
  readonly messages: Fields;
}

/** The whole checklist: each line is kept by itself, or all at once; only what changed is written. */
export function ChecklistForm({ items, values, messages, ...about }: Props) {
  const { t } = useTranslation(['casework', 'case']);
  const nameOf = useItemName(about.reasons);
  return (
    <Panel title={t('check.title')}>
      <Form method="post">
        {items.map((item) => (
          <fieldset key={item.id} id={item.id}>
            <legend>{nameOf(item)}</legend>
            <Hint item={item} {...about} />
            <ChoiceField
              name={`outcome-${item.id}`}
              label={t('check.found')}
              error={messages[`outcome-${item.id}`]}
              choices={CHECK_OUTCOMES.map((value) => ({
                value,
                label: t(`case:checkOutcome.${value}`),
              }))}
              defaultValue={values[`outcome-${item.id}`] ?? item.outcome ?? undefined}
            />
            <TextField
              name={`note-${item.id}`}
              label={t('check.note')}
              optional
              dir="auto"
              error={messages[`note-${item.id}`]}
              defaultValue={values[`note-${item.id}`] ?? item.note}
            />
            <SubmitButton look="plain" name="only" value={item.id}>
              {t('check.saveOne')}
            </SubmitButton>
          </fieldset>
        ))}
        <SubmitButton>{t('check.saveAll')}</SubmitButton>
      </Form>
    </Panel>
  );
}

/** What helps to look at a line. */
function Hint({
  item,
  reasons,
  facts,
  bands,
  cost,
  linked,
}: Omit<Props, 'items' | 'values' | 'messages'> & { readonly item: Item }) {
  const { t } = useTranslation('casework');
  if (item.kind === 'cost') return <CostHint bands={bands} cost={cost} />;
  if (item.kind === 'criterion') {
    const reason = reasonOf(reasons, item.code);
    const row = facts.find(({ fact }) => fact === reason?.fact);
    return <p>{row ? <Told told={row.now} /> : reason?.known}</p>;
  }
  if (item.kind === 'links') return <p className="hint">{t('check.linked', { count: linked })}</p>;
  return <p className="hint">{t(`check.hint.${item.kind}`)}</p>;
}

function CostHint({ bands, cost }: Pick<Props, 'bands' | 'cost'>) {
  const { t } = useTranslation('casework');
  if (bands.length === 0) return <p className="hint">{t('check.noPrices', { cost })}</p>;
  return (
    <ul className="hint">
      {bands.map(({ kind, regional, count, low, middle, high, place }) => (
        <li key={kind}>
          {t(regional ? 'check.bandRegion' : 'check.band', { count, low, middle, high })}{' '}
          <strong>{t(`check.place.${place}`, { cost })}</strong>
        </li>
      ))}
    </ul>
  );
}
