/** What can be wrong with a field of a wish; each has a text. */
const WISH_ERRORS = [
  'languages',
  'mode',
  'date',
  'past',
  'number',
  'wholeNumber',
  'rest',
  'users',
] as const;
export type WishError = (typeof WISH_ERRORS)[number];

export function isWishError(code: string): code is WishError {
  return WISH_ERRORS.some((one) => one === code);
}
