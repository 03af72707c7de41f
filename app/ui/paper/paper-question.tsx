import { useTranslation } from 'react-i18next';
import type { ContentLang } from '#i18n/languages.ts';
import { InlineBoxes, NumberedBoxes } from './boxes.tsx';
import type { PaperItem, PaperWording } from './view.ts';

interface Props {
  readonly item: PaperItem;
  readonly lng: ContentLang;
}

/** One question of the sheet with all its wordings and boxes. */
export function PaperQuestion({ item, lng }: Props) {
  const { t } = useTranslation(['pages', 'assess'], { lng });
  return (
    <section className="card">
      <h3>
        <span className="ltr">{item.id}</span> {item.question}{' '}
        {item.express && <span className="tag">{t('paper.express')}</span>}
      </h3>
      {item.applies !== 'ALL' && <p className="hint">{t(`paper.applies.${item.applies}`)}</p>}
      <Examples item={item} lng={lng} />
      {item.services && <p className="hint">{t('paper.goods')}</p>}
      <Choices wording={item} item={item} lng={lng} />
      {item.services && (
        <>
          <h4>{t('paper.services', { question: item.services.question })}</h4>
          <Choices wording={item.services} item={item} lng={lng} />
        </>
      )}
      {item.solo && (
        <>
          <h4>{t('paper.solo', { question: item.solo.question })}</h4>
          <InlineBoxes choices={[item.solo.yes, item.solo.no]} />
        </>
      )}
      {item.follow && (
        <>
          <h4>{t('paper.follow', { question: item.follow.question })}</h4>
          <InlineBoxes choices={item.follow.choices} />
        </>
      )}
    </section>
  );
}

function Choices({ wording, item, lng }: Props & { readonly wording: PaperWording }) {
  const { t } = useTranslation(['pages', 'assess'], { lng });
  const others = [t('assess:question.dontKnow'), item.notApplicable].filter(
    (choice) => choice !== null,
  );
  return (
    <>
      <NumberedBoxes choices={wording.levels} />
      <InlineBoxes choices={others} />
      <p className="hint">
        {t('paper.findOut')} {wording.findOut}
      </p>
    </>
  );
}

function Examples({ item, lng }: Props) {
  const { t } = useTranslation(['pages', 'assess'], { lng });
  if (!item.examples) return null;
  return (
    <p className="hint">
      {t('assess:question.exampleGoods', { text: item.examples.goods })}
      <br />
      {t('assess:question.exampleServices', { text: item.examples.services })}
    </p>
  );
}
