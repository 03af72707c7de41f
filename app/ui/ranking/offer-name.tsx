import { useTranslation } from 'react-i18next';
import type { ShownText } from '#domain/catalogue/schema.ts';
import { Shown } from '../provider/shown.tsx';

/** The title of an own offer, in the language it was written in. */
export function OfferName({ title }: { readonly title: ShownText | null }) {
  const { t } = useTranslation('ranking');
  return title === null ? t('untitled') : <Shown text={title} />;
}
