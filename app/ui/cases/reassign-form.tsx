import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { REASSIGN_REASONS } from '#domain/cases/schema.ts';
import { ChoiceField, SelectField, SubmitButton, TextAreaField } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';

interface Props {
  readonly messages: Readonly<Record<string, string>>;
  readonly typed: Readonly<Record<string, string>>;
}

/** Why somebody else is to do something, and in what words. */
export function WhyFields({ messages, typed }: Props) {
  const { t } = useTranslation('cases');
  return (
    <>
      <ChoiceField
        name="why"
        label={t('reassign.why')}
        choices={REASSIGN_REASONS.map((value) => ({ value, label: t(`reassign.reason.${value}`) }))}
        error={messages['why']}
        defaultValue={typed['why']}
      />
      <TextAreaField
        name="note"
        label={t('reassign.note')}
        hint={t('reassign.noteHint')}
        optional
        rows={2}
        error={messages['note']}
        defaultValue={typed['note']}
      />
    </>
  );
}

/** Who is to have a case from now on, and why. */
export function ReassignForm({
  from,
  candidates,
  ...props
}: Props & {
  /** Account of who has it now; empty for nobody. */
  readonly from: string;
  readonly candidates: readonly {
    readonly accountId: string;
    readonly name: string;
    readonly load: number;
  }[];
}) {
  const { t } = useTranslation('cases');
  const { messages, typed } = props;
  return (
    <Panel>
      <Form method="post">
        <input type="hidden" name="from" value={from} />
        <SelectField
          name="officer"
          label={t('reassign.officer')}
          empty={t('reassign.byLoad')}
          choices={candidates.map(({ accountId, name, load }) => ({
            value: accountId,
            label: t('reassign.load', { name, count: load }),
          }))}
          error={messages['officer']}
          defaultValue={typed['officer']}
        />
        <WhyFields {...props} />
        <SubmitButton>{t('reassign.go')}</SubmitButton>
      </Form>
    </Panel>
  );
}

/** All that an officer has in hand goes to colleagues. */
export function ReassignAllForm({
  officers,
  ...props
}: Props & { readonly officers: readonly { readonly id: string; readonly name: string }[] }) {
  const { t } = useTranslation('cases');
  const { messages, typed } = props;
  return (
    <Panel title={t('reassign.allTitle')}>
      <p>{t('reassign.allLead')}</p>
      <details open={Object.keys(messages).length > 0}>
        <summary>{t('reassign.all')}</summary>
        <Form method="post">
          <SelectField
            name="officer"
            label={t('reassign.away')}
            empty=""
            choices={officers.map(({ id, name }) => ({ value: id, label: name }))}
            error={messages['officer']}
            defaultValue={typed['officer']}
          />
          <WhyFields {...props} />
          <SubmitButton look="plain">{t('reassign.allGo')}</SubmitButton>
        </Form>
      </details>
    </Panel>
  );
}
