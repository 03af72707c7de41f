import { cents, civilDateOf, contentHash, plainAmount } from '#domain/kernel/index.server.ts';
import type { Audience, PublicState } from '../codes.ts';
import type { ProgrammeContent } from '../content.ts';
import type { RuleLang } from '../rules/speaker.ts';
import type { Opportunity } from './api-schema.ts';
import type { PublicProgramme } from './public-programmes.server.ts';

const CENTIMES = 100;

const STATUS = {
  open: { value: 'open' },
  announced: { value: 'forecasted' },
  closed: { value: 'closed' },
  paused: { value: 'custom', customValue: 'paused' },
  'winding-down': { value: 'custom', customValue: 'winding-down' },
  unknown: { value: 'custom', customValue: 'unknown' },
} as const satisfies Readonly<Record<PublicState, Opportunity['status']>>;

const APPLICANTS = {
  firms: { value: 'organization' },
  people: { value: 'individual' },
  providers: { value: 'custom', customValue: 'providers' },
} as const satisfies Readonly<Record<Audience, Opportunity['acceptedApplicantTypes'][number]>>;

interface Told {
  readonly programme: PublicProgramme;
  readonly createdAt: Date;
  readonly lang: RuleLang;
  /** Where this site is, `https://…`. */
  readonly origin: string;
}

/**
 * A programme as a CommonGrants opportunity (OpportunityBase, protocol 0.3), with fields of our own
 * beside. Figures that no source supports are left out.
 */
export function opportunityOf({ programme, createdAt, lang, origin }: Told): Opportunity {
  const { content, slug, number, status } = programme;
  const funding = fundingOf(programme);
  const keyDates = datesOf(programme);
  const { rules, outside } = content;
  return {
    id: programme.programmeId,
    title: content.name[lang],
    description: content.summary[lang],
    status: STATUS[status],
    ...(funding && { funding }),
    ...(keyDates && { keyDates }),
    acceptedApplicantTypes: [APPLICANTS[content.audience]],
    source: sourceOf(outside) ?? `${origin}/${lang}/programmes/${slug}`,
    customFields: customFieldsOf(programme),
    createdAt: createdAt.toISOString(),
    lastModifiedAt: (programme.openedAt ?? programme.publishedAt ?? createdAt).toISOString(),
    slug,
    version: number,
    contentHash: programme.contentHash,
    rules: rules === null ? null : { ...rules },
    rulesHash: rules === null ? null : contentHash(rules),
  };
}

function sourceOf(outside: ProgrammeContent['outside']): string | null {
  return outside?.url == null ? null : (URL.parse(`https://${outside.url}`)?.href ?? null);
}

const mad = (centimes: number) => ({
  amount: plainAmount(cents(BigInt(Math.round(centimes)))),
  currency: 'MAD' as const,
});

function fundingOf({ content, mostAid }: PublicProgramme): Opportunity['funding'] {
  const smallest = content.running?.smallestAward ?? 0;
  if (smallest === 0 && mostAid === null) return undefined;
  return {
    ...(smallest > 0 && { minAwardAmount: mad(smallest) }),
    ...(mostAid !== null && { maxAwardAmount: mad(mostAid * CENTIMES) }),
  };
}

const single = (name: string, date: string) => ({ name, eventType: 'singleDate' as const, date });

function datesOf({ content, publishedAt }: PublicProgramme): Opportunity['keyDates'] {
  const opens = content.running?.opensOn ?? content.validFrom;
  const closes = content.running?.closesOn ?? content.validTo;
  if (opens === null && closes === null && publishedAt === null) return undefined;
  const posted = publishedAt && civilDateOf(publishedAt);
  return {
    ...(posted !== null && { postDate: single('Published on Raqmana', posted) }),
    ...(closes !== null && { closeDate: single('Last day of applications', closes) }),
    ...(opens !== null &&
      closes !== null && {
        otherDates: {
          applicationPeriod: {
            ...{ name: 'Applications', eventType: 'dateRange' as const },
            ...{ startDate: opens, endDate: closes },
          },
        },
      }),
  };
}

function customFieldsOf({ content, checkedOn }: PublicProgramme): Opportunity['customFields'] {
  const { kind, audience, owner, funder, outside, categories, languages, demo } = content;
  const figures = content.figures
    .filter(({ toCheck }) => !toCheck)
    .map(({ label, kind: of, min, max }) => ({ label, kind: of, min, max }));
  return {
    kind: { name: 'kind', fieldType: 'string', value: kind },
    audience: { name: 'audience', fieldType: 'string', value: audience },
    owner: { name: 'owner', fieldType: 'object', value: owner },
    ...(funder && { funder: { name: 'funder', fieldType: 'object', value: funder } }),
    ...(outside && { applyAt: { name: 'applyAt', fieldType: 'object', value: outside.applyAt } }),
    categories: { name: 'categories', fieldType: 'array', value: categories },
    languages: { name: 'languages', fieldType: 'array', value: languages },
    figures: { name: 'figures', fieldType: 'array', value: figures },
    demo: { name: 'demo', fieldType: 'boolean', value: demo },
    ...(checkedOn !== null && {
      checkedOn: { name: 'checkedOn', fieldType: 'string', value: checkedOn },
    }),
  };
}
