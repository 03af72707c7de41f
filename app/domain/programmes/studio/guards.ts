import { addDays, civilDate, type CivilDate } from '#domain/kernel/index.server.ts';
import { placeText } from '#domain/ledger/index.server.ts';
import type { ProgrammeDraft } from '../content.ts';
import { categoriesWithoutCeiling } from './ceilings.ts';
import { effectiveOn } from './effective-on.ts';
import type { RuleCheck } from './rule-check.ts';
import type { VersionState } from './transitions.ts';

/** What must hold before a version is published, in the order it is shown. */
export const GUARDS = [
  'texts',
  'rules',
  'golden-kinds',
  'golden-pass',
  'mutation',
  'categories',
  'ceilings',
  'envelopes',
  'envelopes-funded',
  'split',
  'offers',
  'notice',
  'window',
  'draw',
  'continues',
  'simulation',
] as const;
export type GuardCode = (typeof GUARDS)[number];

/** Page of the studio where a guard is put right. */
export type StudioPage =
  'texts' | 'money' | 'calendar' | 'documents' | 'rules' | 'amount' | 'cases' | 'simulation';

export interface Guard {
  readonly code: GuardCode;
  readonly ok: boolean;
  readonly page: StudioPage;
  /** Figures of its text: days, counts, shares. */
  readonly figures: Readonly<Record<string, number>>;
  /** Days of its text. */
  readonly days: Readonly<Record<string, CivilDate>>;
  /** What is wrong, by code: categories, languages of fields, problems of rules. */
  readonly items: readonly string[];
}

/** Everything the guards are held to. */
export interface GuardFacts {
  readonly content: ProgrammeDraft;
  readonly contentHash: string;
  readonly check: RuleCheck;
  /** State of the version it replaces; null for a first one. */
  readonly live: VersionState | null;
  /** The last simulation that came to its end. */
  readonly simulated: { readonly contentHash: string; readonly on: CivilDate } | null;
  /** Published offers of certified or probation providers by category. */
  readonly offers: ReadonlyMap<string, number>;
  /** Centimes brought to each envelope and not given back, by `placeText`. */
  readonly funded: ReadonlyMap<string, bigint>;
  readonly today: CivilDate;
  /** Working days between publication and the first day. */
  readonly noticeDays: number;
  /** First day on which a version published today may be in force. */
  readonly earliest: CivilDate;
}

const SIMULATION_DAYS = 30;
const LEAST_MUTATION_SCORE = 0.9;
const SAME = 1e-9;

type Made = Pick<Guard, 'ok'> & Partial<Omit<Guard, 'code' | 'ok'>>;
type Rule = (facts: GuardFacts) => Made;

const RULES: Readonly<Record<GuardCode, readonly [StudioPage, Rule]>> = {
  texts: ['texts', textsGuard],
  rules: ['rules', ({ check }) => ({ ok: check.problems.length === 0, items: check.problems })],
  'golden-kinds': [
    'cases',
    ({ check }) => ({ ok: check.missing.length === 0, items: check.missing }),
  ],
  'golden-pass': [
    'cases',
    ({ check: { cases, failed } }) => ({
      ok: cases > 0 && failed.length === 0,
      items: failed,
      figures: { cases, failed: failed.length },
    }),
  ],
  mutation: [
    'cases',
    ({ check: { score } }) => ({
      ok: score !== null && score >= LEAST_MUTATION_SCORE,
      figures: { score: score ?? 0, least: LEAST_MUTATION_SCORE },
    }),
  ],
  categories: ['money', ({ content }) => ({ ok: content.categories.length > 0 })],
  ceilings: ['money', ceilingsGuard],
  envelopes: ['money', envelopesGuard],
  'envelopes-funded': ['money', fundedGuard],
  split: ['money', splitGuard],
  offers: ['money', offersGuard],
  notice: ['calendar', noticeGuard],
  window: ['calendar', windowGuard],
  draw: ['calendar', drawGuard],
  continues: [
    'calendar',
    ({ live }) => ({ ok: live === null || live === 'open' || live === 'paused' }),
  ],
  simulation: ['simulation', simulationGuard],
};

/** Every guard, whether it holds, and on what. */
export function checkGuards(facts: GuardFacts): readonly Guard[] {
  return GUARDS.map((code) => {
    const [page, rule] = RULES[code];
    return { code, page, figures: {}, days: {}, items: [], ...rule(facts) };
  });
}

type Text = ProgrammeDraft['name'];
const LANGS = ['fr', 'ar', 'en'] as const;

