import { getReaderFacts, type ReaderActor } from './reader-facts.server.ts';

/** What a profile of an assessment asks too, as far as it was answered exactly. */
export interface ProfileAnswers {
  readonly sector?: string;
  readonly province?: string;
  readonly legalForm?: string;
  readonly staff?: number;
}

/**
 * What the reader answered here, or the record of their firm says, of what a profile asks for; what
 * other assessments say is not among it. Nothing is asked twice.
 */
export async function findProfileAnswers(actor: ReaderActor): Promise<ProfileAnswers> {
  const { facts, known } = await getReaderFacts(actor);
  const own = (name: 'sector' | 'province' | 'legalForm' | 'staff') =>
    known[name]?.origin === 'assessment' ? undefined : facts[name]?.value;
  const [sector, province, legalForm, staff] = [
    own('sector'),
    own('province'),
    own('legalForm'),
    own('staff'),
  ];
  return {
    ...(typeof sector === 'string' && { sector }),
    ...(typeof province === 'string' && { province }),
    ...(typeof legalForm === 'string' && { legalForm }),
    ...(typeof staff === 'number' && { staff }),
  };
}
