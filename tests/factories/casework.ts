import { assignCases } from '#domain/cases/officers/assign.server.ts';
import { declareLinks } from '#domain/cases/officers/declare.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { anActor } from './actors.ts';
import { makeOfficers, openProgramme, sendApplication, type OpenProgramme } from './cases.ts';

type SendOptions = Parameters<typeof sendApplication>[1];
type ProgrammeOptions = Parameters<typeof openProgramme>[0];

/** A case in the hands of the only proposing officer of its programme. */
export interface CaseInHand {
  readonly id: string;
  readonly firmId: string;
  readonly applicant: MemberActor;
  readonly programme: OpenProgramme;
  readonly proposes: MemberActor;
  readonly decides: MemberActor;
}

/** A request that was sent and given to an officer, who has not said yet whether they have a link. */
export async function aCaseGiven(
  options: { readonly programme?: ProgrammeOptions; readonly sent?: SendOptions } = {},
): Promise<CaseInHand> {
  const programme = await openProgramme(options.programme);
  const officers = await makeOfficers(programme.ownerId);
  const sent = await sendApplication(programme, options.sent);
  await assignCases(anActor());
  const { id, firmId, applicant } = sent;
  return { id, firmId, applicant, programme, ...officers };
}

/** The same once the officer said that they have no link with the firm. */
export async function aCaseInHand(...options: Parameters<typeof aCaseGiven>): Promise<CaseInHand> {
  const given = await aCaseGiven(...options);
  await declareLinks(given.proposes, given.id, 'none');
  return given;
}

/** The present row of a case. */
export function caseRow(id: string) {
  return db.aidApplication.findUniqueOrThrow({ where: { id } });
}
