import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ChoiceField, SubmitButton, TextAreaField } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';

interface Target {
  readonly versionId: string;
  readonly stamp: number;
}

function TargetFields({ versionId, stamp }: Target) {
  return (
    <>
      <input type="hidden" name="versionId" value={versionId} readOnly />
      <input type="hidden" name="stamp" value={stamp} readOnly />
    </>
  );
}

/** The first person's act. */
export function ProposeForm({
  target,
  ready,
}: {
  readonly target: Target;
  readonly ready: boolean;
}) {
  const { t } = useTranslation('studio');
  return (
    <Panel title={t('publish.propose')}>
      <p>{t('publish.proposeLead')}</p>
      {ready ? (
        <Form method="post">
          <TargetFields {...target} />
          <SubmitButton name="do" value="propose">
            {t('publish.proposeGo')}
          </SubmitButton>
        </Form>
      ) : (
        <p className="note">{t('publish.notReady')}</p>
      )}
    </Panel>
  );
}

/** Who proposed may think again. */
export function TakeBackForm({ target }: { readonly target: Target }) {
  const { t } = useTranslation('studio');
  return (
    <Panel title={t('publish.waiting')}>
      <p>{t('publish.another')}</p>
      <Form method="post">
        <TargetFields {...target} />
        <SubmitButton look="plain" name="do" value="take-back">
          {t('publish.takeBack')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}

/** The second person's decision. */
export function DecideForm({
  target,
  proposer,
  values,
  messages,
}: {
  readonly target: Target;
  readonly proposer: string;
  readonly values: Readonly<Record<string, string>>;
  readonly messages: Readonly<Record<string, string>>;
}) {
  const { t } = useTranslation('studio');
  return (
    <Panel title={t('publish.decide')}>
      <p>{t('publish.decideLead', { name: proposer })}</p>
      <Form method="post" noValidate>
        <TargetFields {...target} />
        <ChoiceField
          name="agrees"
          label={t('publish.agrees')}
          error={messages['agrees']}
          choices={(['yes', 'no'] as const).map((value) => ({
            value,
            label: t(`publish.agree.${value}`),
          }))}
          defaultValue={values['agrees']}
        />
        <TextAreaField
          name="reason"
          label={t('publish.reason')}
          hint={t('publish.reasonHint')}
          error={messages['reason']}
          defaultValue={values['reason']}
        />
        <SubmitButton name="do" value="decide">
          {t('publish.decideGo')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}
