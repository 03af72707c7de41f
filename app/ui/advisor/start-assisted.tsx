import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ChoiceField, SubmitButton } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';

const MODES = ['assisted', 'paper'] as const;
const PATHS = ['express', 'full'] as const;

interface StartAssistedProps {
  readonly intentId: string;
  readonly messages: Readonly<Record<string, string>>;
  readonly typed: Readonly<Record<string, string>>;
}

/** Begins an assessment in the name of a client. */
export function StartAssisted({ intentId, messages, typed }: StartAssistedProps) {
  const { t } = useTranslation('advisor');
  return (
    <Panel title={t('client.start')}>
      <Form method="post" action="?start" noValidate>
        <input type="hidden" name="intentId" value={intentId} />
        <ChoiceField
          name="mode"
          label={t('client.startMode')}
          error={messages['mode']}
          defaultValue={typed['mode'] ?? 'assisted'}
          choices={MODES.map((mode) => ({
            value: mode,
            label: t(`client.startModeOf.${mode}.name`),
            hint: t(`client.startModeOf.${mode}.text`),
          }))}
        />
        <ChoiceField
          name="path"
          label={t('client.startPath')}
          error={messages['path']}
          defaultValue={typed['path'] ?? 'express'}
          choices={PATHS.map((path) => ({
            value: path,
            label: t(`client.startPathOf.${path}.name`),
            hint: t(`client.startPathOf.${path}.text`),
          }))}
        />
        <SubmitButton>{t('client.startButton')}</SubmitButton>
      </Form>
    </Panel>
  );
}
