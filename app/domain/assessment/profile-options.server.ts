import geography from '#content/geography.json' with { type: 'json' };
import legalForms from '#content/legal-forms.json' with { type: 'json' };
import sectors from '#content/sectors.json' with { type: 'json' };
import { TURNOVER_BANDS, type TurnoverBand } from './facts.ts';
import { GOALS, type ContentLang, type Goal } from './types.ts';

interface Choice {
  readonly value: string;
  readonly text: string;
}

export interface ProfileChoices {
  readonly sectors: readonly Choice[];
  readonly regions: readonly {
    readonly code: string;
    readonly name: string;
    readonly provinces: readonly Choice[];
  }[];
  readonly legalForms: readonly Choice[];
  readonly goals: readonly Goal[];
  readonly turnoverBands: readonly TurnoverBand[];
}

type Named = { readonly fr: string; readonly ar: string };

/** Places have an official French and an Arabic name; English readers see the French one. */
function placeName(place: Named, lang: ContentLang): string {
  return lang === 'ar' ? place.ar : place.fr;
}

function choicesFor(lang: ContentLang): ProfileChoices {
  const inOrder = new Intl.Collator(lang);
  const provincesOf = (region: string) =>
    geography.provinces
      .filter((province) => province.region === region)
      .map((province) => ({ value: province.code, text: placeName(province, lang) }))
      .sort((a, b) => inOrder.compare(a.text, b.text));
  return {
    sectors: sectors.map((sector) => ({ value: sector.code, text: sector[lang] })),
    regions: geography.regions.map((region) => ({
      code: region.code,
      name: placeName(region, lang),
      provinces: provincesOf(region.code),
    })),
    legalForms: legalForms.map((form) => ({ value: form.code, text: form[lang] })),
    goals: GOALS,
    turnoverBands: TURNOVER_BANDS,
  };
}

const CHOICES = { fr: choicesFor('fr'), ar: choicesFor('ar'), en: choicesFor('en') };

/** The lists of the profile form in the reader's language. */
export function profileChoices(lang: ContentLang): ProfileChoices {
  return CHOICES[lang];
}
