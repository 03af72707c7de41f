import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { FactChoice } from '#domain/programmes/schema.ts';
import { SelectField, SubmitButton } from '../workspace/fields.tsx';
import { factChoices, InThree } from './criterion-editor.tsx';
import { DraftForm } from './draft-form.tsx';
import { valueOf, type Errors, type Values } from './words.ts';

interface AddProps {
  readonly path: string;
  readonly stamp: number;
  readonly facts: readonly FactChoice[];
  /** Named rules that can be referred to. */
  readonly names: readonly string[];
  readonly messages: Errors;
  readonly values: Values;
  /** Where the page is shown with the form open, and closed. */
  readonly open: string;
  readonly close: string;
}

/** What can be added at a node: a criterion, a group, what a person judges, a named rule. */
export function AddRule(props: AddProps) {
  const { t } = useTranslation('builder');
  const { path, stamp, facts, names, messages, values, open, close } = props;
  return (
    <div className="rule-editor" id="edit">
      <DraftForm stamp={stamp} at={open}>
        <input type="hidden" name="path" value={path} />
        <SelectField
          name="fact"
          label={t('add.fact')}
          error={messages['fact']}
          defaultValue={valueOf(values, 'fact')}
          choices={factChoices(facts)}
        />
        <p className="inline-form">
          <SubmitButton name="do" value="add-criterion">
            {t('add.criterion')}
          </SubmitButton>
          <SubmitButton look="plain" name="do" value="add-all">
            {t('add.all')}
          </SubmitButton>
          <SubmitButton look="plain" name="do" value="add-any">
            {t('add.any')}
          </SubmitButton>
          <Link to={close} preventScrollReset>
            {t('edit.cancel')}
          </Link>
        </p>
      </DraftForm>
      <details open={messages['text.fr'] !== undefined}>
        <summary>{t('add.manual')}</summary>
        <p className="hint">{t('add.manualHint')}</p>
        <DraftForm stamp={stamp} at={open}>
          <input type="hidden" name="path" value={path} />
          <InThree form={{ values }} messages={messages} name="text" label={t('edit.text')} />
          <SubmitButton look="plain" name="do" value="add-manual">
            {t('add.manualDo')}
          </SubmitButton>
        </DraftForm>
      </details>
      {names.length > 0 && (
        <DraftForm stamp={stamp} at={open}>
          <input type="hidden" name="path" value={path} />
          <SelectField
            name="ref"
            label={t('add.ref')}
            error={messages['ref']}
            choices={names.map((name) => ({ value: name, label: name }))}
          />
          <SubmitButton look="plain" name="do" value="add-ref">
            {t('add.refDo')}
          </SubmitButton>
        </DraftForm>
      )}
    </div>
  );
}

/** The first criterion of a draft that has no rules yet. */
export function FirstRule({
  stamp,
  facts,
}: {
  readonly stamp: number;
  readonly facts: readonly FactChoice[];
}) {
  const { t } = useTranslation('builder');
  return (
    <DraftForm stamp={stamp}>
      <input type="hidden" name="path" value="" />
      <SelectField name="fact" label={t('add.fact')} choices={factChoices(facts)} />
      <SubmitButton name="do" value="add-criterion">
        {t('add.first')}
      </SubmitButton>
    </DraftForm>
  );
}
