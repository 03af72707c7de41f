import { hasRole, type MemberActor } from '#domain/kernel/index.server.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import { decidingProblem } from '../decisions/persons.server.ts';
import type { Reader } from '../records.server.ts';
import { stateOf } from '../transitions.ts';
import { canWrite, isExamined } from './case-view-access.server.ts';
import { readsFile, type Standing } from './case-view-standing.ts';

/** What somebody may do in a case at the moment. */
export interface CaseActs {
  readonly declare: boolean;
  /** Say that a link was found after all. */
  readonly stepBack: boolean;
  readonly check: boolean;
  readonly correct: boolean;
  readonly ask: boolean;
  readonly write: boolean;
  readonly propose: boolean;
  readonly decide: boolean;
  readonly appeal: boolean;
  readonly revoke: boolean;
  /** Give it to another officer. */
  readonly officer: boolean;
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
  return {
    declare: standing === 'declares' && isOpen,
    ...{ stepBack: examines && isOpen, check: examines && isOpen, ask: examines && isOpen },
    correct: examines && state === 'under-review',
    write: canWrite(actor, standing),
    propose: examines && state === 'under-review',
    decide: decides && (state === 'proposed-approve' || state === 'proposed-reject'),
    appeal: state === 'appealed' && (examines || decides),
    officer: hasRole(actor, 'programme-manager') && isOpen,
    revoke: state === 'approved' && (hasRole(actor, 'risk-officer') || decides),
  };
}
