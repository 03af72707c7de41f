import { db } from '#platform/db.ts';
import { NOON } from './actors.ts';
import { openProgramme, sendApplication } from './cases.ts';
import type { SeatedActor } from './firms.ts';
import { makeMember } from './people.ts';

/** A case of a firm with a paper and a question to a colleague, a batch and a saved view; `mark` stands in its texts. */
export async function fillCasework(owner: SeatedActor, ownerId: string, mark: string) {
  const programme = await openProgramme({ ownerId });
  const actor = { ...owner, now: NOON };
  const content = { title: mark, need: mark };
  const { id: officersCase } = await sendApplication(programme, { actor, content });
  const casePaper = `${mark}-paper`;
  await db.caseDocument.create({
    data: {
      ...{ applicationId: officersCase, code: 'tax-attestation', documentId: casePaper },
      ...{ fileId: `${mark}-file`, sha256: 'a'.repeat(64), joinedAt: NOON },
      joinedById: owner.person.accountId,
    },
  });
  const colleague = await makeMember('programme', ['deciding-officer'], ownerId);
  const caseOpinion = `${mark}-opinion`;
  await db.caseOpinion.create({
    data: {
      ...{ id: caseOpinion, applicationId: officersCase, question: mark, askedAt: NOON },
      ...{ askedById: owner.person.accountId, askedOfId: colleague.person.accountId },
    },
  });
  const caseBatch = `${mark}-batch`;
  await db.caseBatch.create({
    data: {
      ...{ id: caseBatch, ownerId, requestedById: colleague.person.accountId },
      ...{ decision: 'send-back', note: mark, requestedAt: NOON },
    },
  });
  const caseView = `${mark}-view`;
  await db.caseView.create({
    data: {
      ...{ id: caseView, accountId: colleague.person.accountId, name: mark, query: 'late=yes' },
      savedAt: NOON,
    },
  });
  return { officersCase, casePaper, caseOpinion, caseBatch, caseView };
}
