import { CASE_PARTS, type CasePart } from '../codes.ts';
import type { EventData, Reader } from '../records.server.ts';
import { receiptOf } from '../receipt.ts';

/** Something that happened to a request or to its voucher. */
interface TrailEvent {
  readonly kind: 'case' | 'voucher';
  readonly sequence: number;
  readonly event: string;
  readonly from: string;
  readonly to: string;
  readonly actorId: string | null;
  /** As whom; the firm is `applicant`. */
  readonly part: string;
  readonly data: EventData;
  readonly at: Date;
}

/** Who had which part in a case. */
interface TrailPerson {
  readonly accountId: string;
  readonly part: CasePart;
  readonly round: number;
  readonly since: Date;
  readonly declaration: string | null;
}

interface CaseTrail {
  readonly receipt: string;
  readonly events: readonly TrailEvent[];
  readonly persons: readonly TrailPerson[];
}

const dataOf = (stored: unknown): EventData =>
  typeof stored === 'object' && stored !== null && !Array.isArray(stored)
    ? (stored as EventData)
    : {};

/** A case from its request to its voucher, with its persons, for those who look at the whole of it. */
export async function readCaseTrail(
  reader: Reader,
  applicationId: string,
  voucherId: string,
): Promise<CaseTrail> {
  const [application, own, ofVoucher, persons] = await Promise.all([
    reader.aidApplication.findUniqueOrThrow({ where: { id: applicationId } }),
    reader.caseEvent.findMany({ where: { applicationId }, orderBy: { sequence: 'asc' } }),
    reader.voucherEvent.findMany({ where: { voucherId }, orderBy: { sequence: 'asc' } }),
    reader.casePerson.findMany({
      where: { applicationId },
      // Of one instant, in the order in which they act.
      orderBy: [{ since: 'asc' }, { part: 'desc' }],
    }),
  ]);
  const { number, submittedAt } = application;
  return {
    receipt: number && submittedAt ? receiptOf(number, submittedAt) : '',
    events: [
      ...own.map(({ fromState, toState, data, ...rest }) => ({
        ...{ ...rest, kind: 'case' as const, from: fromState, to: toState, data: dataOf(data) },
      })),
      ...ofVoucher.map(({ fromState, toState, data, ...rest }) => ({
        ...{ ...rest, kind: 'voucher' as const, part: rest.actorId === null ? 'system' : '' },
        ...{ from: fromState, to: toState, data: dataOf(data) },
      })),
    ],
    persons: persons.flatMap(({ part, ...rest }) => {
      const known = CASE_PARTS.find((one) => one === part);
      return known === undefined ? [] : [{ ...rest, part: known }];
    }),
  };
}
