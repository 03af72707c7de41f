import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { FactWords } from '#domain/programmes/schema.ts';
import { SelectField, SubmitButton, TextField } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';
import { DraftForm } from './draft-form.tsx';
import { FactInputs } from './fact-inputs.tsx';
import { valueOf, type Errors, type Values } from './words.ts';

/** A golden case in its form: one there is, or a new one. */
export interface OpenCase {
  /** Its place; null for a new one. */
  readonly at: number | null;
  readonly facts: readonly FactWords[];
  readonly values: Values;
}

const STATUSES = ['eligible', 'not_eligible', 'unknown'] as const;

/** One golden case: who the firm is, and what the rules must say of it. */
export function CaseForm({
  open,
  values,
  stamp,
  messages,
  query,
}: {
  readonly open: OpenCase;
  readonly values: Values;
  readonly stamp: number;
  readonly messages: Errors;
  /** Query that opens this form again. */
  readonly query: string;
}) {
  const { t } = useTranslation('builder');
  const field = (name: string) => ({
    name,
    error: messages[name],
    defaultValue: valueOf(values, name),
  });
  return (
    <Panel title={t(open.at === null ? 'cases.new' : 'cases.change')} id="case">
      <DraftForm stamp={stamp} at={`?${query}#case`}>
        {open.at !== null && <input type="hidden" name="at" value={open.at} />}
        <TextField {...field('name')} label={t('cases.name')} maxLength={120} dir="auto" />
        <FactInputs facts={open.facts} values={values} messages={messages} />
        <SelectField
          {...field('status')}
          label={t('cases.status')}
          hint={t('cases.statusHint')}
          empty={t('cases.choose')}
          choices={STATUSES.map((status) => ({
            value: status,
            label: t(`cases.statuses.${status}`),
          }))}
        />
        <TextField
          {...field('min')}
          label={t('cases.min')}
          hint={t('cases.minHint')}
          dir="ltr"
          optional
        />
        <TextField {...field('max')} label={t('cases.max')} dir="ltr" optional />
        <p className="inline-form">
          <SubmitButton name="do" value={open.at === null ? 'add' : 'set'}>
            {t('cases.save')}
          </SubmitButton>
          <Link to="?#list" preventScrollReset>
            {t('edit.cancel')}
          </Link>
        </p>
      </DraftForm>
    </Panel>
  );
}
