import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Lang } from '#i18n/languages.ts';

interface TakeOverProps {
  readonly lang: Lang;
  /** How many answers this browser has from before its reader came to work in the firm. */
  readonly count: number;
}

/** Offers to give the firm what was answered before signing in; somebody else may have answered. */
export function TakeOver({ lang, count }: TakeOverProps) {
  const { t } = useTranslation('eligibility');
  if (count === 0) return null;
  return (
    <Form method="post" action={`/${lang}/eligibility?index`} className="note noprint">
      <p>{t('takeOver.text', { count })}</p>
      <p>
        <button className="btn" name="do" value="take-over" type="submit">
          {t('takeOver.go')}
        </button>{' '}
        <button className="link" name="do" value="drop" type="submit">
          {t('takeOver.drop')}
        </button>
      </p>
    </Form>
  );
}
