import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type {
  AssessmentReport,
  ReportAction,
  ReportOffer,
  ReportStep,
  ReportWave,
} from '#documents/assessment-report.server.ts';
import type { ContentLang } from '#i18n/languages.ts';

const DIMENSIONS = ['CUS', 'FIN', 'OPS', 'STR', 'DAT', 'SEC', 'CON', 'SKL', 'AUT', 'GRN'] as const;

interface DimensionTexts {
  readonly dimension: { readonly name: string; readonly intro: string };
  readonly items: Readonly<
    Record<
      string,
      {
        readonly title: string;
        readonly levels: readonly string[];
        readonly next: readonly string[];
      }
    >
  >;
}

interface ActionContent {
  readonly costMAD: { readonly min: number; readonly max: number };
  readonly weeks: { readonly min: number; readonly max: number };
  readonly texts: Readonly<
    Record<
      ContentLang,
      {
        readonly title: string;
        readonly benefit: string;
        readonly steps: readonly string[];
        readonly freeStart: string;
      }
    >
  >;
}

function readContent(path: string): string {
  return readFileSync(fileURLToPath(new URL(`../../app/content/${path}`, import.meta.url)), 'utf8');
}

function readDimension(language: ContentLang, code: string): DimensionTexts {
  const path = `frameworks/m1/texts/${language}/${code.toLowerCase()}.json`;
  const content: DimensionTexts = JSON.parse(readContent(path));
  return content;
}

/** Codes of the questions that an express assessment asks. */
function readExpressItems(): ReadonlySet<string> {
  const content: { items: readonly { readonly id: string; readonly express: boolean }[] } =
    JSON.parse(readContent('frameworks/m1/definition.json'));
  return new Set(content.items.filter((item) => item.express).map((item) => item.id));
}

function readActions(name: string): readonly ActionContent[] {
  const content: ActionContent[] = JSON.parse(readContent(`actions/${name}.json`));
  return content;
}

const WORDS = {
  fr: {
    profile: [
      ['Secteur', 'Boulangerie et pâtisserie'],
      ['Effectif', '7 personnes'],
      ['Région', 'Fès-Meknès'],
    ],
    stage: ['En construction', 'Organisé'],
    gate: 'Les mots de passe et la double vérification (question SEC-02) ne sont pas encore au niveau 1.',
    dii: 'Niveau de base d’Eurostat : 4 pratiques sur 12.',
    waves: ['Vague 1 : maintenant', 'Vague 2 : dans trois mois', 'Vague 3 : dans six mois'],
    offers: [
      'Site trilingue pour riad ou maison d’hôtes, avec demande de réservation directe',
      'Paiement par carte sur une boutique en ligne existante, avec lien de paiement',
      'برنامج المحاسبة والفوترة',
    ],
    providers: ['Atlas Numérique SARL', 'Coopérative Digitale du Souss', 'شركة الحلول الرقمية'],
    programme: 'Chèque numérique — démonstration',
    owners: ['Fatima Zahra El Amrani', 'يوسف بنعلي', null],
  },
  ar: {
    profile: [
      ['القطاع', 'مخبزة وحلويات'],
      ['عدد العاملين', '7 أشخاص'],
      ['الجهة', 'فاس مكناس'],
    ],
    stage: ['في طور البناء', 'منظّمة'],
    gate: 'كلمات السر والتحقق بخطوتين (السؤال SEC-02) لم تبلغ المستوى 1 بعد.',
    dii: 'المستوى الأساسي حسب Eurostat: أربع ممارسات من 12.',
    waves: ['الموجة 1: الآن', 'الموجة 2: خلال ثلاثة أشهر', 'الموجة 3: خلال ستة أشهر'],
    offers: [
      'موقع بثلاث لغات لرياض أو دار ضيافة، مع طلب الحجز المباشر',
      'الأداء بالبطاقة في متجر إلكتروني قائم، مع رابط للأداء',
      'Facturation Pro 2026',
    ],
    providers: ['أطلس الرقمية', 'تعاونية سوس الرقمية', 'Solutions du Nord SARL'],
    programme: 'الشيك الرقمي — عرض تجريبي',
    owners: ['فاطمة الزهراء العمراني', 'Youssef Benali (IT)', null],
  },
  en: {
    profile: [
      ['Sector', 'Bakery and pastry'],
      ['Staff', '7 people'],
      ['Region', 'Fès-Meknès'],
    ],
    stage: ['Building', 'Organised'],
    gate: 'Passwords and two-step checks (question SEC-02) have not reached level 1 yet.',
    dii: 'Eurostat basic level: 4 practices of 12.',
    waves: ['Wave 1: now', 'Wave 2: within three months', 'Wave 3: within six months'],
    offers: [
      'Site in three languages for a riad or guest house, with direct booking requests',
      'Card payment on an online shop you already have, with a payment link',
      'Facturation Pro 2026',
    ],
    providers: ['Atlas Numérique SARL', 'Coopérative Digitale du Souss', 'Solutions du Nord SARL'],
    programme: 'Digital voucher — demonstration',
    owners: ['Fatima Zahra El Amrani', 'يوسف بنعلي', null],
  },
} as const;

