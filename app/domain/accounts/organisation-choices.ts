import geography from '#content/geography.json' with { type: 'json' };
import legalForms from '#content/legal-forms.json' with { type: 'json' };
import sectors from '#content/sectors.json' with { type: 'json' };

type ContentLang = 'fr' | 'ar' | 'en';

export interface CodedName {
  readonly code: string;
  readonly name: string;
}

/** The lists of the form of an organisation in the reader's language. */
export interface OrganisationChoices {
  readonly legalForms: readonly CodedName[];
  readonly sectors: readonly CodedName[];
  /** All provinces and prefectures, in the order of the alphabet. */
  readonly provinces: readonly CodedName[];
}

function choicesFor(lang: ContentLang): OrganisationChoices {
  const inOrder = new Intl.Collator(lang);
  return {
    legalForms: legalForms.map((form) => ({ code: form.code, name: form[lang] })),
    sectors: sectors.map((sector) => ({ code: sector.code, name: sector[lang] })),
    provinces: geography.provinces
      .map((province) => placeIn(province, lang))
      .sort((a, b) => inOrder.compare(a.name, b.name)),
  };
}

interface Place {
  readonly code: string;
  readonly fr: string;
  readonly ar: string;
}

/** Places have an official French and an Arabic name; others read the French one. */
function placeIn({ code, fr, ar }: Place, lang: string): CodedName {
  return { code, name: lang === 'ar' ? ar : fr };
}

const CHOICES = { fr: choicesFor('fr'), ar: choicesFor('ar'), en: choicesFor('en') };

export function organisationChoices(lang: ContentLang): OrganisationChoices {
  return CHOICES[lang];
}

/** The regions of Morocco by name. */
export function listRegions(lang: string): CodedName[] {
  return geography.regions.map((region) => placeIn(region, lang));
}
