/** Exposure of one provider, and the part of it as a newcomer. */
export interface ProviderExposure {
  readonly provider: string;
  readonly exposure: number;
  readonly newcomer: number;
}

/** Below the first bound a market counts as open, from the second on as concentrated. */
const HHI_BOUNDS = { medium: 1_500, high: 2_500 } as const;
const HHI_SCALE = 10_000;

export const CONCENTRATION_LEVELS = ['low', 'medium', 'high'] as const;
export type ConcentrationLevel = (typeof CONCENTRATION_LEVELS)[number];

export interface ProviderShare {
  readonly provider: string;
  /** Of all exposure, 0–1. */
  readonly share: number;
}

export interface Concentration {
  /** Largest first. */
  readonly shares: readonly ProviderShare[];
  /** Herfindahl-Hirschman index, 0–10 000: the sum of the squares of the shares. */
  readonly hhi: number;
  readonly level: ConcentrationLevel;
  /** Share of exposure that newcomers had, 0–1. */
  readonly newcomers: number;
}

/** Words for an index of concentration. */
export function levelOf(hhi: number): ConcentrationLevel {
  if (hhi < HHI_BOUNDS.medium) return 'low';
  return hhi < HHI_BOUNDS.high ? 'medium' : 'high';
}

/** How exposure is shared among providers; null where nothing was shown. */
export function concentrationOf(rows: readonly ProviderExposure[]): Concentration | null {
  const total = rows.reduce((sum, { exposure }) => sum + exposure, 0);
  if (total <= 0) return null;
  const byProvider = new Map<string, number>();
  for (const { provider, exposure } of rows)
    byProvider.set(provider, (byProvider.get(provider) ?? 0) + exposure);
  const shares = [...byProvider]
    .map(([provider, exposure]) => ({ provider, share: exposure / total }))
    .sort((a, b) => b.share - a.share || (a.provider < b.provider ? -1 : 1));
  const hhi = Math.round(shares.reduce((sum, { share }) => sum + share * share, 0) * HHI_SCALE);
  const newcomers = rows.reduce((sum, { newcomer }) => sum + newcomer, 0) / total;
  return { shares, hhi, level: levelOf(hhi), newcomers };
}
