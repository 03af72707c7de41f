import geography from '#content/geography.json' with { type: 'json' };

export interface RegionName {
  readonly code: string;
  readonly name: string;
}

/** The regions of Morocco by name; they have an official French and an Arabic one. */
export function listRegions(lang: string): RegionName[] {
  return geography.regions.map(({ code, fr, ar }) => ({ code, name: lang === 'ar' ? ar : fr }));
}
