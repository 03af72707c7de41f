/** What a person may ask about their data, besides reading it (law 09-08, articles 8 and 9). */
export const DATA_REQUEST_KINDS = ['rectification', 'objection', 'erasure'] as const;
export type DataRequestKind = (typeof DATA_REQUEST_KINDS)[number];

/** How a request ends: a person decides, and says why in writing. */
export const DATA_REQUEST_OUTCOMES = ['done', 'refused'] as const;
export type DataRequestOutcome = (typeof DATA_REQUEST_OUTCOMES)[number];
