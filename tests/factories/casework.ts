import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { assignCases } from '#domain/cases/officers/assign.server.ts';
import { declareLinks } from '#domain/cases/officers/declare.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { configuredStorage } from '#platform/storage.ts';
import { anActor, NOON } from './actors.ts';
import { makeOfficers, openProgramme, sendApplication, type OpenProgramme } from './cases.ts';
import { PDF } from './files.ts';

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

/** A paper of the firm that is joined to its case, kept in the store. Returns the id of its file. */
export async function joinPaper(
  { id: applicationId, firmId, applicant }: CaseInHand,
  code = 'tax-attestation',
): Promise<string> {
  const [documentId, fileId] = [randomUUID(), randomBytes(16).toString('hex')];
  const sha256 = createHash('sha256').update(PDF).digest('hex');
  const joinedById = applicant.person.accountId;
  await configuredStorage().put(fileId, PDF);
  await db.storedFile.create({
    data: {
      ...{ id: fileId, organisationId: firmId, purpose: 'case', uploadedById: joinedById },
      ...{ fileName: 'attestation.pdf', mediaType: 'application/pdf', bytes: PDF.length, sha256 },
      ...{ uploadedAt: NOON, state: 'clean' },
    },
  });
  await db.firmDocument.create({
    data: {
      ...{ id: documentId, organisationId: firmId, code, fileId, sha256 },
      ...{ issuedOn: new Date('2026-10-01'), validUntil: new Date('2027-03-31') },
      ...{ addedById: joinedById, addedAt: NOON },
    },
  });
  await db.caseDocument.create({
    data: { applicationId, code, documentId, fileId, sha256, joinedAt: NOON, joinedById },
  });
  return fileId;
}

/** The present row of a case. */
export function caseRow(id: string) {
  return db.aidApplication.findUniqueOrThrow({ where: { id } });
}
