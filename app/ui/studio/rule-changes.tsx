import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { LineChange } from '#domain/programmes/schema.ts';
import '../styles/studio.css';

/** The rules in words, with what was added, taken out or said otherwise. */
export function RuleChanges({ lines }: { readonly lines: readonly LineChange[] }) {
  const { t } = useTranslation('studio');
  if (lines.every(({ kind }) => kind === 'same')) return <p>{t('changes.sameRules')}</p>;
  return (
    <ul className="rule-lines">
      {lines.map(({ kind, depth, text, before }, index) => (
        // Lines have no name of their own, and the list never changes while it is shown.
        <li key={index} data-kind={kind} style={{ '--depth': depth } as CSSProperties}>
          {kind !== 'same' && <span className="mark">{t(`changes.kind.${kind}`)}</span>}{' '}
          {kind === 'removed' ? <del>{text}</del> : text}
          {before !== null && (
            <>
              {' '}
              <del>{before}</del>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
