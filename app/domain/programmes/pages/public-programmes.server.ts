import { civilDateOf } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { logger } from '#platform/logger.ts';
import { PUBLIC_STATES, type PublicState } from '../codes.ts';
import type { ProgrammeContent } from '../content.ts';
import {
  checkContent,
  listLive,
  type LiveProgramme,
  type LiveProgrammes,
  type TamperedProgramme,
} from '../live.server.ts';
import { evaluate, type CompiledRules } from '../rules/evaluate.ts';
import { LIVE_STATES } from '../studio/transitions.ts';
import { publicStateOf } from './public-state.ts';

/** A programme as the public sees it on a day. */
export interface PublicProgramme extends LiveProgramme {
  readonly status: PublicState;
  /** Day its sources were last read, the latest of them; null without sources. */
  readonly checkedOn: string | null;
  /** The most it gives to one project by its own rules, in dirhams; null when they set no limit. */
  readonly mostAid: number | null;
}

export interface PublicProgrammes {
  /** What can be asked for first, then by slug. */
  readonly programmes: readonly PublicProgramme[];
  readonly tampered: readonly TamperedProgramme[];
}

/**
 * Every programme the public may see: live ones, and those published that have not opened yet.
 * Rehearsals, drafts and what was changed by hand in the database are not among them.
 */
export async function listPublicProgrammes(now: Date): Promise<PublicProgrammes> {
  const [live, announced] = await Promise.all([listLive(db), listAnnounced()]);
  const today = civilDateOf(now);
  const programmes = [...live.programmes, ...announced.programmes].map(
    (programme): PublicProgramme => ({
      ...programme,
      status: publicStateOf(programme.state, programme.content, today),
      checkedOn: lastCheck(programme.content),
      mostAid: mostAidOf(programme.compiled),
    }),
  );
  const rank = ({ status }: PublicProgramme) => PUBLIC_STATES.indexOf(status);
  const tampered = [...live.tampered, ...announced.tampered];
  for (const { slug, versionId } of tampered)
    logger.error({ slug, versionId }, 'a published programme is not what was published');
  return { programmes: programmes.sort((one, other) => rank(one) - rank(other)), tampered };
}

/** One public programme by its slug; `tampered` when its content is not what was published. */
export async function findPublicProgramme(
  slug: string,
  now: Date,
): Promise<PublicProgramme | 'tampered' | null> {
  const { programmes, tampered } = await listPublicProgrammes(now);
  if (tampered.some((one) => one.slug === slug)) return 'tampered';
  return programmes.find((one) => one.slug === slug) ?? null;
}

/** First versions that were published and wait for their day. */
async function listAnnounced(): Promise<LiveProgrammes> {
  const rows = await db.programmeVersion.findMany({
    where: {
      state: 'published',
      programme: { rehearsalOfId: null, versions: { none: { state: { in: [...LIVE_STATES] } } } },
    },
    include: { programme: { select: { slug: true, organisationId: true } } },
    orderBy: [{ programme: { slug: 'asc' } }, { number: 'desc' }],
  });
  const latest = rows.filter(
    (row, place) => rows.findIndex((one) => one.programmeId === row.programmeId) === place,
  );
  const programmes: LiveProgramme[] = [];
  const tampered: TamperedProgramme[] = [];
  for (const { id, number, contentHash, content, programme, ...row } of latest) {
    const checked = checkContent(content, contentHash);
    const { slug, organisationId } = programme;
    const { programmeId, publishedAt, openedAt } = row;
    const version = { versionId: id, number, state: 'published', contentHash } as const;
    if (checked === null) tampered.push({ slug, versionId: id, number });
    else
      programmes.push({
        ...{ programmeId, slug, organisationId, publishedAt, openedAt },
        ...{ ...version, ...checked },
      });
  }
  return { programmes, tampered };
}

function lastCheck({ sources }: ProgrammeContent): string | null {
  return sources.map(({ checkedOn }) => checkedOn).reduce((a, b) => (b > a ? b : a), '') || null;
}

function mostAidOf(compiled: CompiledRules | null): number | null {
  if (compiled?.amount == null) return null;
  return evaluate(compiled, {}).amount?.max ?? null;
}
