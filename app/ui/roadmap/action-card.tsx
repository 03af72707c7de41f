import { Link } from '@remix-run/react';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlannedActionView } from '#domain/assessment/schema.ts';
import {
  formatDate,
  formatList,
  formatMad,
  formatMadRange,
  formatNumber,
} from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { ActionOffers } from './action-offers.tsx';
import type { ActionOffersView } from './offers-view.ts';

interface ActionCardProps {
  readonly action: PlannedActionView;
  readonly lang: Lang;
  /** Address of the assessment's pages. */
  readonly here: string;
  readonly offers?: ActionOffersView | undefined;
  /** Plans beside the list in a browser that can; else the link leads to the action's page. */
  readonly onPlan?: (action: PlannedActionView) => void;
}

function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
}

const TAGS = { planned: 'tag', doing: 'tag warn', done: 'tag done', dropped: 'tag' } as const;

/** One action of the plan in a few lines; the rest is on its own page. */
export function ActionCard({ action, lang, here, offers, onPlan }: ActionCardProps) {
  const { t } = useTranslation(['roadmap', 'common']);
  const { texts } = action;
  const planned = [
    action.owner && t('planned.owner', { name: action.owner }),
    action.dueOn && t('planned.due', { date: formatDate(lang, action.dueOn) }),
    action.budgetMad !== null &&
      t('planned.budget', { amount: formatMad(lang, BigInt(action.budgetMad) * 100n) }),
  ].filter((part) => typeof part === 'string' && part !== '');
  return (
    <li className="card" id={action.id}>
      <h3>
        {texts.title}{' '}
        {action.state !== 'planned' && (
          <span className={TAGS[action.state]}>{t(`state.${action.state}`)}</span>
        )}
      </h3>
      <p>{texts.benefit}</p>
      <p className="hint">
        {t('common:labelled', { label: t('cost'), value: useCost({ action, lang }) })} ·{' '}
        {t('common:labelled', { label: t('weeks'), value: useWeeks({ action, lang }) })} ·{' '}
        {t(`leadRole.${action.lead}`)}
      </p>
      {planned.length > 0 && (
        <p>
          <bdi>{planned.join(' · ')}</bdi>
        </p>
      )}
      <ActionOffers
        lang={lang}
        to={`${here}/matches/${action.id}`}
        name={texts.title}
        offers={offers}
      />
      <p>
        <Link
          to={`${here}/roadmap/${action.id}`}
          onClick={(event) => {
            if (!onPlan || !isPlainClick(event)) return;
            event.preventDefault();
            onPlan(action);
          }}
        >
          {t('edit.open')}
          <span className="vh"> : {texts.title}</span>
        </Link>
      </p>
    </li>
  );
}

/** Indicative budget of an action, before tax. */
function useCost({ action, lang }: Pick<ActionCardProps, 'action' | 'lang'>): string {
  const { t } = useTranslation(['roadmap', 'common']);
  const { costMAD } = action;
  return costMAD.max === 0 ? t('free') : formatMadRange(lang, costMAD);
}

function useWeeks({ action, lang }: Pick<ActionCardProps, 'action' | 'lang'>): string {
  const { t } = useTranslation(['roadmap', 'common']);
  const { min, max } = action.weeks;
  if (min === max) return t('weeksOne', { count: max });
  return t('weeksRange', { min: formatNumber(lang, min, 0), max: formatNumber(lang, max, 0) });
}

/** Everything about one action: steps, free start, prerequisites, and why it stands there. */
export function ActionDetails({ action, lang }: Pick<ActionCardProps, 'action' | 'lang'>) {
  const { t } = useTranslation(['roadmap', 'common']);
  const { texts, legal } = action;
  return (
    <>
      <p>{texts.benefit}</p>
      {legal && <p className="note warn">{t(`legal.${legal.status}`, { source: legal.source })}</p>}
      {action.prerequisites.length > 0 && (
        <p className="note">
          {t('prerequisite', {
            list: formatList(
              lang,
              action.prerequisites.map(({ title, level }) =>
                t('common:labelled', { label: title, value: level }),
              ),
            ),
          })}
        </p>
      )}
      <h2>{t('steps')}</h2>
      <ol>
        {texts.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <dl>
        <Row label={t('freeStart')}>{texts.freeStart}</Row>
        <Row label={t('doneWhen')}>{texts.done}</Row>
        <Row label={t('cost')}>{useCost({ action, lang })}</Row>
        <Row label={t('weeks')}>{useWeeks({ action, lang })}</Row>
        <Row label={t('inCharge')}>{t(`leadRole.${action.lead}`)}</Row>
      </dl>
      <p>
        <Link to={`/${lang}/categories/${action.category}`}>{t('catalogue')}</Link>
      </p>
      <Why action={action} lang={lang} />
    </>
  );
}

function Row({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div className="pair">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Why({ action, lang }: Pick<ActionCardProps, 'action' | 'lang'>) {
  const { t } = useTranslation(['roadmap', 'common']);
  const { priority } = action;
  const figure = (value: number) => formatNumber(lang, value, 2);
  return (
    <details>
      <summary>{t('why.title')}</summary>
      <p>
        {t('why.formula', {
          priority: figure(priority.priority),
          gain: figure(priority.gain),
          need: figure(priority.need),
          urgency: figure(priority.urgency),
          effort: figure(priority.effort),
        })}
      </p>
      <ul>
        {priority.gains.map((gain) => (
          <li key={gain.item}>
            {t('why.gain', {
              item: gain.title,
              from: gain.from,
              to: gain.to,
              points: figure(gain.points),
            })}
          </li>
        ))}
        {priority.need === 1.5 && <li>{t('why.foundation')}</li>}
        {priority.need === 1.25 && <li>{t('why.goal')}</li>}
      </ul>
    </details>
  );
}
