import { useTranslation } from 'react-i18next';
import type { Problem } from './problems.ts';

/** Why somebody who finds a case does not act on it now. */
export function WhyNot({ problem }: { readonly problem: Problem | null }) {
  const { t } = useTranslation('decision');
  return <p className="note">{t(`whyNot.${problem ?? 'nothing'}`)}</p>;
}

interface SentBackProps {
  readonly sentBack: { readonly by: string; readonly note: string } | null;
}

/** What the last proposal was sent back with. */
export function SentBackNote({ sentBack }: SentBackProps) {
  const { t } = useTranslation('decision');
  if (sentBack === null) return null;
  return (
    <div className="note warn">
      <p>
        {t('sentBack')} <bdi>{sentBack.by}</bdi>
      </p>
      <p dir="auto">{sentBack.note}</p>
    </div>
  );
}
