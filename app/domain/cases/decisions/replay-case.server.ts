import {
  cents,
  civilDateOf,
  DomainError,
  type Cents,
  type CivilDate,
} from '#domain/kernel/index.server.ts';
import { findGroup } from '#domain/integrity/index.server.ts';
import {
  factsHashOf,
  findCeilings,
  rulesHashOf,
  type Facts,
  type KnownVersion,
  type OrganisationFacts,
} from '#domain/programmes/index.server.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import { assessRequest, type Assessed } from '../applications/assess-request.ts';
import { caseFacts } from '../applications/facts.server.ts';
import { versionOf, type Reader } from '../records.server.ts';
import { leftOfCeiling } from './cumulation.server.ts';
import { centsOf, mostAward } from './limits.ts';
import { replayFrom, type Replay } from './replay.ts';

/** What the rules say of a request on what is known of the firm on a day. */
export interface CaseReplay {
  readonly on: CivilDate;
  readonly version: KnownVersion;
  readonly facts: Facts;
  /** The firm's own among them with how they are known. */
  readonly known: OrganisationFacts['known'];
  /** Null for a version whose conditions a person judges. */
  readonly result: Assessed['result'];
  readonly replay: Replay | null;
}

/** Runs the rules that a request was sent under on what is known now, its own aid left out. */
export async function replayCase(
  reader: Reader,
  application: AidApplication,
  now: Date,
): Promise<CaseReplay> {
  const { id, organisationId, category, cost } = application;
  const version = await versionOf(reader, application);
  const known = await caseFacts(reader, organisationId, now, { except: id });
  const on = civilDateOf(now);
  const project = { category, cost: cost === null ? null : String(cost) };
  const { facts, result } = assessRequest(version, known.facts, project, on);
  const { compiled } = version;
  const replay =
    compiled &&
    result &&
    replayFrom({
      ...{ on, result },
      ...{ rulesHash: rulesHashOf(compiled), factsHash: factsHashOf(facts) },
    });
  return { on, version, facts, known: known.known, result, replay };
}

/**
 * The most aid that may be proposed for a request, in centimes: by the rules, what was asked, the
 * ceiling of its category, and what is left to the firm and those linked with it. Throws
 * `cases.tampered` for a request of a programme that is not run here.
 */
export async function mostFor(
  reader: Reader,
  { id, asked, category, organisationId }: AidApplication,
  { version: { content }, result }: Pick<CaseReplay, 'version' | 'result'>,
  now: Date,
): Promise<Cents> {
  const { running, rules } = content;
  if (running === null || asked === null) throw new DomainError('cases.tampered');
  const ceilings = findCeilings(rules);
  const ceiling = ceilings && (ceilings.values[category ?? ''] ?? ceilings.otherwise);
  const { firmIds } = await findGroup(reader, organisationId);
  return mostAward({
    rules: result?.amount ? centsOf(result.amount.min) : null,
    asked: cents(asked),
    category: ceiling === null ? null : centsOf(ceiling),
    left: await leftOfCeiling(reader, firmIds, running.perFirm, { now, except: id }),
  });
}
