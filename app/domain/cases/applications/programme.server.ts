import { civilDateOf, DomainError } from '#domain/kernel/index.server.ts';
import {
  findLive,
  findLiveOf,
  publicStateOf,
  type LiveProgramme,
} from '#domain/programmes/index.server.ts';
import type { PublicState, Running } from '#domain/programmes/schema.ts';
import type { Reader } from '../records.server.ts';

/** A programme run here, in the version whose rules hold today. */
export interface ApplyProgramme extends LiveProgramme {
  readonly organisationId: string;
  readonly content: LiveProgramme['content'] & { readonly running: Running };
  readonly status: PublicState;
}

/**
 * Why a programme takes no requests on a day, as a code of refusals; null when it does. One that winds
 * down decides those it has: that it takes no more from then on was announced (cases and money §1).
 */
export function closedBecause({ status }: Pick<ApplyProgramme, 'status'>): string | null {
  switch (status) {
    case 'open':
      return null;
    case 'paused':
      return 'cases.programme-paused';
    case 'announced':
      return 'cases.programme-announced';
    case 'unknown':
    case 'winding-down':
    case 'closed':
      return 'cases.programme-closed';
  }
}

/** Null for a programme run elsewhere: nobody asks for it here. */
export function runHere(live: LiveProgramme, now: Date): ApplyProgramme | null {
  const { organisationId, content } = live;
  const { running } = content;
  if (organisationId === null || running === null || content.outside !== null) return null;
  if (content.audience !== 'firms') return null;
  const status = publicStateOf(live.state, content, civilDateOf(now));
  return { ...live, organisationId, content: { ...content, running }, status };
}

/**
 * A programme run here by its slug, whether it takes requests today or not. Throws
 * `cases.not-found`, and `cases.tampered` when its content was changed by hand.
 */
export async function getApplyProgramme(
  reader: Reader,
  slug: string,
  now: Date,
): Promise<ApplyProgramme> {
  const live = await findLive(reader, slug);
  if (live === 'tampered') throw new DomainError('cases.tampered');
  const programme = live && runHere(live, now);
  if (!programme) throw new DomainError('cases.not-found');
  return programme;
}

/** The same by its id, null when it is none of these. */
export async function findApplyProgramme(
  reader: Reader,
  programmeId: string,
  now: Date,
): Promise<ApplyProgramme | null> {
  const live = await findLiveOf(reader, programmeId);
  return live && runHere(live, now);
}

/** Refuses, in words of the room, when a programme takes no requests today. */
export function requireTakesRequests(programme: ApplyProgramme): void {
  const code = closedBecause(programme);
  if (code !== null) throw new DomainError(code);
}
