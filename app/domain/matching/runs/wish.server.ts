import { z } from 'zod';
import { SPOKEN } from '#domain/catalogue/index.server.ts';
import { isCivilDate } from '#domain/kernel/index.server.ts';
import { WISHED_MODES } from '../codes.ts';
import { NO_WISH, type Wish } from '../score/asked.ts';
import type { Reader } from './recall.server.ts';

export const MOST_MAD = 100_000_000;
export const MOST_USERS = 10_000;

/** A wish as it is stored, and as the API takes it. */
const wishSchema = z.object({
  languages: z.array(z.enum(SPOKEN)),
  mode: z.enum(WISHED_MODES),
  startBy: z.string().refine(isCivilDate).nullable(),
  restMAD: z.int().min(0).max(MOST_MAD).nullable(),
  users: z.int().min(1).max(MOST_USERS).nullable(),
  moroccanFirst: z.boolean(),
}) satisfies z.ZodType<Wish>;

/** What was asked for an assessment; nothing while nobody asked. */
export async function findWish(reader: Reader, assessmentId: string): Promise<Wish> {
  const row = await reader.matchWish.findUnique({ where: { assessmentId } });
  const { success, data } = wishSchema.safeParse(row?.wish);
  return success ? data : NO_WISH;
}

/** The same of assessments by their ids, for jobs; those of which nobody asked anything are left out. */
export async function listWishes(
  reader: Reader,
  assessmentIds: readonly string[],
): Promise<ReadonlyMap<string, Wish>> {
  const rows = await reader.matchWish.findMany({
    where: { assessmentId: { in: [...assessmentIds] } },
  });
  return new Map(
    rows.flatMap(({ assessmentId, wish }): [string, Wish][] => {
      const { success, data } = wishSchema.safeParse(wish);
      return success ? [[assessmentId, data]] : [];
    }),
  );
}
