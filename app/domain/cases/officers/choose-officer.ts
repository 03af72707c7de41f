import { contentHash } from '#domain/kernel/index.server.ts';

/** An officer who may be given a case. */
export interface Candidate {
  readonly accountId: string;
  /** Cases in hand. */
  readonly load: number;
}

/** How a case was given, kept in its history so that anybody can do it again. */
export type Draw = {
  /** Follows from the case and its round alone. */
  readonly seed: string;
  /** Cases in hand of each officer who could take it, under their token. */
  readonly loads: Readonly<Record<string, number>>;
  /** Token of who was given it. */
  readonly chosen: string;
};

const TOKEN = 16;

/** What a draw follows from. */
export function seedOf(applicationId: string, round: number): string {
  return contentHash([applicationId, round]);
}

/** An officer in one draw: who knows the officer finds it again, others learn nothing from it. */
export function tokenOf(seed: string, accountId: string): string {
  return contentHash([seed, accountId]).slice(0, TOKEN);
}

/** Who wins a draw: the one with the fewest cases in hand, among equals the smallest token. */
export function winnerOf(loads: Draw['loads']): string | null {
  const [first] = Object.entries(loads).sort(
    ([token, load], [other, otherLoad]) => load - otherLoad || (token < other ? -1 : 1),
  );
  return first?.[0] ?? null;
}

/**
 * The officer who is given a case: by least load, equals by a draw whose seed follows from the case
 * (cases and money §1). Null when there is nobody.
 */
export function chooseOfficer(
  candidates: readonly Candidate[],
  seed: string,
): { readonly accountId: string; readonly draw: Draw } | null {
  const tokens = new Map(candidates.map((one) => [tokenOf(seed, one.accountId), one]));
  const loads = Object.fromEntries([...tokens].map(([token, { load }]) => [token, load]));
  const chosen = winnerOf(loads);
  const officer = chosen === null ? undefined : tokens.get(chosen);
  if (chosen === null || !officer) return null;
  return { accountId: officer.accountId, draw: { seed, loads, chosen } };
}

/** Whether a case is in the regions somebody is limited to; one without a region is in none. */
export function coversRegion(regions: readonly string[], region: string | null): boolean {
  return regions.length === 0 || (region !== null && regions.includes(region));
}
