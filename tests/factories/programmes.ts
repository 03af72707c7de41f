import { randomUUID } from 'node:crypto';
import { contentHash, type MemberActor } from '#domain/kernel/index.server.ts';
import type { ProgrammeContent } from '#domain/programmes/schema.ts';
import { storedContent } from '#domain/programmes/stored-content.ts';
import { db } from '#platform/db.ts';
import { NOON } from './actors.ts';
import { makeMember } from './people.ts';

type Rules = NonNullable<ProgrammeContent['rules']>;

let last = 0;

const inAll = (text: string) => ({ fr: text, ar: `${text} (ar)`, en: `${text} (en)` });

/** Up to 49 people, in order with taxes, six months old; half of a project of at most 10 000 DH. */
export function aRuleSet(changes: Partial<Rules> = {}): Rules {
  return {
    grammar: 1,
    rule: {
      all: [
        { id: 'staff', fact: 'staff', op: 'between', value: [1, 49] },
        { id: 'taxes', fact: 'taxCompliant', op: '=', value: true },
        { id: 'age', fact: 'ageMonths', op: '>=', value: 6 },
      ],
    },
    rules: {},
    amount: {
      parts: [
        {
          id: 'aid',
          label: inAll('Aide'),
          unit: 'mad',
          value: { least: [{ product: [0.5, { fact: 'projectCostMAD' }] }, 10_000] },
        },
      ],
    },
    ...changes,
  };
}

type Golden = ProgrammeContent['goldenCases'][number];
const FINE = { staff: 5, taxCompliant: true, ageMonths: 12 } as const;
const aCase = (
  name: string,
  facts: Golden['facts'],
  status: Golden['expects']['status'],
): Golden => ({ name, facts, expects: { status, amount: null } });

const anAid = (name: string, cost: number, aid: number): Golden => ({
  ...{ name, facts: { ...FINE, projectCostMAD: cost } },
  expects: { status: 'eligible', amount: { min: aid, max: aid } },
});

const GOLDEN: readonly Golden[] = [
  aCase('fine', FINE, 'eligible'),
  aCase('smallest', { ...FINE, staff: 1, ageMonths: 6 }, 'eligible'),
  aCase('largest', { ...FINE, staff: 49 }, 'eligible'),
  aCase('nobody', { ...FINE, staff: 0 }, 'not_eligible'),
  aCase('too large', { ...FINE, staff: 50 }, 'not_eligible'),
  aCase('taxes due', { ...FINE, taxCompliant: false }, 'not_eligible'),
  aCase('too young', { ...FINE, ageMonths: 5 }, 'not_eligible'),
  aCase('age unknown', { staff: 5, taxCompliant: true }, 'unknown'),
  anAid('half of the cost', 10_000, 5_000),
  anAid('the ceiling', 90_000, 10_000),
];

/** A complete programme run here, open since the spring, with an envelope of a million dirhams. */
export function aProgrammeContent(changes: Partial<ProgrammeContent> = {}): ProgrammeContent {
  return {
    name: inAll('Chèque d’essai'),
    summary: inAll('Une aide pour les essais.'),
    owner: inAll('Agence d’essai'),
    funder: null,
    kind: 'voucher',
    audience: 'firms',
    demo: false,
    outside: null,
    validFrom: '2026-03-01',
    validTo: '2027-12-31',
    sources: [],
    known: [],
    toCheck: [],
    figures: [],
    documents: [{ code: 'tax-attestation', required: true }],
    steps: [inAll('Déposez votre demande.')],
    categories: ['WEB'],
    languages: ['fr', 'ar'],
    rules: aRuleSet(),
    goldenCases: [...GOLDEN],
    running: {
      opensOn: '2026-03-01',
      closesOn: '2027-12-31',
      allocation: 'reserve-list',
      drawCommitment: null,
      envelopes: [{ region: null, segment: null, year: 2026, amount: 100_000_000 }],
      perFirm: { ceiling: 6_000_000, months: 36 },
      smallestAward: 100_000,
      serviceLevels: {
        ...{ assign: 3, propose: 8, decide: 3, correct: 10, accept: 20, voucherDays: 120 },
        ...{ quote: 5, ownShare: 14, acceptDelivery: 10, certify: 10, payDays: 30, appealDays: 60 },
      },
      minOffers: 0,
      paymentSplit: [{ label: inAll('À la livraison'), share: 1 }],
      minorations: [],
    },
    ...changes,
  };
}

/** Somebody who manages programmes, in a new organisation or in that of a colleague. */
export function makeManager(organisationId?: string): Promise<MemberActor> {
  return makeMember('programme', ['programme-manager'], organisationId);
}

interface MadeProgramme {
  readonly programmeId: string;
  readonly versionId: string;
  readonly slug: string;
}

/** A programme with one version in a state; published ones by two persons, at noon. */
export async function makeProgramme({
  slug = `programme-${String((last += 1))}`,
  content = aProgrammeContent(),
  organisationId = null,
  state = 'open',
}: Partial<{
  readonly slug: string;
  readonly content: ProgrammeContent;
  readonly organisationId: string | null;
  readonly state: string;
}> = {}): Promise<MadeProgramme> {
  const [programmeId, versionId] = [randomUUID(), randomUUID()];
  const stored = storedContent(content);
  const isPublished = !['draft', 'simulated', 'proposed', 'discarded'].includes(state);
  await db.programme.create({
    data: { id: programmeId, slug, organisationId, createdAt: NOON, updatedAt: NOON },
  });
  await db.programmeVersion.create({
    data: {
      ...{ id: versionId, programmeId, number: 1, state, content: stored },
      ...{ contentHash: contentHash(stored), createdAt: NOON, updatedAt: NOON },
      ...(isPublished && {
        ...{ proposedById: 'who proposed', proposedAt: NOON },
        ...{ publishedById: 'who published', publishedAt: NOON, openedAt: NOON },
      }),
    },
  });
  return { programmeId, versionId, slug };
}
