/** What a certifier finds wrong with a claim. */
export const REMARK_CODES = [
  ...(['mention-missing', 'amount-differs', 'not-delivered', 'evidence-missing'] as const),
  ...(['unreadable', 'wrong-client', 'other'] as const),
] as const;
export type RemarkCode = (typeof REMARK_CODES)[number];

/** Lengths of what people type about claims, in characters. */
export const CLAIM_LIMITS = {
  ...{ number: 40, address: 200, capital: 60, clearance: 80, remark: 1000, reason: 1000 },
} as const;

/** Roles of a programme organisation that read its claims, and its payment orders. */
export const CLAIM_READERS = [
  ...(['certifier', 'authorising-officer', 'risk-officer', 'programme-manager'] as const),
  'auditor',
] as const;
export const ORDER_READERS = ['authorising-officer', 'programme-manager', 'auditor'] as const;
