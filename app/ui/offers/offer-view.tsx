import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfferView, ShownText } from '#domain/catalogue/schema.ts';
import { formatList } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { Shown, ShownParagraphs } from '../provider/shown.tsx';
import { OfferFacts } from './offer-facts.tsx';
import { OfferPrice } from './offer-price.tsx';

interface OfferProps {
  readonly view: OfferView;
  readonly lang: Lang;
}

/** The title of an offer, or that it has none yet. */
export function OfferTitle({ title }: { readonly title: ShownText | null }) {
  const { t } = useTranslation('offer');
  return title ? <Shown text={title} /> : <>{t('untitled')}</>;
}

/**
 * What an offer says below its heading, in plain elements: it is sent without Mantine. The page
 * names the texts `offer` and `vocab` in its handle.
 */
export function OfferBody({ view, lang }: OfferProps) {
  const { t } = useTranslation('offer');
  return (
    <div className="offer-view">
      {view.category && (
        <p>
          <span className="tag">{view.category.name}</span>
        </p>
      )}
      {view.summary && (
        <p>
          <strong>
            <Shown text={view.summary} />
          </strong>
        </p>
      )}
      <OfferPrice price={view.price} lang={lang} />
      <Section title={t('section.description')} text={view.description} />
      <Deliverables deliverables={view.deliverables} />
      <Section title={t('section.excluded')} text={view.excluded} />
      <Section title={t('section.duties')} text={view.clientDuties} />
      <h2>{t('section.facts')}</h2>
      <OfferFacts view={view} lang={lang} />
      <Exit view={view} />
      <Papers view={view} lang={lang} />
    </div>
  );
}

function Section({ title, text }: { readonly title: string; readonly text: ShownText | null }) {
  if (text === null) return null;
  return (
    <>
      <h2>{title}</h2>
      <ShownParagraphs text={text} />
    </>
  );
}

function Deliverables({ deliverables }: Pick<OfferView, 'deliverables'>) {
  const { t } = useTranslation('offer');
  if (deliverables.length === 0) return null;
  return (
    <>
      <h2>{t('section.deliverables')}</h2>
      <ol className="steps">
        {deliverables.map(({ text, acceptance }, index) => (
          <li key={index}>
            {text && (
              <strong>
                <Shown text={text} />
              </strong>
            )}
            {acceptance && (
              <Line label={t('accepted')}>
                <Shown text={acceptance} />
              </Line>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <span className="hint">{label}</span> {children}
    </div>
  );
}

function Exit({ view: { exitKit, exitNote } }: Pick<OfferProps, 'view'>) {
  const { t } = useTranslation(['offer', 'vocab']);
  if (exitKit.length === 0 && exitNote === null) return null;
  return (
    <>
      <h2>{t('section.exit')}</h2>
      <ul>
        {exitKit.map((item) => (
          <li key={item}>{t(`vocab:exit.${item}`)}</li>
        ))}
      </ul>
      {exitNote && <ShownParagraphs text={exitNote} />}
    </>
  );
}

function Papers({ view: { reliesOn }, lang }: OfferProps) {
  const { t } = useTranslation(['offer', 'vocab']);
  if (reliesOn.length === 0) return null;
  const names = reliesOn.map((kind) => t(`vocab:credential.${kind}`));
  return <p className="hint">{t('reliesOn', { names: formatList(lang, names) })}</p>;
}
