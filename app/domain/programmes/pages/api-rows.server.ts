import { civilDateOf } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { RuleLang } from '../rules/speaker.ts';
import { PROGRAMMES_LICENCE, type Opportunity } from './api-schema.ts';
import { filterProgrammes } from './filter-programmes.ts';
import { opportunityOf } from './opportunity.ts';
import type { ProgrammeQuery } from './programme-query.ts';
import { programmesCsv } from './programmes-csv.ts';
import {
  findPublicProgramme,
  listPublicProgrammes,
  type PublicProgramme,
} from './public-programmes.server.ts';
import { listPublicVersions } from './versions.server.ts';

interface Asked {
  readonly lang: RuleLang;
  /** Where this site is, `https://…`. */
  readonly origin: string;
  readonly now: Date;
}

/** The programmes a query keeps, as the public API gives them. */
export async function listProgrammesForApi(query: ProgrammeQuery, asked: Asked) {
  const { programmes, tampered } = await listPublicProgrammes(asked.now);
  return {
    asOf: civilDateOf(asked.now),
    licence: PROGRAMMES_LICENCE,
    programmes: await opportunitiesOf(filterProgrammes(programmes, query), asked),
    unavailable: tampered.map(({ slug }) => ({ slug, reason: 'tampered' as const })),
  };
}

/** The same as one table (CSV), and the day its statuses are of. */
export async function exportProgrammes(query: ProgrammeQuery, { lang, now }: Asked) {
  const { programmes } = await listPublicProgrammes(now);
  const csv = programmesCsv(filterProgrammes(programmes, query), lang);
  return { asOf: civilDateOf(now), csv };
}

/** A programme with all that is published of it; `tampered` when nothing may be said of it. */
export async function findProgrammeForApi(slug: string, asked: Asked) {
  const found = await findPublicProgramme(slug, asked.now);
  if (found === null || found === 'tampered') return found;
  const [versions, [programme]] = await Promise.all([
    listPublicVersions(found.programmeId),
    opportunitiesOf([found], asked),
  ]);
  const { goldenCases: _cases, ...content } = found.content;
  return {
    ...{ asOf: civilDateOf(asked.now), licence: PROGRAMMES_LICENCE },
    ...{ programme, content, versions },
  };
}

async function opportunitiesOf(
  programmes: readonly PublicProgramme[],
  { lang, origin, now }: Asked,
): Promise<Opportunity[]> {
  const rows = await db.programme.findMany({
    where: { id: { in: programmes.map(({ programmeId }) => programmeId) } },
    select: { id: true, createdAt: true },
  });
  const made = new Map(rows.map(({ id, createdAt }) => [id, createdAt]));
  return programmes.map((programme) =>
    opportunityOf({
      ...{ programme, lang, origin },
      createdAt: made.get(programme.programmeId) ?? now,
    }),
  );
}
