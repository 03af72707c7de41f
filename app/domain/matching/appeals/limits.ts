/** Characters of what a provider says in an appeal. */
export const APPEAL_TEXT = { least: 20, most: 1500 } as const;
