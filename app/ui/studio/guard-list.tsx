import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Guard, GuardCode } from '#domain/programmes/schema.ts';
import { formatDate, formatList, formatPercent } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import '../styles/studio.css';
import { Status } from '../workspace/parts.tsx';
import { useFieldLabel } from './use-field-label.ts';

export type Names = Readonly<Record<string, string>>;

interface GuardListProps {
  readonly lang: Lang;
  readonly guards: readonly Guard[];
  /** Address of the programme's studio. */
  readonly here: string;
  /** Names of categories by code. */
  readonly names: Names;
}

/** What must hold before publication: each with its state, its reason and where to put it right. */
export function GuardList({ lang, guards, here, names }: GuardListProps) {
  const { t } = useTranslation('studio');
  const why = useGuardWords(lang, names);
  return (
    <ul className="guards">
      {guards.map((guard) => (
        <li key={guard.code}>
          <Status tone={guard.ok ? 'good' : 'bad'}>
            {guard.ok ? t('guard.ok') : t('guard.no')}
          </Status>{' '}
          {t(`guard.name.${guard.code}`)}
          {!guard.ok && (
            <p>
              {why(guard)} <WhereToGo guard={guard} here={here} />
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The page on which a guard is put right: money is brought outside the studio. */
function WhereToGo({ guard, here }: { readonly guard: Guard; readonly here: string }) {
  const { t } = useTranslation('studio');
  if (guard.code !== 'envelopes-funded')
    return <Link to={`${here}/${guard.page}`}>{t(`page.${guard.page}`)}</Link>;
  const budget = here.replace('/programme/programmes/', '/programme/money/');
  return <Link to={budget}>{t('fundedWhy.link')}</Link>;
}

/** Why a guard does not hold, in words. */
function useGuardWords(lang: Lang, names: Names): (guard: Guard) => string {
  const { t } = useTranslation('studio');
  const labelOf = useFieldLabel();
  const word = (code: GuardCode, item: string): string => {
    if (code === 'texts') return labelOf(item) ?? item;
    if (code === 'ceilings' || code === 'offers') return names[item] ?? item;
    if (code === 'rules') return t(`problem.${problemOf(item)}`);
    if (code === 'golden-kinds') return t(`status.${statusOf(item)}`);
    // A name of a case, as its author wrote it: kept from turning the words round it.
    return `\u2068${item}\u2069`;
  };
  return ({ code, items, figures, days }) => {
    const day = (name: string) => (days[name] === undefined ? '' : formatDate(lang, days[name]));
    const figure = (name: string) => figures[name] ?? 0;
    const said = {
      items: formatList(
        lang,
        items.map((item) => word(code, item)),
      ),
      ...{ day: day('day'), earliest: day('earliest'), on: day('on') },
      ...{ most: figure('most'), least: figure('least') },
      score: formatPercent(lang, figure('score')),
      needed: formatPercent(lang, code === 'mutation' ? figure('least') : 0),
      total: formatPercent(lang, figure('total'), 2),
    };
    if (code === 'simulation') return t(`simulationWhy.${simulationOf(items[0])}`, said);
    if (code === 'ceilings')
      return t(items.length > 0 ? 'ceilingsWhy.some' : 'ceilingsWhy.none', said);
    if (code === 'golden-pass')
      return t(items.length > 0 ? 'goldenPassWhy.some' : 'goldenPassWhy.none', said);
    if (code === 'window')
      return t(items.includes('validity') ? 'windowWhy.validity' : 'windowWhy.window');
    if (code === 'notice') return t(day('day') === '' ? 'noticeWhy.none' : 'noticeWhy.early', said);
    if (code === 'envelopes-funded')
      return items.length > 0
        ? t('fundedWhy.some', { count: items.length, year: figure('year') })
        : t('fundedWhy.none', { year: figure('year') });
    return t(`guard.why.${code}`, said);
  };
}

const PROBLEMS = ['none', 'invalid', 'always-false', 'always-true'] as const;
const problemOf = (item: string) => PROBLEMS.find((code) => code === item) ?? 'invalid';
const STATUSES = ['eligible', 'not_eligible', 'unknown'] as const;
export const statusOf = (item: string) => STATUSES.find((code) => code === item) ?? 'unknown';
const SIMULATION = ['none', 'changed', 'old'] as const;
const simulationOf = (item: string | undefined) =>
  SIMULATION.find((code) => code === item) ?? 'none';
