import { useTranslation } from 'react-i18next';
import type { DecisionFile } from '#domain/cases/schema.ts';
import { formatMad } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { AmountView } from '../aid/amount-view.tsx';
import { Missing } from '../aid/missing.tsx';
import { Reasons } from '../aid/reasons.tsx';
import { StatusTag } from '../aid/status-tag.tsx';
import { Facts, Panel } from '../workspace/parts.tsx';
import '../styles/aid.css';

type File = Pick<DecisionFile, 'explanation' | 'cumulation' | 'linked' | 'whole' | 'findings'>;

/** What the rules say on what is known now. */
export function RulesPanel({ explanation }: Pick<File, 'explanation'>) {
  const { t } = useTranslation('decision');
  return (
    <Panel title={t('rules.title')}>
      {explanation === null ? (
        <p className="note">{t('rules.none')}</p>
      ) : (
        <>
          <p>
            <StatusTag status={explanation.status} />
          </p>
          <Missing missing={explanation.missing} />
          {explanation.amount && <AmountView amount={explanation.amount} />}
          <details open={explanation.status !== 'eligible'}>
            <summary>{t('rules.all')}</summary>
            <Reasons reasons={explanation.reasons} />
          </details>
        </>
      )}
    </Panel>
  );
}

/** What was found on the case: papers, checklist, and the firms that count as one with this one. */
export function FindingsPanel({ lang, file }: { readonly lang: Lang; readonly file: File }) {
  const { t } = useTranslation('decision');
  const { cumulation, linked, whole, findings } = file;
  const money = (amount: bigint) => formatMad(lang, amount);
  return (
    <Panel title={t('found.title')}>
      {!whole && <p className="note warn">{t('found.papersChanged')}</p>}
      <p>{findings.left === 0 ? t('found.complete') : t('found.left', { count: findings.left })}</p>
      {findings.problems.length > 0 && (
        <>
          <h3>{t('found.problems')}</h3>
          <ul>
            {findings.problems.map((problem) => (
              <li key={problem.id}>
                <Item problem={problem} file={file} />
                {problem.note !== '' && <span dir="auto"> — {problem.note}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{t('found.linked')}</h3>
      {linked.length === 0 ? (
        <p>{t('found.noLinked')}</p>
      ) : (
        <ul>
          {linked.map((name) => (
            <li key={name}>
              <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
      )}
      {cumulation && (
        <Facts
          items={[
            [t('found.granted', { count: cumulation.months }), money(cumulation.total)],
            [t('found.ceiling'), money(cumulation.ceiling)],
            [t('found.rest'), money(cumulation.left)],
          ]}
        />
      )}
    </Panel>
  );
}

type Problem = File['findings']['problems'][number];

/** A point of the checklist in words: a paper, a condition, or something of the whole case. */
function Item({ problem, file }: { readonly problem: Problem; readonly file: File }) {
  const { t } = useTranslation('decision');
  const { t: aid, i18n } = useTranslation('aid');
  const { kind, code } = problem;
  if (kind === 'paper') {
    const key = `document.${code ?? ''}`;
    return <>{i18n.exists(`aid:${key}`) ? aid(key as 'document.quote') : code}</>;
  }
  if (kind === 'criterion') {
    const line = file.explanation?.reasons.find(({ id }) => id === code);
    return <>{line?.text ?? t('item.criterion')}</>;
  }
  return <>{t(`item.${kind}`)}</>;
}
