import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { stateOf } from '../live.server.ts';
import { requireReader } from './policy.ts';
import { findContent } from './records.server.ts';
import { LIVE_STATES, WORKING_STATES, type VersionState } from './transitions.ts';

/** A programme in the list of its managers. */
export interface OwnProgramme {
  readonly id: string;
  readonly slug: string;
  /** Null when what is stored was changed by hand. */
  readonly name: { readonly fr: string; readonly ar: string; readonly en: string } | null;
  readonly isDemo: boolean;
  readonly rehearsalOf: string | null;
  /** What the public sees; null before a first opening. */
  readonly live: { readonly number: number; readonly state: VersionState } | null;
  /** What is worked on or waits for its day; null for nothing. */
  readonly working: { readonly number: number; readonly state: VersionState } | null;
  readonly changedAt: Date;
}

type States = readonly string[];
const GONE = ['superseded', 'discarded'] as const satisfies readonly VersionState[];
const MOST_SHOWN = 200;

/**
 * The programmes of an organisation, those that changed last first; rehearsals that ended and first
 * drafts that were given up are left out. Throws `programmes.not-found`.
 */
export async function listOwnProgrammes(actor: MemberActor): Promise<readonly OwnProgramme[]> {
  const organisationId = requireReader(actor);
  const rows = await db.programme.findMany({
    where: { organisationId, versions: { some: { state: { notIn: [...GONE] } } } },
    include: {
      versions: {
        where: { state: { notIn: [...GONE] } },
        orderBy: { number: 'desc' },
      },
    },
    orderBy: { createdAt: 'desc' },
    take: MOST_SHOWN,
  });
  return rows
    .flatMap(({ id, slug, isDemo, rehearsalOfId, versions }): OwnProgramme[] => {
      const find = (states: States) => versions.find(({ state }) => states.includes(state));
      const live = find(LIVE_STATES);
      const working = find([...WORKING_STATES, 'published']);
      const shown = working ?? live;
      if (!shown) return [];
      const changed = Math.max(...versions.map(({ updatedAt }) => updatedAt.getTime()));
      return [
        {
          ...{ id, slug, isDemo, rehearsalOf: rehearsalOfId },
          name: findContent(shown)?.name ?? null,
          live: live ? { number: live.number, state: stateOf(live.state) } : null,
          working: working ? { number: working.number, state: stateOf(working.state) } : null,
          changedAt: new Date(changed),
        },
      ];
    })
    .sort((one, other) => other.changedAt.getTime() - one.changedAt.getTime());
}
