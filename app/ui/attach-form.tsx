import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Lang } from '#i18n/languages.ts';

/** Offers to give an anonymous assessment of this browser to the firm the reader works in. */
export function AttachForm({ lang, id }: { readonly lang: Lang; readonly id: string }) {
  const { t } = useTranslation();
  return (
    <section className="card noprint">
      <h2>{t('attach.title')}</h2>
      <p>{t('attach.text')}</p>
      <Form method="post" action={`/${lang}/assess/${id}/review`}>
        <button className="btn second" type="submit" name="do" value="attach">
          {t('attach.go')}
        </button>
      </Form>
    </section>
  );
}
