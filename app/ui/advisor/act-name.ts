/** Acts in a firm's name that have words of their own; entries have the type `assessment.<act>`. */
const NAMED = [
  'started',
  'profile-saved',
  'answers-saved',
  'path-changed',
  'completed',
  'plan-changed',
  'shared',
  'share-cut',
  'dma-confirmed',
  'evidence-verified',
] as const;

/** The key of the words for an entry of the trail, `other` for one that is not known. */
export function actName(type: string): (typeof NAMED)[number] | 'other' {
  return NAMED.find((act) => type === `assessment.${act}`) ?? 'other';
}
