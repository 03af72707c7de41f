import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { GROUNDS, MEASURE_KINDS } from '#domain/catalogue/schema.ts';
import {
  CheckField,
  ChoiceField,
  SelectField,
  SubmitButton,
  TextAreaField,
  TextField,
} from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';
import { Reason, type Typed } from './reason.tsx';

/** Gives notice of a measure. */
export function NoticeForm({ values, messages, intentId }: Typed & { readonly intentId: string }) {
  const { t } = useTranslation(['certification', 'register']);
  return (
    <Form method="post">
      <input type="hidden" name="intentId" value={intentId} />
      <ChoiceField
        name="kind"
        label={t('measure.kind.label')}
        error={messages['kind']}
        choices={MEASURE_KINDS.map((value) => ({ value, label: t(`measure.kind.${value}`) }))}
        defaultValue={values['kind']}
      />
      <SelectField
        name="grounds"
        label={t('measure.grounds')}
        hint={t('measure.groundsHint')}
        error={messages['grounds']}
        empty={t('measure.choose')}
        choices={GROUNDS.map((value) => ({ value, label: t(`register:reason.${value}`) }))}
        defaultValue={values['grounds']}
      />
      <TextAreaField
        name="facts"
        label={t('measure.facts')}
        hint={t('measure.factsHint')}
        error={messages['facts']}
        rows={8}
        defaultValue={values['facts']}
      />
      <TextField
        name="until"
        type="date"
        label={t('measure.until')}
        hint={t('measure.untilHint')}
        error={messages['until']}
        optional
        defaultValue={values['until']}
      />
      <CheckField
        name="interim"
        label={t('measure.interimTick')}
        hint={t('measure.interimHint')}
        error={messages['interim']}
        checked={values['interim'] === 'yes'}
      />
      <SubmitButton look="danger">{t('measure.give')}</SubmitButton>
    </Form>
  );
}

/** The second examiner's decision on a measure. */
export function MeasureDecisionForm(props: Typed) {
  const { t } = useTranslation('certification');
  const { values, messages } = props;
  return (
    <Panel title={t('measure.decide')}>
      <Form method="post">
        <ChoiceField
          name="outcome"
          label={t('measure.outcome')}
          error={messages['outcome']}
          choices={(['applied', 'dropped'] as const).map((value) => ({
            value,
            label: t(`measure.do.${value}`),
          }))}
          defaultValue={values['outcome']}
        />
        <Reason {...props} />
        <SubmitButton name="do" value="decide">
          {t('decide.go')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}

/** Ends a suspension before its last day. */
export function LiftForm(props: Typed) {
  const { t } = useTranslation('certification');
  return (
    <Panel title={t('measure.lift')}>
      <Form method="post">
        <Reason {...props} />
        <SubmitButton look="plain" name="do" value="lift">
          {t('measure.liftGo')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}
