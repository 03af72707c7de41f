/**
 * The usual rate of value added tax in Morocco, in hundredths. It is the standard rate: some services
 * are taxed otherwise, some sellers not at all, and the quote decides. Pages that show an amount made
 * with it say "usual rate".
 */
export const USUAL_VAT_PERCENT = 20;

const WHOLE = 100;
const HALF = 50;

/** VAT at the usual rate on a price in whole centimes, rounded half up to the centime. */
export function usualVat(price: number): number {
  const rest = price % WHOLE;
  const hundreds = (price - rest) / WHOLE;
  return hundreds * USUAL_VAT_PERCENT + Math.floor((rest * USUAL_VAT_PERCENT + HALF) / WHOLE);
}
