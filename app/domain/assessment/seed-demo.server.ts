import demo from '#content/demo-assessments.json' with { type: 'json' };
import { demoAssessmentsSchema } from '#content/demo-schema.ts';
import { getDemoActor } from '#domain/accounts/index.server.ts';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { completeAssessment } from './complete-assessment.server.ts';
import { saveAnswers } from './save-answers.server.ts';
import { saveProfile } from './save-profile.server.ts';
import { profileSchema } from './schema.ts';
import { startAssessment } from './start-assessment.server.ts';
import { startAssisted } from './start-assisted.server.ts';
import type { GivenAnswer } from './types.ts';

type Plan = ReturnType<typeof demoAssessmentsSchema.parse>[number];

/**
 * Fills in and completes the assessments of the demonstration's firms where they are missing,
 * through the use-cases, as if their people had done so on their dates. Needs the people; only
 * demonstrations call it.
 */
export async function seedDemoAssessments(): Promise<void> {
  for (const plan of demoAssessmentsSchema.parse(demo)) await unlessGone(() => seedOne(plan));
}

/** Visitors may have ended a role, a mandate or an account since: then there is nothing to fill. */
async function unlessGone(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof DomainError && error.code.endsWith('.not-found'))) throw error;
  }
}

async function seedOne(plan: Plan): Promise<void> {
  const at = new Date(plan.at);
  const { organisationId } = (await getDemoActor(plan.firm, at)).person.seat;
  const known = await db.assessment.findFirst({
    where: { organisationId, createdAt: at },
    select: { id: true, completedAt: true },
  });
  if (known?.completedAt) return;
  const actor = await getDemoActor(plan.filledBy, at);
  const id = known?.id ?? (await start(actor, organisationId, plan));
  await saveProfile(actor, id, profileOf(plan));
  const sent = Object.fromEntries(
    Object.entries(plan.levels).map(([item, level]) => [item, answerOf(level)]),
  );
  await saveAnswers(actor, id, { shown: {}, sent, chosenAgo: {}, invalid: [] }, null);
  await completeAssessment(actor, id);
}

function start(actor: MemberActor, organisationId: string, plan: Plan): Promise<string> {
  const { path } = plan;
  return plan.mode === 'assisted'
    ? startAssisted(actor, { organisationId, mode: 'assisted', path })
    : startAssessment({ ...actor, deviceHash: '' }, path);
}

function answerOf(level: Plan['levels'][string] | null): GivenAnswer {
  return level == null ? { status: 'dont_know' } : { status: 'answered', level };
}

/** The profile as the form reads it: every value as it is typed. */
function profileOf({ profile }: Plan) {
  const typed = Object.entries(profile).map(([name, value]) => [name, typedValue(value)]);
  return profileSchema.parse(Object.fromEntries(typed));
}

function typedValue(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' ? String(value) : value;
}
