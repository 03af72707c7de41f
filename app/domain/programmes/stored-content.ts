import type { Prisma } from '#platform/prisma-client/client.ts';
import type { ProgrammeContent, ProgrammeDraft } from './content.ts';

/** A content as the database keeps it: plain JSON, what is undefined left out. */
export function storedContent(content: ProgrammeContent | ProgrammeDraft): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(content)) as Prisma.InputJsonObject;
}
