import categories from '#content/categories.json' with { type: 'json' };
import geography from '#content/geography.json' with { type: 'json' };
import legalForms from '#content/legal-forms.json' with { type: 'json' };
import { RULE_WORDS } from '#content/rule-words.ts';
import type { FactWording, GeneralWording } from '#content/rule-words-schema.ts';
import sectors from '#content/sectors.json' with { type: 'json' };
import { factDefinition, type FactName, type FactUnit } from './facts.ts';
import type { RuleLang } from './speaker.ts';

/** A value one can choose, in words. */
export interface Choice {
  readonly code: string;
  readonly name: string;
  /** Heading it is listed under: the region of a province. */
  readonly group?: string | undefined;
}

/** How a fact is named and asked for. */
export interface FactWords {
  readonly fact: FactName;
  readonly kind: 'number' | 'flag' | 'code' | 'set';
  /** Of numbers. */
  readonly unit: FactUnit | null;
  readonly name: string;
  readonly question: string;
  readonly hint: string;
  /** What says that there is none, for facts that may be declared not to be there and for sets. */
  readonly none: string | null;
  /** Of flags (`yes`, `no`), codes and sets; empty for numbers. */
  readonly choices: readonly Choice[];
}

interface Named {
  readonly code: string;
  readonly fr: string;
  readonly ar: string;
  readonly en?: string;
}

const regions: readonly Named[] = geography.regions;
const provinces: readonly (Named & { readonly region: string })[] = geography.provinces;

const nameIn = (entry: Named, lang: RuleLang) => entry[lang] ?? entry.fr;
const inList = (entries: readonly Named[]) => (code: string, lang: RuleLang) => {
  const entry = entries.find((one) => one.code === code);
  return entry && nameIn(entry, lang);
};

type NameOf = (code: string, lang: RuleLang) => string | undefined;

const NAMES: Readonly<Partial<Record<FactName, NameOf>>> = {
  legalForm: inList(legalForms),
  sector: inList(sectors),
  region: inList(regions),
  province: inList(provinces),
  category: inList(categories),
  hasActiveVoucher: inList(categories),
  certifications: (code, lang) => RULE_WORDS.codes.certifications[code]?.[lang],
  territorialCategory: (code, lang) => RULE_WORDS.codes.territorialCategory[code]?.[lang],
  nmaDivision: (code, lang) => RULE_WORDS.division[lang].replace('{code}', code),
};

/** The name of a code of a fact; the code itself when it has none. */
export function codeName(fact: FactName, code: string, lang: RuleLang): string {
  return NAMES[fact]?.(code, lang) ?? code;
}

/** The templates of a fact's sentences. */
export function wordingOf(fact: FactName, lang: RuleLang): FactWording {
  const words = RULE_WORDS.facts[fact];
  if (words === undefined) throw new Error(`The fact ${fact} has no words.`);
  return words[lang];
}

/** The words that no fact owns. */
export function generalWords(lang: RuleLang): GeneralWording {
  return RULE_WORDS.general[lang];
}

/** How a fact is named and asked for in French, Arabic or English, with the values to choose from. */
export function factWords(fact: FactName, lang: RuleLang): FactWords {
  const { name, question, hint, none } = wordingOf(fact, lang);
  const definition = factDefinition(fact);
  return {
    ...{ fact, kind: definition.kind, name, question, hint, none: none ?? null },
    unit: definition.kind === 'number' ? definition.unit : null,
    choices: choicesOf(fact, lang),
  };
}

function choicesOf(fact: FactName, lang: RuleLang): readonly Choice[] {
  const definition = factDefinition(fact);
  if (definition.kind === 'number') return [];
  if (definition.kind === 'flag') {
    const { yes, no } = generalWords(lang);
    return [
      { code: 'yes', name: capital(yes) },
      { code: 'no', name: capital(no) },
    ];
  }
  if (fact === 'province') return provincesByRegion(lang);
  return definition.codes.map((code) => ({ code, name: capital(codeName(fact, code, lang)) }));
}

function provincesByRegion(lang: RuleLang): readonly Choice[] {
  return regions.flatMap((region) =>
    provinces
      .filter((province) => province.region === region.code)
      .map((province) => ({
        ...{ code: province.code, name: nameIn(province, lang) },
        group: nameIn(region, lang),
      })),
  );
}

/** A text that starts with a capital, where the script has any. */
export function capital(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('fr') + text.slice(1);
}

/** A text as it stands inside a sentence; acronyms keep their capitals. */
export function uncapital(text: string): string {
  const isAcronym = /^\p{Lu}{2}/u.test(text);
  return isAcronym ? text : text.slice(0, 1).toLocaleLowerCase('fr') + text.slice(1);
}

/** The name of a fact as it stands inside a sentence. */
export function nameInside(fact: FactName, lang: RuleLang): string {
  return uncapital(wordingOf(fact, lang).name);
}

/**
 * A template with its `{places}` filled in. A place without a value is a mistake in the words and
 * throws, so that no brace is ever shown.
 */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_place, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`« ${template} » has no value for ${name}.`);
    return value;
  });
}
