import { useTranslation } from 'react-i18next';
import type { EvidenceItem } from '#domain/assessment/schema.ts';
import { Status, type Tone } from '../workspace/parts.tsx';

const TONES = {
  0: 'neutral',
  1: 'info',
  2: 'good',
  3: 'good',
  4: 'good',
} as const satisfies Record<EvidenceItem['grade'], Tone>;

/** How well an answer is supported, in words. */
export function GradeStatus({ grade }: { readonly grade: EvidenceItem['grade'] }) {
  const { t } = useTranslation('evidence');
  return <Status tone={TONES[grade]}>{t(`grade.${grade}`)}</Status>;
}
