import geography from '#content/geography.json' with { type: 'json' };
import { contentHash } from '#domain/kernel/index.server.ts';
import { factsHashOf, rulesHashOf, type Facts } from '#domain/programmes/index.server.ts';
import type { Prisma } from '#platform/prisma-client/client.ts';
import type { ApplicationContent } from '../content.ts';
import type { ApplyProgramme } from './programme.server.ts';
import type { ReadRequest } from './read-request.server.ts';
import type { Snapshot } from './snapshot.ts';

/** A request as it is frozen on the day it is sent. */
export function makeSnapshot(
  request: Pick<ReadRequest, 'assessed' | 'papers' | 'today'>,
  { compiled }: Pick<ApplyProgramme, 'compiled'>,
  content: ApplicationContent,
): Snapshot {
  const { assessed, papers, today } = request;
  const { facts, result } = assessed;
  return {
    ...{ v: 1, on: today, facts: copyOf(facts) },
    evaluation: {
      status: result?.status ?? 'unknown',
      because: (result?.because ?? []).map(({ criterion, outcome }) => ({ criterion, outcome })),
      amount: result?.amount ? { min: result.amount.min, max: result.amount.max } : null,
    },
    rulesHash: compiled === null ? contentHash(null) : rulesHashOf(compiled),
    factsHash: factsHashOf(facts),
    documents: papers.flatMap(({ code, joined }) =>
      joined.map(({ documentId, sha256, validUntil }) => ({
        ...{ code, documentId, sha256, validUntil },
      })),
    ),
    contentHash: contentHash(content),
  };
}

/** Facts as JSON keeps them. */
function copyOf(facts: Facts): Snapshot['facts'] {
  return JSON.parse(JSON.stringify(facts)) as Snapshot['facts'];
}

/** A snapshot as the database keeps it: plain JSON, what is undefined left out. */
export function storedSnapshot(snapshot: Snapshot): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(snapshot)) as Prisma.InputJsonObject;
}

const REGIONS = new Map(geography.provinces.map(({ code, region }) => [code, region]));

/** Code of the region of a firm, from its province; null while that is not known. */
export function regionOf({ province }: Facts): string | null {
  const code = province?.value;
  return typeof code === 'string' ? (REGIONS.get(code) ?? null) : null;
}
