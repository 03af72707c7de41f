import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';

/** The secret seed of a draw: made here, shown once, its fingerprint published. */
export function DrawPanel({
  stamp,
  mayEdit,
  seed,
}: {
  readonly stamp: number;
  readonly mayEdit: boolean;
  /** Just made; never shown again. */
  readonly seed: string | null;
}) {
  const { t } = useTranslation('studio');
  return (
    <Panel title={t('draw.title')}>
      <p>{t('draw.lead')}</p>
      {seed !== null && (
        <p className="note warn" role="status">
          {t('draw.once')} <code dir="ltr">{seed}</code>
        </p>
      )}
      {mayEdit && (
        <Form method="post">
          <input type="hidden" name="stamp" value={stamp} readOnly />
          <SubmitButton look="plain" name="do" value="draw-seed">
            {t('draw.go')}
          </SubmitButton>
        </Form>
      )}
    </Panel>
  );
}
