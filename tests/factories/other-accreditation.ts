import { randomUUID } from 'node:crypto';
import { db } from '#platform/db.ts';
import { NOON } from './actors.ts';
import { openProgramme } from './cases.ts';

/** A provider's request for accreditation by a programme of an organisation. */
export async function fillAccreditation(
  provider: { readonly organisationId: string; readonly accountId: string },
  ownerId: string,
) {
  const { programmeId } = await openProgramme({ ownerId });
  const id = randomUUID();
  await db.accreditation.create({
    data: {
      ...{ id, programmeId, ownerId, organisationId: provider.organisationId },
      ...{ state: 'submitted', requestedById: provider.accountId, submittedAt: NOON },
    },
  });
  return { accreditation: id };
}
