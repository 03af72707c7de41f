import { useTranslation } from 'react-i18next';
import type { ShownOffer } from '#domain/matching/schema.ts';
import { formatNumber, formatPercent } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { ButtonLink, DataTable, Panel } from '../workspace/parts.tsx';
import { AdviceList } from './advice-list.tsx';
import { listsWords } from './counts.ts';
import { KeptOut } from './kept-out.tsx';
import { OfferName } from './offer-name.tsx';

interface Props {
  readonly offer: ShownOffer;
  readonly lang: Lang;
}

/** Where an own offer stood over the period, beside others, and what would help it. */
export function ShownOfferPanel({ offer, lang }: Props) {
  const { t } = useTranslation('ranking');
  const { id, title, category } = offer;
  return (
    <Panel id={id} title={<OfferName title={title} />}>
      {category && <p className="hint">{category.name}</p>}
      <Places offer={offer} lang={lang} />
      <Compared offer={offer} lang={lang} />
      <Regions offer={offer} lang={lang} />
      {offer.keptOut && <KeptOut fit={offer.keptOut} lang={lang} />}
      <AdviceList advice={offer.advice} offerId={id} lang={lang} />
      <ButtonLink look="plain" to={`/${lang}/provider/ranking/${id}`}>
        {t('shown.more')}
      </ButtonLink>
    </Panel>
  );
}

function Places({ offer, lang }: Props) {
  const { t } = useTranslation('ranking');
  const figures = [
    ['lists', formatNumber(lang, offer.lists)],
    ['median', formatNumber(lang, offer.medianPlace)],
    ['five', formatPercent(lang, offer.inFirstFive)],
    ['three', formatPercent(lang, offer.inFirstThree)],
  ] as const;
  return (
    <div className="grid">
      {figures.map(([name, figure]) => (
        <div key={name}>
          <p className="figure">{figure}</p>
          <p>{t(`shown.${name}`)}</p>
        </div>
      ))}
    </div>
  );
}

function Compared({ offer: { components, criteria }, lang }: Props) {
  const { t } = useTranslation('ranking');
  const hasOthers = components.some(({ others }) => others !== null);
  const number = (value: number) => formatNumber(lang, value);
  return (
    <>
      <h3>{t('compare.title')}</h3>
      <DataTable
        caption={t('compare.title')}
        columns={[
          t('compare.component'),
          t('compare.own'),
          ...(hasOthers ? [t('compare.others')] : []),
        ]}
        rows={components.map(({ component, own, others }) => ({
          key: component,
          cells: [
            t(`component.${component}`),
            number(own),
            ...(hasOthers ? [others === null ? '–' : number(others)] : []),
          ],
        }))}
      />
      {!hasOthers && <p className="hint">{t('compare.tooFew')}</p>}
      {criteria.length > 0 && (
        <details>
          <summary>{t('compare.criteria')}</summary>
          <DataTable
            caption={t('compare.criteria')}
            columns={[t('compare.criterion'), t('compare.own')]}
            rows={criteria.map(({ criterion, own }) => ({
              key: criterion,
              cells: [t(`criterion.${criterion}`), number(own)],
            }))}
          />
        </details>
      )}
    </>
  );
}

function Regions({ offer: { regions }, lang }: Props) {
  const { t } = useTranslation('ranking');
  return (
    <details>
      <summary>{t('regions.title')}</summary>
      <DataTable
        caption={t('regions.title')}
        columns={[t('regions.region'), t('regions.lists')]}
        rows={regions.map(({ region, lists }) => ({
          key: region?.code ?? '',
          cells: [region?.name ?? t('regions.unknown'), listsWords(lang, t, lists)],
        }))}
      />
    </details>
  );
}
