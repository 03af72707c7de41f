import casablanca from '#content/demo-providers/casablanca.json' with { type: 'json' };
import fes from '#content/demo-providers/fes-oriental.json' with { type: 'json' };
import marrakech from '#content/demo-providers/marrakech-benimellal.json' with { type: 'json' };
import personas from '#content/demo-providers/personas.json' with { type: 'json' };
import rabat from '#content/demo-providers/rabat-tanger.json' with { type: 'json' };
import souss from '#content/demo-providers/souss-draa.json' with { type: 'json' };
import sud from '#content/demo-providers/sud.json' with { type: 'json' };
import {
  demoProviderSchema,
  type DemoOffer,
  type DemoProvider,
} from '#content/demo-providers-schema.ts';
import { offerContentSchema, type OfferContent } from './offers/content.ts';
import {
  CREDENTIALS,
  EXIT_KIT,
  INTEGRATIONS,
  REGIONS,
  SECTORS,
  SIZES,
  SPOKEN,
} from './vocabulary.ts';

const CENTIMES = 100;

/** The providers of the demonstration: those with people first, then the others, in a fixed order. */
export function demoProviders(): readonly DemoProvider[] {
  const all = [personas, casablanca, rabat, fes, marrakech, souss, sud].flat();
  return all.map((provider) => demoProviderSchema.parse(provider));
}

/** Codes in the order of their list, as the form of an offer keeps them. */
function inOrder(known: readonly string[], codes: readonly string[]): readonly string[] {
  const unknown = codes.filter((code) => !known.includes(code));
  return [...known.filter((code) => codes.includes(code)), ...unknown];
}

/** What an offer of the demonstration says, in the form versions are stored in. */
export function demoContent({ price, regions, ...offer }: DemoOffer): OfferContent {
  return offerContentSchema.parse({
    ...offer,
    sizes: inOrder(SIZES, offer.sizes),
    sectors: inOrder(SECTORS, offer.sectors),
    deliveryLanguages: inOrder(SPOKEN, offer.deliveryLanguages),
    supportLanguages: inOrder(SPOKEN, offer.supportLanguages),
    integrations: inOrder(INTEGRATIONS, offer.integrations),
    exitKit: inOrder(EXIT_KIT, offer.exitKit),
    reliesOn: inOrder(CREDENTIALS, offer.reliesOn),
    price: {
      kind: price.kind,
      min: price.min * CENTIMES,
      max: (price.max ?? price.min) * CENTIMES,
      setup: (price.setup ?? 0) * CENTIMES,
    },
    regions: inOrder(REGIONS, regions ?? REGIONS),
  });
}
