import { isUsual, SOFT_IDENTIFIERS, type SoftIdentifier } from '#domain/kernel/index.server.ts';

interface Basics {
  readonly name: string;
  readonly nameArabic?: string | null | undefined;
  readonly legalForm?: string | null | undefined;
  readonly sector?: string | null | undefined;
  readonly province?: string | null | undefined;
}

/** Name and place of an organisation as they are kept: what was left out is null. */
export function basicsOf({ name, nameArabic, legalForm, sector, province }: Basics) {
  return {
    name,
    nameArabic: filled(nameArabic),
    legalForm: filled(legalForm),
    sector: filled(sector),
    province: filled(province),
  };
}

interface Numbers {
  readonly taxId?: string | null | undefined;
  readonly tradeRegister?: string | null | undefined;
  readonly registerCourt?: string | null | undefined;
  readonly cnss?: string | null | undefined;
  readonly businessTax?: string | null | undefined;
}

/** Identifiers of an organisation as they are kept: what was left out is null. */
export function numbersOf(form: Numbers) {
  return {
    taxId: filled(form.taxId),
    tradeRegister: filled(form.tradeRegister),
    registerCourt: filled(form.registerCourt),
    cnss: filled(form.cnss),
    businessTax: filled(form.businessTax),
  };
}

function filled(text: string | null | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}

/**
 * Identifiers of unusual form: worth a second look, never a refusal, since their forms changed over
 * the years and no public rule is certain.
 */
export function unusualNumbers(
  numbers: Readonly<Record<SoftIdentifier, string | null>>,
): SoftIdentifier[] {
  return SOFT_IDENTIFIERS.filter((identifier) => !isUsual(identifier, numbers[identifier] ?? ''));
}

/** An address of which only the beginning and the domain are shown: `a•••@example.ma`. */
export function maskedEmail(email: string): string {
  return email.replace(/^(.)[^@]*/, '$1•••');
}
