import { namesOf } from '#domain/accounts/index.server.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import { VERDICTS } from '../codes.ts';
import type { Reader } from '../records.server.ts';

/** Notes among officers and opinions asked in a case, oldest first. */
export async function readTalk(
  reader: Reader,
  { id: applicationId }: Pick<AidApplication, 'id'>,
  accountId: string,
) {
  const [notes, opinions] = await Promise.all([
    reader.caseNote.findMany({ where: { applicationId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] }),
    reader.caseOpinion.findMany({
      where: { applicationId },
      orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
    }),
  ]);
  const names = await namesOf([
    ...notes.map(({ authorId }) => authorId),
    ...opinions.flatMap(({ askedById, askedOfId }) => [askedById, askedOfId]),
  ]);
  const nameOf = (id: string) => names.get(id) ?? '';
  return {
    notes: notes.map(({ id, authorId, text, at }) => ({ id, by: nameOf(authorId), text, at })),
    opinions: opinions.map(({ id, askedById, askedOfId, ...one }) => ({
      ...{ id, by: nameOf(askedById), of: nameOf(askedOfId), mine: askedOfId === accountId },
      ...{ question: one.question, askedAt: one.askedAt, answer: one.answer ?? '' },
      verdict: VERDICTS.find((verdict) => verdict === one.verdict) ?? null,
      answeredAt: one.answeredAt,
    })),
  };
}
export type Talk = Awaited<ReturnType<typeof readTalk>>;
