import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bilingual, OfferContent, OfferNames, ReviewField } from '#domain/catalogue/schema.ts';
import { formatList } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { useOfferWords } from './use-offer-words.ts';

interface ContentProps {
  readonly content: OfferContent;
  readonly names: OfferNames;
  readonly lang: Lang;
}

interface FieldProps extends ContentProps {
  readonly field: Exclude<ReviewField, 'offer'>;
}

/** What an offer says in one field, texts in both languages. */
export function OfferField({ field, content, names, lang }: FieldProps) {
  const { t } = useTranslation('review');
  const words = useOfferWords(names, lang);
  switch (field) {
    case 'title':
    case 'summary':
    case 'description':
    case 'excluded':
    case 'clientDuties':
    case 'exitNote':
      return <BothTexts text={content[field]} />;
    case 'deliverables':
      return <Deliverables deliverables={content.deliverables} />;
    case 'price':
      return <p>{words.price(content.price)}</p>;
    case 'category':
    case 'durationDays':
    case 'minStage':
    case 'mode':
    case 'hosting':
      return <p>{words.value(field, content[field])}</p>;
    default: {
      const codes: readonly string[] = content[field];
      const none = field === 'sectors' ? t('value.allSectors') : t('value.none');
      const said = formatList(
        lang,
        codes.map((code) => words.item(field, code)),
      );
      return <p>{said === '' ? none : said}</p>;
    }
  }
}

const LANGS = ['fr', 'ar'] as const;

/** A text in the languages it was written in, and which one lacks. */
function BothTexts({ text }: { readonly text: Bilingual }) {
  const { t } = useTranslation('review');
  const isEmpty = text.fr === '' && text.ar === '';
  if (isEmpty) return <p className="hint">{t('value.none')}</p>;
  return (
    <>
      {LANGS.map((lang) =>
        text[lang] === '' ? (
          <p key={lang} className="hint">
            {t(`lacks.${lang}`)}
          </p>
        ) : (
          <Written key={lang} lang={lang}>
            {text[lang]}
          </Written>
        ),
      )}
    </>
  );
}

function Written({ lang, children }: { readonly lang: 'fr' | 'ar'; readonly children: ReactNode }) {
  return (
    <p
      lang={lang}
      dir={lang === 'ar' ? 'rtl' : 'ltr'}
      style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}
    >
      {children}
    </p>
  );
}

function Deliverables({ deliverables }: Pick<OfferContent, 'deliverables'>) {
  const { t } = useTranslation('review');
  if (deliverables.length === 0) return <p className="hint">{t('value.none')}</p>;
  return (
    <ol>
      {deliverables.map(({ text, acceptance }, index) => (
        <li key={index}>
          <BothTexts text={text} />
          <span className="hint">{t('acceptance')}</span>
          <BothTexts text={acceptance} />
        </li>
      ))}
    </ol>
  );
}
