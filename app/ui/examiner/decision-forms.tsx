import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ChoiceField, SubmitButton } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';
import { Reason, type Typed } from './reason.tsx';

/** The first examiner's proposal. */
export function ProposalForm(props: Typed) {
  const { t } = useTranslation('certification');
  const { values, messages } = props;
  return (
    <Panel title={t('decide.propose')}>
      <p>{t('decide.proposeLead')}</p>
      <Form method="post">
        <ChoiceField
          name="verdict"
          label={t('decide.verdict')}
          error={messages['verdict']}
          choices={(['accept', 'refuse'] as const).map((value) => ({
            value,
            label: t(`decide.${value}`),
          }))}
          defaultValue={values['verdict']}
        />
        <Reason {...props} />
        <SubmitButton name="do" value="propose">
          {t('decide.proposeGo')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}

/** The second examiner's decision. */
export function DecisionForm(props: Typed) {
  const { t } = useTranslation('certification');
  const { values, messages } = props;
  return (
    <Panel title={t('decide.title')}>
      <p>{t('decide.lead')}</p>
      <Form method="post">
        <ChoiceField
          name="agrees"
          label={t('decide.agrees')}
          error={messages['agrees']}
          choices={(['yes', 'no'] as const).map((value) => ({
            value,
            label: t(`decide.agree.${value}`),
          }))}
          defaultValue={values['agrees']}
        />
        <Reason {...props} />
        <SubmitButton name="do" value="decide">
          {t('decide.go')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}
