import type { Envelope } from '../content.ts';
import type { MoneyGroup } from './money-groups.ts';

/** For each year the places of the envelopes that firms may draw on, in the order they do. */
export type Chain = readonly (readonly number[])[];

interface Chains {
  readonly chains: readonly Chain[];
  /** The chain of each group. */
  readonly chainOf: readonly number[];
}

/** What an envelope is kept for. */
interface Kept {
  readonly year: number;
  readonly region: string | null;
  readonly segment: string | null;
}

/** An envelope kept for a region and a segment comes before one that is kept for less. */
function particular({ region, segment }: Kept): number {
  return (region === null ? 0 : 2) + (segment === null ? 0 : 1);
}

/** The chain of every group; groups with the same one share it. */
export function chainsOf(
  groups: readonly Pick<MoneyGroup, 'region' | 'segments'>[],
  envelopes: readonly Envelope[],
  years: readonly number[],
): Chains {
  const places = new Map<string, number>();
  const chains: Chain[] = [];
  const chainOf = groups.map((group) => {
    const chain = years.map((year) => usable(group, envelopes, year));
    const key = JSON.stringify(chain);
    const place = places.get(key) ?? chains.push(chain) - 1;
    places.set(key, place);
    return place;
  });
  return { chains, chainOf };
}

function usable(
  group: Pick<MoneyGroup, 'region' | 'segments'>,
  envelopes: readonly Envelope[],
  year: number,
): readonly number[] {
  const placed = envelopes.map((envelope, place) => ({ ...envelope, place }));
  return usableEnvelopes(group, placed, year).map(({ place }) => place);
}

/**
 * The envelopes of a year that a firm may draw on, the one kept for it most particularly first; in
 * their own order among those kept for as much.
 */
export function usableEnvelopes<T extends Kept>(
  { region, segments }: { readonly region: string | null; readonly segments: readonly string[] },
  envelopes: readonly T[],
  year: number,
): readonly T[] {
  return envelopes
    .filter(
      (envelope) =>
        envelope.year === year &&
        (envelope.region === null || envelope.region === region) &&
        (envelope.segment === null || segments.includes(envelope.segment)),
    )
    .sort((a, b) => particular(b) - particular(a));
}
