import { findFirmProfile } from '#domain/accounts/index.server.ts';
import { listFirmProfileFacts } from '#domain/assessment/index.server.ts';
import { civilDateOf, contentHash, type Actor } from '#domain/kernel/index.server.ts';
import type { db } from '#platform/db.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { FACT_NAMES, type FactName, type Facts } from '../rules/facts.ts';
import { listFirmFacts, writeFirmFacts } from './firm-facts.server.ts';
import {
  assessmentAge,
  factsOfOrganisation,
  factsOfProfile,
  factsToday,
  latestOf,
  type KnownFacts,
  type KnownValue,
} from './known-facts.ts';
import { findProvenFacts } from './proven-facts.server.ts';
import { valuesOf, type Answer } from './save-reader-facts.server.ts';

/** What is known of a firm, for those who act for it or decide about it. */
export interface OrganisationFacts {
  /** As rules read them on the day. */
  readonly facts: Facts;
  /** The same with where each comes from and when it was given. */
  readonly known: KnownFacts;
  /** What would be known had nobody examined a request of the firm. */
  readonly said: KnownFacts;
  /** When the last assessment was completed, null when there is none. */
  readonly assessedAt: Date | null;
}

/**
 * What is known of a firm on the day: what was answered or shown for it, its record, its own
 * assessments, and before all of them what was proven and still counts. The caller has seen to
 * rights.
 */
export async function getOrganisationFacts(
  reader: Tx | typeof db,
  organisationId: string,
  now: Date,
): Promise<OrganisationFacts> {
  const today = civilDateOf(now);
  const [answered, record, profiles, proven] = await Promise.all([
    listFirmFacts(reader, organisationId),
    findFirmProfile(reader, organisationId),
    listFirmProfileFacts(reader, [organisationId]),
    findProvenFacts(reader, organisationId, today),
  ]);
  const profile = profiles.get(organisationId) ?? { completedAt: null };
  const own = record && factsOfOrganisation({ ...record, at: record.updatedAt });
  const said = latestOf(own ?? {}, factsOfProfile(profile, today), answered);
  const known = { ...said, ...proven };
  const assessmentAgeMonths = assessmentAge(profile.completedAt, today);
  return {
    facts: { ...factsToday(known, today), assessmentAgeMonths },
    ...{ known, said },
    assessedAt: profile.completedAt,
  };
}

type Writer = Pick<Actor, 'person' | 'now' | 'requestId'>;
type Given = Readonly<Partial<Record<FactName, Exclude<Answer, 'cleared'>>>>;

/**
 * Keeps what somebody of a firm's side answered about it: what is known so already stays as it is,
 * and what was asked and left empty is taken back where it was an answer before. What papers,
 * registers or officers showed stays. Throws `programmes.bad-fact`. The caller has seen to rights;
 * `onBehalfOf` says for whom an advisor answers.
 */
export async function answerForOrganisation(
  actor: Writer,
  organisationId: string,
  answers: {
    readonly asked: readonly FactName[];
    readonly given: Given;
    readonly onBehalfOf?: string | null;
  },
): Promise<void> {
  const { asked, given, onBehalfOf = null } = answers;
  await inTransaction('programmes.answer-for-organisation', async (tx) => {
    const { facts, known } = await getOrganisationFacts(tx, organisationId, actor.now);
    const open = asked.filter((name) => (known[name]?.source ?? 'self') === 'self');
    const values = valuesOf(only(given, open), actor.now);
    const isNews = (name: FactName, { value, evidence }: KnownValue) =>
      facts[name] === undefined ||
      contentHash(facts[name].value) !== contentHash(value) ||
      evidence !== known[name]?.evidence;
    const set: Partial<Record<FactName, KnownValue>> = {};
    for (const name of open) {
      const value = values[name];
      if (value && isNews(name, value)) set[name] = value;
    }
    const forget = open.filter((name) => !values[name] && known[name]?.origin === 'answer');
    await writeFirmFacts(tx, actor, organisationId, { set, forget, onBehalfOf });
  });
}

function only(given: Given, names: readonly FactName[]): Given {
  const kept: Partial<Record<FactName, Exclude<Answer, 'cleared'>>> = {};
  for (const name of FACT_NAMES) {
    const answer = given[name];
    if (answer && names.includes(name)) kept[name] = answer;
  }
  return kept;
}
