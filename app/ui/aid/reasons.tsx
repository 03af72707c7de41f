import { useTranslation } from 'react-i18next';
import type { ReasonLine } from '#domain/programmes/schema.ts';
import { Beside } from './beside.tsx';

/** Every condition with how it stands for the firm: a sign, a word, and what is known. */
export function Reasons({ reasons }: { readonly reasons: readonly ReasonLine[] }) {
  const { t } = useTranslation('eligibility');
  if (reasons.length === 0) return null;
  return <Lines lines={reasons} label={t('why.reasons')} />;
}

function Lines(props: { readonly lines: readonly ReasonLine[]; readonly label?: string }) {
  return (
    <ul className="reasons" role="list" aria-label={props.label}>
      {props.lines.map((line, place) => (
        <Line key={line.id ?? place} line={line} />
      ))}
    </ul>
  );
}

function Line({ line }: { readonly line: ReasonLine }) {
  const { t } = useTranslation('eligibility');
  const { sign, text, known, note, legalRef, items } = line;
  return (
    <li data-sign={sign}>
      <span className="sign">{t(`why.sign.${sign}`)}</span>
      <div>
        {text}
        {known !== undefined && <small className="aside">{known}</small>}
        <Beside note={note} legalRef={legalRef} />
        {items.length > 0 && <Lines lines={items} />}
      </div>
    </li>
  );
}
