import { hasRole, type MemberActor } from '#domain/kernel/index.server.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import { decidingProblem } from '../decisions/persons.server.ts';
import type { Reader } from '../records.server.ts';
import { stateOf } from '../transitions.ts';
import { canWrite, isExamined } from './case-view-access.server.ts';
import { readsFile, type Standing } from './case-view-standing.ts';
import { MOVABLE_STATES } from './queue-words.ts';
import { findReleasable } from './release-decider.server.ts';

/** What somebody may do in a case at the moment. */
export interface CaseActs {
  readonly declare: boolean;
  /** Say that a link was found after all. */
  readonly stepBack: boolean;
  readonly check: boolean;
  /** State a fact of the firm. */
  readonly prove: boolean;
  readonly correct: boolean;
  readonly ask: boolean;
  readonly write: boolean;
  readonly propose: boolean;
  readonly decide: boolean;
  readonly appeal: boolean;
  readonly revoke: boolean;
  /** Give it to another officer. */
  readonly officer: boolean;
  /** Leave the decision to somebody else. */
  readonly stepAside: boolean;
}

/** What pages offer; every use-case makes sure by itself. */
export async function readActs(
  reader: Reader,
  actor: MemberActor,
  application: AidApplication,
  standing: Standing,
): Promise<CaseActs> {
  const state = stateOf(application.state);
  const examines = standing === 'examines';
  const isOpen = isExamined(state);
  const decides =
    readsFile(standing) && (await decidingProblem(reader, actor, application)) === null;
  const decider = await findReleasable(reader, application);
  return {
    declare: standing === 'declares' && isOpen,
    ...{
      stepBack: examines && isOpen,
      check: examines && isOpen,
      prove: examines && isOpen,
      ask: examines && isOpen,
    },
    correct: examines && state === 'under-review',
    write: canWrite(actor, standing),
    propose: examines && state === 'under-review',
    decide: decides && (state === 'proposed-approve' || state === 'proposed-reject'),
    appeal: state === 'appealed' && (examines || decides),
    officer:
      hasRole(actor, 'programme-manager') && (MOVABLE_STATES.includes(state) || decider !== null),
    stepAside: decider === actor.person.accountId && hasRole(actor, 'deciding-officer'),
    revoke: state === 'approved' && (hasRole(actor, 'risk-officer') || decides),
  };
}
