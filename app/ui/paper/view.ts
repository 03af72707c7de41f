/** The whole questionnaire as it is printed, in the words of one content language. */
export interface PaperDimension {
  readonly id: string;
  readonly name: string;
  readonly intro: string;
  readonly items: readonly PaperItem[];
}

export interface PaperWording {
  readonly question: string;
  readonly levels: readonly string[];
  readonly findOut: string;
}

export interface PaperItem extends PaperWording {
  readonly id: string;
  readonly express: boolean;
  readonly applies: 'ALL' | 'STAFF2' | 'MACHINERY' | 'EXPORT';
  readonly examples: { readonly goods: string; readonly services: string } | null;
  /** Another wording for firms that sell services. */
  readonly services: PaperWording | null;
  /** What a person who works alone answers instead. */
  readonly solo: { readonly question: string; readonly yes: string; readonly no: string } | null;
  /** Words of the "does not apply" box, where there is one. */
  readonly notApplicable: string | null;
  readonly follow: { readonly question: string; readonly choices: readonly string[] } | null;
}

/** The lists of the profile that are short enough to tick. */
export interface PaperChoices {
  readonly sectors: readonly string[];
  readonly legalForms: readonly string[];
}
