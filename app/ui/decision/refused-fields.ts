/** The fields that refusals of decisions are about; the others are about the whole form. */
const FIELDS: Readonly<Record<string, string>> = {
  'no-reason': 'reasons',
  'no-note': 'note',
  'amount-over': 'amount',
  'amount-under': 'amount',
  'over-ceiling': 'amount',
};

/** A refusal of a use-case as an error of the form that asked for it. */
export function refusedField(code: string): Readonly<Record<string, string>> {
  return { [FIELDS[code] ?? 'form']: code };
}