/** Fields with a language that is missing, as `field.lang`; a list once for all its lines. */
function missingTexts({ name, summary, owner, funder, steps }: ProgrammeDraft): readonly string[] {
  const fields: readonly (readonly [string, readonly Text[]])[] = [
    ...([
      ['name', [name]],
      ['summary', [summary]],
      ['owner', [owner]],
    ] as const),
    ...(funder ? [['funder', [funder]] as const] : []),
    ['steps', steps],
  ];
  return fields.flatMap(([field, texts]) =>
    LANGS.filter((lang) => texts.some((text) => text[lang].trim() === '')).map(
      (lang) => `${field}.${lang}`,
    ),
  );
}

function textsGuard({ content }: GuardFacts): Made {
  const items = missingTexts(content);
  return { ok: items.length === 0, items };
}

function ceilingsGuard({ content }: GuardFacts): Made {
  const items = categoriesWithoutCeiling(content.rules, content.categories);
  const hasAmount = (content.rules?.amount ?? null) !== null;
  const perFirm = content.running?.perFirm.ceiling ?? 0;
  return { ok: hasAmount && items.length === 0 && perFirm > 0, items };
}

function envelopesGuard({ content: { running } }: GuardFacts): Made {
  const planned = (running?.envelopes ?? []).reduce((sum, { amount }) => sum + amount, 0);
  return { ok: planned > 0, figures: { planned } };
}

/**
 * The money of the year it comes into force is there, at least for one award in each envelope; a day
 * that is not said yet is for the guard of the notice.
 */
function fundedGuard({ content, live, funded }: GuardFacts): Made {
  const day = effectiveOn(content, live !== null);
  if (day === null) return { ok: true };
  const year = Number(day.slice(0, 4));
  const least = BigInt(Math.max(content.running?.smallestAward ?? 0, 1));
  const planned = (content.running?.envelopes ?? []).filter((one) => one.year === year);
  const lacking = planned.filter(
    (one) => one.amount > 0 && (funded.get(placeText(one)) ?? 0n) < least,
  );
  return {
    ok: planned.some(({ amount }) => amount > 0) && lacking.length === 0,
    figures: { year, lacking: lacking.length },
    items: lacking.map(placeText),
  };
}

function splitGuard({ content: { running } }: GuardFacts): Made {
  const total = (running?.paymentSplit ?? []).reduce((sum, { share }) => sum + share, 0);
  return { ok: Math.abs(total - 1) < SAME, figures: { total } };
}

function offersGuard({ content: { running, categories }, offers }: GuardFacts): Made {
  const least = running?.minOffers ?? 0;
  const items = categories.filter((code) => (offers.get(code) ?? 0) < least);
  return { ok: items.length === 0, items, figures: { least } };
}

function noticeGuard({ content, live, earliest, noticeDays }: GuardFacts): Made {
  const day = effectiveOn(content, live !== null);
  return {
    ok: day !== null && day >= earliest,
    figures: { noticeDays },
    days: { earliest, ...(day === null ? {} : { day }) },
  };
}

function windowGuard({ content, live, today }: GuardFacts): Made {
  const { running, validFrom, validTo } = content;
  const [opens, closes] = [running?.opensOn ?? null, running?.closesOn ?? null];
  const isWindow = opens !== null && closes !== null && closes > opens && closes > today;
  // A first version that is valid only later, or one that is valid no longer, opens nothing.
  const latest = live === null ? opens : closes;
  const isBegun = validFrom === null || latest === null || validFrom <= latest;
  const first = [opens ?? '', validFrom ?? '', today].sort().at(-1) ?? today;
  const isValid = isBegun && (validTo === null || validTo > first);
  return {
    ok: isWindow && isValid,
    items: isWindow ? ['validity'] : ['window'],
    days: {
      ...(opens === null ? {} : { opens: civilDate(opens) }),
      ...(closes === null ? {} : { closes: civilDate(closes) }),
    },
  };
}

function drawGuard({ content: { running } }: GuardFacts): Made {
  return { ok: running?.allocation !== 'draw' || running.drawCommitment !== null };
}

function simulationGuard({ simulated, contentHash, today }: GuardFacts): Made {
  const isSame = simulated?.contentHash === contentHash;
  const isRecent = simulated !== null && addDays(simulated.on, SIMULATION_DAYS) >= today;
  return {
    ok: isSame && isRecent,
    figures: { most: SIMULATION_DAYS },
    days: simulated ? { on: simulated.on } : {},
    items:
      simulated === null
        ? ['none']
        : [...(isSame ? [] : ['changed']), ...(isRecent ? [] : ['old'])],
  };
}
