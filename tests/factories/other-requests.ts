import { saveProject } from '#domain/cases/index.server.ts';
import { db } from '#platform/db.ts';
import { aProject, openProgramme, readyDraft } from './cases.ts';
import type { SeatedActor } from './firms.ts';

/** A request that a firm is making, with a paper; `mark` stands in its words. */
export async function fillRequests(owner: SeatedActor, mark: string) {
  const { slug } = await openProgramme();
  const draftRequest = await readyDraft({ slug }, owner);
  const { stamp } = await db.aidApplication.findUniqueOrThrow({ where: { id: draftRequest } });
  await saveProject(owner, draftRequest, aProject({ title: mark, need: mark, stamp }));
  const { documentId } = await db.caseDocument.findFirstOrThrow({
    where: { applicationId: draftRequest },
  });
  return { draftRequest, requestPaper: documentId, requestProgramme: slug };
}
