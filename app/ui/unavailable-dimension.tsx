import { isRouteErrorResponse } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { DimensionPage } from '#domain/assessment/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { DimensionForm } from './dimension-form.tsx';

interface Unavailable {
  readonly lang: Lang;
  readonly intentId: string;
  readonly page: DimensionPage;
}

function isUnavailable(value: unknown): value is Unavailable {
  return typeof value === 'object' && value !== null && 'page' in value && 'lang' in value;
}

/** The form an error carries because the database was away when it was sent; null for others. */
export function unavailableForm(error: unknown): Unavailable | null {
  if (!isRouteErrorResponse(error)) return null;
  return isUnavailable(error.data) ? error.data : null;
}

/** The page of a dimension with everything chosen in it, to be sent again. */
export function UnavailableDimension({ form }: { readonly form: Unavailable }) {
  const { t } = useTranslation('assess');
  return (
    <>
      <div className="wrap">
        <div className="note warn" role="alert">
          <h2>{t('unavailable.title')}</h2>
          <p>{t('unavailable.text')}</p>
        </div>
      </div>
      <DimensionForm {...form} errors={{}} missing={[]} />
    </>
  );
}
