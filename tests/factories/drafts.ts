import {
  completeAssessment,
  getResumeCode,
  publishCurrentFramework,
  saveAnswers,
  saveProfile,
  startAssessment,
  type AssessmentPath,
  type GivenAnswer,
} from '#domain/assessment/index.server.ts';
import type { ProfileForm } from '#domain/assessment/schema.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import type { DeviceActor } from './actors.ts';
import { answered, framework } from './assessment.ts';

export type Answers = Readonly<Record<string, GivenAnswer>>;
type Level = 0 | 1 | 2 | 3 | 4;

/** A plant of 12 people near Casablanca to whom every item applies. */
export const PLANT_FORM: ProfileForm = {
  sector: 'IND',
  staff: 12,
  province: 'MA-CAS',
  usesMachinery: true,
  exportsOrSuppliesLarge: true,
  goals: [],
};

/** An empty database in which the questionnaire is published. */
export async function freshDatabase(): Promise<void> {
  // Imported late: benchmarks make firms with these factories and have no database of the tests.
  const { resetDatabase } = await import('../setup/database.ts');
  await resetDatabase();
  await inTransaction('tests.publish', (tx) => publishCurrentFramework(tx, { replaceUsed: false }));
}

/** Every item at one level, and some answers of its own. */
export function everyItem(level: Level, own: Answers = {}): Answers {
  return { ...Object.fromEntries(framework.itemIds.map((id) => [id, answered(level)])), ...own };
}

/** What a page sends on which nothing stood yet, or on which `shown` stood. */
export function page(
  sent: Answers,
  shown: Answers = {},
  ago: Readonly<Record<string, number>> = {},
) {
  return { shown, sent, chosenAgo: ago, invalid: [] };
}

/** The code that reopens an anonymous assessment of the actor. */
export async function codeFor(actor: DeviceActor, id: string): Promise<string> {
  return getResumeCode(db, actor, id);
}

interface DraftOptions {
  readonly path?: AssessmentPath;
  readonly profile?: ProfileForm;
  readonly answers?: Answers;
}

/** The id of a draft of the actor with its profile and, where given, answers. */
export async function aDraft(
  actor: DeviceActor,
  { path = 'full', profile = PLANT_FORM, answers }: DraftOptions = {},
): Promise<string> {
  const id = await startAssessment(actor, path);
  await saveProfile(actor, id, profile);
  if (answers) await saveAnswers(actor, id, page(answers), null);
  return id;
}

/** The id of a completed assessment: every item at level 1 unless answers are given. */
export async function aCompleted(actor: DeviceActor, options: DraftOptions = {}): Promise<string> {
  const id = await aDraft(actor, { answers: everyItem(1), ...options });
  await completeAssessment(actor, id);
  return id;
}
