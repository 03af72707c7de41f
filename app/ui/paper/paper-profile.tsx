import { useTranslation } from 'react-i18next';
import type { ContentLang } from '#i18n/languages.ts';
import { Blank, InlineBoxes } from './boxes.tsx';
import type { PaperChoices } from './view.ts';

const GOALS = ['sell', 'time', 'paid', 'comply', 'protect', 'export', 'hire'] as const;
const TURNOVERS = ['0-0.5', '0.5-1', '1-3', '3-10', '10-50', '50-200', '200+'] as const;

/** The facts about the firm, in the words of the site's form, to fill in by hand. */
export function PaperProfile(props: { readonly lng: ContentLang; readonly choices: PaperChoices }) {
  const { lng, choices } = props;
  const { t } = useTranslation('assess', { lng });
  const yesNo = [t('profile.yes'), t('profile.no')];
  const turnovers = TURNOVERS.map((band) => t(`profile.turnover.${band}`));
  return (
    <section className="sheet">
      <h2>{t('profile.title')}</h2>
      <p className="hint">{t('profile.lead')}</p>
      <p>{t('profile.sector')}</p>
      <InlineBoxes choices={choices.sectors} />
      <Blank label={t('profile.staff')} hint={t('profile.staffHint')} />
      <Blank label={t('profile.province')} />
      <p>{t('profile.usesMachinery')}</p>
      <InlineBoxes choices={yesNo} />
      <p>{t('profile.exportsOrSuppliesLarge')}</p>
      <InlineBoxes choices={yesNo} />
      <h3>{t('profile.more')}</h3>
      <p>{t('profile.turnoverBand')}</p>
      <InlineBoxes choices={turnovers} />
      <p>{t('profile.legalForm')}</p>
      <InlineBoxes choices={choices.legalForms} />
      <Blank label={t('profile.foundedYear')} />
      <p>{t('profile.womanOrYouthLed')}</p>
      <InlineBoxes choices={yesNo} />
      <p>
        {t('profile.goals')} <small>{t('profile.goalsHint')}</small>
      </p>
      <InlineBoxes choices={GOALS.map((goal) => t(`profile.goal.${goal}`))} />
    </section>
  );
}
