export interface Named {
  readonly code: string;
  readonly name: string;
}

/** What the form of money is drawn from beside the draft. */
export interface MoneyChoices {
  readonly categories: readonly Named[];
  readonly regions: readonly Named[];
  /** Whether the amount rule looks ceilings up by category. */
  readonly hasCeilings: boolean;
  /** Sums as they are stored, in words. */
  readonly totals: {
    readonly planned: string;
    readonly byYear: readonly (readonly [year: string, amount: string])[];
    readonly split: string;
  };
  readonly amountPage: string;
}