const SCORES = [62, 48, 35, null, 27, 18, 55, 41, 12, 30] as const;

function stepsOf(texts: DimensionTexts, asked?: ReadonlySet<string>): ReportStep[] {
  return Object.entries(texts.items).flatMap(([code, item], index) => {
    if (asked?.has(code) === false) return [];
    const level = index % 5;
    return {
      dimension: texts.dimension.name,
      item: item.title,
      current: item.levels[level] ?? '',
      next: item.levels[level + 1] ?? null,
      how: item.next[level] ?? null,
    };
  });
}

/** Three offers: with a sure aid, on probation with a price for each user, and dear without aid. */
function offersOf(language: ContentLang, index: number): ReportOffer[] {
  const words = WORDS[language];
  const at = (place: number) => ({
    title: words.offers[place] ?? '',
    provider: words.providers[place] ?? '',
    ...{ isCertified: place !== 1, isDemo: place === 2 },
  });
  const price = 1_250_050 + index * 100_000;
  return [
    {
      ...at(0),
      ...{ basis: 'once', users: null, cost: { min: price, max: price } },
      aid: { programme: words.programme, amount: { min: 625_000, max: 625_000 } },
      possibleAid: null,
      rest: { min: price - 625_000, max: price - 625_000 },
      restWithVat: { min: price - 375_000, max: price - 375_000 },
    },
    {
      ...at(1),
      ...{ basis: 'year-users', users: 7, cost: { min: 840_000, max: 840_000 } },
      ...{ aid: null, possibleAid: words.programme },
      ...{ rest: { min: 840_000, max: 840_000 }, restWithVat: { min: 1_008_000, max: 1_008_000 } },
    },
    {
      ...at(2),
      ...{ basis: 'year', users: null, cost: { min: 3_000_000, max: 4_500_000 } },
      ...{ aid: null, possibleAid: null },
      rest: { min: 3_000_000, max: 4_500_000 },
      restWithVat: { min: 3_600_000, max: 5_400_000 },
    },
  ];
}

function wavesOf(language: ContentLang): ReportWave[] {
  const words = WORDS[language];
  const files = [
    ['fin', 'sec'],
    ['cus', 'con', 'skl'],
    ['ops', 'dat', 'str', 'aut'],
  ];
  return files.map((names, wave) => ({
    title: words.waves[wave] ?? '',
    items: names.map((name, index): ReportAction => {
      const [action] = readActions(name);
      if (!action) throw new Error(`no action in ${name}`);
      const { title, benefit, steps, freeStart } = action.texts[language];
      return {
        title,
        benefit,
        steps,
        freeStart,
        owner: words.owners[index] ?? null,
        budget: action.costMAD,
        weeks: action.weeks,
        dueOn: index === 2 ? null : `2027-0${wave + 1}-15`,
      };
    }),
  }));
}

/**
 * The assessment of a bakery of seven people, from the texts people really read: every question,
 * or those of the express path when `changes` say so.
 */
export function makeReport(
  language: ContentLang,
  changes: Partial<AssessmentReport> = {},
): AssessmentReport {
  const words = WORDS[language];
  const texts = DIMENSIONS.map((code) => readDimension(language, code));
  const roadmap = wavesOf(language);
  const asked = changes.path === 'express' ? readExpressItems() : undefined;
  return {
    language,
    reference: '2026-000123',
    completedOn: '2026-11-21',
    printedOn: '2026-11-22',
    path: 'full',
    demo: false,
    profile: words.profile.map(([label, value]) => ({ label, value })),
    overall: {
      score: 39.4,
      low: 36.2,
      high: 47.9,
      stage: { kind: 'range', from: words.stage[0], to: words.stage[1] },
    },
    dimensions: texts.map(({ dimension }, index) => {
      const score = SCORES[index] ?? null;
      return {
        name: dimension.name,
        score,
        low: score === null ? 20 : Math.max(0, score - index * 2),
        high: score === null ? 85 : Math.min(100, score + index * 3),
        measured: score !== null,
      };
    }),
    gates: [words.gate],
    dii: { met: 3, measured: 11, text: words.dii },
    nextSteps: texts.flatMap((dimension) => stepsOf(dimension, asked)),
    roadmap,
    matching: {
      ...{ matchedOn: '2026-11-20', isStale: false, vatPercent: 20 },
      lists: roadmap
        .flatMap(({ items }) => items)
        .map(({ title }, index) => ({ action: title, offers: offersOf(language, index) })),
    },
    method: {
      framework: 'M1 1.0.0',
      contentHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      address: 'https://raqmana.example/fr/resultat/7K4M-Q2XD-9HTA',
    },
    ...changes,
  };
}
