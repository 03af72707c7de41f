import { useTranslation } from 'react-i18next';
import type { RuleLine } from '#domain/programmes/schema.ts';
import { Beside } from './beside.tsx';

/** The conditions of a programme in words; what belongs to a group stands under it. */
export function RuleText({ rule }: { readonly rule: RuleLine }) {
  if (rule.items.length === 0) return <Lines lines={[rule]} />;
  return (
    <>
      <p className="rule-head">{rule.text}</p>
      <Lines lines={rule.items} />
    </>
  );
}

function Lines({ lines }: { readonly lines: readonly RuleLine[] }) {
  return (
    <ul className="rule">
      {lines.map((line, place) => (
        <Line key={line.id ?? place} line={line} />
      ))}
    </ul>
  );
}

function Line({ line }: { readonly line: RuleLine }) {
  const { t } = useTranslation('eligibility');
  const { kind, text, proof, legalRef, note, items } = line;
  return (
    <li>
      {text}
      {kind === 'manual' && <small className="aside">{t('why.judged')}</small>}
      {proof !== undefined && <small className="aside">{proof}</small>}
      <Beside note={note} legalRef={legalRef} />
      {items.length > 0 && <Lines lines={items} />}
    </li>
  );
}
