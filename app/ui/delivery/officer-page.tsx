import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  SubmitButton,
  CheckField,
  ChoiceField,
  TextAreaField,
  TextField,
} from '../workspace/fields.tsx';
import { DataTable, Empty, Panel, Status } from '../workspace/parts.tsx';
import type { FormProps } from './milestone-forms.tsx';
import type { ShownOfficerLine } from './show.ts';

/** Milestones or disputes that wait for an officer. */
export function OfficerTable({
  here,
  caption,
  lines,
}: {
  readonly here: string;
  readonly caption: string;
  readonly lines: readonly ShownOfficerLine[];
}) {
  const { t } = useTranslation('delivery');
  if (lines.length === 0) return <Empty>{t('officer.none')}</Empty>;
  return (
    <DataTable
      caption={caption}
      columns={[
        ...[t('column.milestone'), t('officer.number'), t('documents.firm')],
        ...[t('documents.provider'), t('fact.due')],
      ]}
      rows={lines.map(({ id, title, number, firm, provider, dueOn, isLate, state }) => ({
        key: id,
        cells: [
          <Link key="title" to={`${here}/${id}`}>
            <bdi>{title}</bdi>
          </Link>,
          <bdi key="number" dir="ltr">
            {number}
          </bdi>,
          <bdi key="firm">{firm}</bdi>,
          <bdi key="provider">{provider}</bdi>,
          <span key="due">
            {state === 'settled' ? t('officer.settled') : dueOn}{' '}
            {isLate && <Status tone="bad">{t('officer.late')}</Status>}
          </span>,
        ],
      }))}
    />
  );
}

/** The certifier accepts, or gives back with reasons. */
export function InspectForm({ stamp, messages, values }: FormProps) {
  const { t } = useTranslation('delivery');
  return (
    <Panel title={t('inspect.title')}>
      <p>{t('inspect.lead')}</p>
      <Form method="post" noValidate>
        <input type="hidden" name="stamp" value={stamp} />
        <CheckField name="agrees" label={t('inspect.agrees')} error={messages['agrees']} />
        <SubmitButton name="do" value="accept">
          {t('inspect.accept')}
        </SubmitButton>
      </Form>
      <Form method="post" noValidate>
        <input type="hidden" name="stamp" value={stamp} />
        <TextAreaField
          name="words"
          label={t('inspect.words')}
          error={messages['words']}
          defaultValue={values['words']}
        />
        <SubmitButton look="plain" name="do" value="return">
          {t('inspect.return')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}

const OUTCOMES = ['accept', 'redo', 'reduce'] as const;

/** The mediator settles, with the reasons both sides read. */
export function SettleForm({ stamp, messages, values }: FormProps) {
  const { t } = useTranslation('delivery');
  return (
    <Panel title={t('settle.title')}>
      <p>{t('settle.lead')}</p>
      <Form method="post" noValidate>
        <input type="hidden" name="stamp" value={stamp} />
        <ChoiceField
          name="outcome"
          label={t('settle.outcome')}
          choices={OUTCOMES.map((value) => ({ value, label: t(`settle.${value}`) }))}
          error={messages['outcome']}
          defaultValue={values['outcome']}
        />
        <TextField
          name="percent"
          label={t('settle.percent')}
          hint={t('settle.percentHint')}
          optional
          dir="ltr"
          inputMode="numeric"
          maxLength={2}
          error={messages['percent']}
          defaultValue={values['percent']}
        />
        <TextAreaField
          name="decision"
          label={t('settle.decision')}
          error={messages['decision']}
          defaultValue={values['decision']}
        />
        <SubmitButton name="do" value="settle">
          {t('settle.go')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}
