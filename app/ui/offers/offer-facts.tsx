import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfferView } from '#domain/catalogue/schema.ts';
import { formatList } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';

interface FactsProps {
  readonly view: OfferView;
  readonly lang: Lang;
}

/** How, where and for whom an offer is. */
export function OfferFacts({ view, lang }: FactsProps) {
  const { t } = useTranslation('offer');
  const facts = useFacts({ view, lang });
  return (
    <dl className="pair">
      {facts
        .filter(([, said]) => said !== '')
        .map(([key, said]) => (
          <Fact key={key} term={t(`fact.${key}`)}>
            {said}
          </Fact>
        ))}
    </dl>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** Each fact in words; empty for what is not said. */
function useFacts({ view, lang }: FactsProps) {
  const { t } = useTranslation(['offer', 'vocab']);
  const { durationDays, minStage, everywhere, hosting } = view;
  const list = (names: readonly string[]) => formatList(lang, names);
  const named = (places: OfferView['regions']) => list(places.map(({ name }) => name));
  return [
    ['duration', durationDays === 0 ? '' : t('days', { count: durationDays })],
    ['mode', t(`vocab:mode.${view.mode}`)],
    ['regions', everywhere ? t('everywhere') : named(view.regions)],
    ['languages', list(view.deliveryLanguages.map((one) => t(`vocab:spoken.${one}`)))],
    ['support', list(view.supportLanguages.map((one) => t(`vocab:spoken.${one}`)))],
    ['sizes', list(view.sizes.map((size) => t(`vocab:size.${size}`)))],
    ['sectors', view.sectors.length === 0 ? t('allSectors') : named(view.sectors)],
    ['stage', minStage === 1 ? t('everyStage') : t('fromStage', { stage: minStage })],
    ['hosting', hosting?.name ?? t('noData')],
    ['integrations', list(view.integrations.map((one) => t(`vocab:integration.${one}`)))],
  ] as const;
}
