import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Lang } from '#i18n/languages.ts';
import { SubmitButton } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';

/** Begins the firm's next assessment, by the form every assessment begins with. */
export function StartAgain({ lang }: { readonly lang: Lang }) {
  const { t } = useTranslation('sme');
  return (
    <Panel title={t('list.again.title')}>
      <p>{t('list.again.text')}</p>
      <Form method="post" action={`/${lang}/assess?index`} className="actions">
        <SubmitButton name="path" value="full">
          {t('list.again.full')}
        </SubmitButton>
        <SubmitButton name="path" value="express" look="plain">
          {t('list.again.express')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}
