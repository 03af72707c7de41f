/** What a firm may let an advisor body do in its name. */
export const MANDATE_SCOPES = ['assess', 'apply', 'follow'] as const;
export type MandateScope = (typeof MANDATE_SCOPES)[number];

/** The known ones of the scopes a row holds, in the order of the product. */
export function scopesOf(texts: readonly string[]): MandateScope[] {
  return MANDATE_SCOPES.filter((scope) => texts.includes(scope));
}

/** Longest term of a mandate, which the database keeps too, and the one proposed first. */
export const MANDATE_MONTHS = { least: 1, most: 24, usual: 12 } as const;
