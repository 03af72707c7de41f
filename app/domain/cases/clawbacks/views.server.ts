import { civilDateOf, type CivilDate, dayOf } from '#domain/kernel/index.server.ts';
import type { Clawback } from '#platform/prisma-client/client.ts';
import { CLAWBACK_REASONS, type ClawbackReason } from './codes.ts';
import { clawbackStateOf, type ClawbackState } from './transitions.ts';

/** What pages of both sides say of a clawback. Amounts in centimes. */
export interface ClawbackLook {
  readonly id: string;
  readonly state: ClawbackState;
  readonly stamp: number;
  readonly amount: bigint;
  readonly recovered: bigint;
  readonly rest: bigint;
  readonly reasons: readonly ClawbackReason[];
  readonly grounds: string;
  readonly openedOn: CivilDate;
  readonly notifiedOn: CivilDate | null;
  readonly answerUntil: CivilDate | null;
  readonly answer: string | null;
  readonly answeredOn: CivilDate | null;
  /** Why it was confirmed, given up or written off. */
  readonly decision: string | null;
  readonly confirmedOn: CivilDate | null;
  readonly endedOn: CivilDate | null;
}

export function clawbackLook(row: Clawback): ClawbackLook {
  const { id, stamp, amount, recovered, grounds, answer, decision } = row;
  const on = (at: Date | null) => at && civilDateOf(at);
  return {
    ...{ id, stamp, amount, recovered, rest: amount - recovered, grounds, answer, decision },
    state: clawbackStateOf(row.state),
    reasons: CLAWBACK_REASONS.filter((code) => row.reasons.includes(code)),
    ...{ openedOn: civilDateOf(row.openedAt), notifiedOn: on(row.notifiedAt) },
    answerUntil: row.answerUntil && dayOf(row.answerUntil),
    ...{ answeredOn: on(row.answeredAt), confirmedOn: on(row.confirmedAt) },
    endedOn: on(row.endedAt),
  };
}
