import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { demoProviderSchema, type DemoOffer } from '#content/demo-providers-schema.ts';
import { actionsOf, servedActions } from './serves.ts';

const FOLDER = new URL('../../../content/demo-providers/', import.meta.url);
const PROVIDERS = readdirSync(FOLDER).flatMap((name) => {
  return z.array(demoProviderSchema).parse(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')));
});
const OFFERS = PROVIDERS.flatMap(({ slug, offers }) => offers.map((offer) => ({ slug, ...offer })))
  .filter(({ category }) => actionsOf(category).length > 0)
  .map((offer) => ({ ...offer, serves: servesOf(offer, 'fr', 'ar') }));

function textOf(offer: DemoOffer, lang: 'fr' | 'ar'): string {
  const promised = offer.deliverables.flatMap(({ text, acceptance }) => [text, acceptance]);
  return [offer.title, offer.summary, ...promised].map((one) => one[lang]).join('\n');
}

function servesOf(offer: DemoOffer, ...languages: readonly ('fr' | 'ar')[]): readonly string[] {
  const text = (lang: 'fr' | 'ar') => (languages.includes(lang) ? textOf(offer, lang) : '');
  return servedActions({ category: offer.category, fr: text('fr'), ar: text('ar') });
}

/** What a reader of each offer says it brings about; the title tells offers of a firm apart. */
const READ: readonly (readonly [slug: string, title: string, serves: readonly string[]])[] = [
  ['ziz-process', 'Relance des factures', ['aut-templates-reminders']],
  ['ziz-process', 'Du pointage de chantier', ['aut-connect-programs']],
  ['reseaux-taghart', 'Internet qui ne coupe pas', ['con-fast-line']],
  ['reseaux-taghart', 'Wifi de riad', []],
  ['tighmert-reseaux', 'Liaison internet', ['con-first-line']],
  ['saquia-infogerance', 'Renouvellement de 5', ['con-renewal-plan', 'con-work-device']],
  ['studio-zegzel', 'Page vitrine', ['cus-map-listing', 'cus-own-site']],
  ['azourki-cooperative-numerique', 'Petit site', ['cus-own-site']],
  ['atelier-issil', 'Publicité locale', ['cus-aimed-campaign']],
  ['ourdigha-services-cloud', 'Suivi des devis', ['cus-shared-tool']],
  ['bou-areg-digital', 'Vente en ligne', ['cus-first-online-sale', 'cus-grow-online-sales']],
  ['nuage-zaer', 'Sage ou un autre', ['dat-business-software-online']],
  ['nuage-zaer', 'Copie hors site', ['sec-auto-backup', 'sec-restore-test']],
  ['aglou-compta-numerique', 'Devis et factures', ['fin-invoice-program']],
  ['qantara-flux', 'Passerelle e-facture', ['fin-invoice-structured']],
  ['lixus-conformite', 'TVA et CNSS', ['fin-egov-access', 'fin-egov-calendar']],
  ['skhour-vert', 'Collecte et recyclage', ['grn-buy-criteria']],
  ['moulouya-competences', 'Pointage par badge', []],
  ['moulouya-competences', 'Choisir son logiciel', ['str-needs-sheet-trial', 'str-two-quotes']],
  ['ayachi-appui-tpe', 'Commander en ligne', ['ops-supplier-portal', 'ops-written-orders']],
];

describe('offers of the demonstration', () => {
  test('serve an action of their category in 70 % of cases or more', () => {
    const serving = OFFERS.filter(({ serves }) => serves.length > 0);
    expect(OFFERS.length).toBeGreaterThan(100);
    expect(serving.length / OFFERS.length).toBeGreaterThanOrEqual(0.7);
  });

  test('serve different actions wherever a category has several and offers enough', () => {
    const groups = [...Map.groupBy(OFFERS, ({ category }) => category)].filter(
      ([category, offers]) => actionsOf(category).length > 1 && offers.length > 3,
    );
    expect(groups.length).toBeGreaterThan(10);
    const alike = groups.filter(
      ([, offers]) => new Set(offers.map(({ serves }) => serves.join())).size === 1,
    );
    expect(alike.map(([category]) => category)).toEqual([]);
  });

  test('serve in French alone and in Arabic alone what they serve in both, 9 times in 10', () => {
    for (const lang of ['fr', 'ar'] as const) {
      const alike = OFFERS.filter((offer) => servesOf(offer, lang).join() === offer.serves.join());
      expect(alike.length / OFFERS.length, lang).toBeGreaterThanOrEqual(0.9);
    }
  });

  test.each(READ)('%s, “%s…”: %j', (slug, title, serves) => {
    const offer = OFFERS.find((one) => one.slug === slug && one.title.fr.startsWith(title));
    expect(offer?.serves).toEqual(serves);
  });
});
