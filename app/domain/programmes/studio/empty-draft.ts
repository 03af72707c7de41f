import type { ProgrammeDraft, Running } from '../content.ts';

type Texts = ProgrammeDraft['name'];

const NOTHING: Texts = { fr: '', ar: '', en: '' };

/** What a programme run here starts with: usual delays, and nothing that has to be decided. */
export const FIRST_RUNNING: Running = {
  opensOn: null,
  closesOn: null,
  allocation: 'reserve-list',
  drawCommitment: null,
  envelopes: [],
  perFirm: { ceiling: 0, months: 36 },
  smallestAward: 0,
  serviceLevels: {
    assign: 3,
    propose: 8,
    decide: 3,
    correct: 10,
    accept: 20,
    voucherDays: 120,
    quote: 5,
    ownShare: 14,
    acceptDelivery: 10,
    certify: 10,
    payDays: 30,
    appealDays: 60,
  },
  minOffers: 1,
  paymentSplit: [],
  minorations: [],
};

/** A programme of which only the name and the owner are known. */
export function emptyDraft(name: Texts, owner: string): ProgrammeDraft {
  return {
    ...{ name, summary: NOTHING, owner: { ...NOTHING, fr: owner }, funder: null },
    ...{ kind: 'voucher', audience: 'firms', demo: false, outside: null },
    ...{ validFrom: null, validTo: null },
    ...{ sources: [], known: [], toCheck: [], figures: [], documents: [], steps: [] },
    ...{ categories: [], languages: ['fr', 'ar'], rules: null, goldenCases: [] },
    running: FIRST_RUNNING,
  };
}

/**
 * A content to begin a version from: as it is, without the day it took effect, and drawn anew where
 * chance decides.
 */
export function startedFrom(content: ProgrammeDraft): ProgrammeDraft {
  const { running } = content;
  return {
    ...content,
    validFrom: null,
    running: running && { ...running, drawCommitment: null },
  };
}
