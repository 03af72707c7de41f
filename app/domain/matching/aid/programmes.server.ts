import { contentHash } from '#domain/kernel/index.server.ts';
import {
  listPublicProgrammes,
  rulesHashOf,
  type PublicProgramme,
} from '#domain/programmes/index.server.ts';
import type { AidProgramme } from './types.ts';

export interface AidProgrammes {
  /** By slug. */
  readonly programmes: readonly AidProgramme[];
  /** SHA-256 of their versions, rules and states: whatever it was for, another needs a new run. */
  readonly fingerprint: string;
}

/**
 * Programmes that may pay a part of an offer: those for firms with published rules, a computed amount
 * and categories of offers, whatever their state. One whose content is not what was published is left
 * out, and so is one that is not about digital offers.
 */
export async function listAidProgrammes(now: Date): Promise<AidProgrammes> {
  const { programmes } = await listPublicProgrammes(now);
  return aidProgrammesOf(programmes);
}

/** The same of public programmes that were read already. */
export function aidProgrammesOf(all: readonly PublicProgramme[]): AidProgrammes {
  const programmes = all
    .flatMap(aidProgrammeOf)
    .sort((one, other) => (one.slug < other.slug ? -1 : 1));
  const told = programmes.map(({ versionId, rulesHash, state }) => [versionId, rulesHash, state]);
  return { programmes, fingerprint: contentHash(told) };
}

/** A programme as matching reads it; none for one that cannot pay for an offer. */
export function aidProgrammeOf(
  programme: Pick<
    PublicProgramme,
    'slug' | 'versionId' | 'number' | 'status' | 'content' | 'compiled'
  >,
): readonly AidProgramme[] {
  const { slug, versionId, number, status, content, compiled } = programme;
  const { audience, categories, running, demo } = content;
  if (compiled?.amount == null || audience !== 'firms' || categories.length === 0) return [];
  const ceiling = running?.perFirm.ceiling ?? 0;
  return [
    {
      ...{ slug, versionId, number, compiled, categories },
      rulesHash: rulesHashOf(compiled),
      isDemo: demo,
      state: status,
      ceiling: ceiling > 0 ? ceiling : null,
    },
  ];
}
