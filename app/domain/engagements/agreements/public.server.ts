import { db } from '#platform/db.ts';
import { ENGAGEMENTS, type EngagementState } from '../transitions.ts';
import { readAgreementCode } from './code.ts';
import { agreementContentSchema } from './content.ts';

/** A paper as anybody who knows a code of its engagement may read of it. */
export interface PublicPaper {
  readonly number: string;
  readonly isAmendment: boolean;
  readonly state: 'in-force' | 'waiting' | 'replaced' | 'fallen';
  readonly paper: string;
  /** Day each side signed, null while it did not. */
  readonly firmAt: Date | null;
  readonly providerAt: Date | null;
}

/** What anybody who knows a code reads of an agreement: never an amount. */
export interface PublicAgreement {
  readonly code: string;
  /** Signed by both, not replaced by an amendment, and the work was not ended before its time. */
  readonly isValid: boolean;
  readonly firm: string;
  readonly provider: string;
  readonly engagement: EngagementState;
  readonly asked: PublicPaper;
  /** The other papers of the engagement, in their order. */
  readonly others: readonly PublicPaper[];
  readonly isDemo: boolean;
}

const STATES: Readonly<Record<string, PublicPaper['state']>> = {
  ...{ signed: 'in-force', superseded: 'replaced', dropped: 'fallen' },
};
const OVER: readonly EngagementState[] = ['terminated', 'voided', 'withdrawn'];

/**
 * The agreement with a code, however it was typed; null for a code that none has. Who asks keeps the
 * time even besides.
 */
export async function findPublicAgreement(typed: string): Promise<PublicAgreement | null> {
  const code = readAgreementCode(typed);
  const found = code && (await db.agreement.findUnique({ where: { code } }));
  if (!found) return null;
  const engagement = await db.engagement.findUniqueOrThrow({ where: { id: found.engagementId } });
  const rows = await db.agreement.findMany({
    where: { engagementId: engagement.id, OR: [{ id: found.id }, { state: { not: 'dropped' } }] },
    orderBy: { number: 'asc' },
    include: { signatures: true },
  });
  const papers = rows.flatMap((row) => {
    const { data: content } = agreementContentSchema.safeParse(row.content);
    if (!content) return [];
    const atOf = (side: string) => row.signatures.find((one) => one.side === side)?.at ?? null;
    const paper: PublicPaper = {
      ...{ number: content.number, isAmendment: content.amends !== null, paper: row.pdfHash },
      ...{ state: STATES[row.state] ?? 'waiting' },
      ...{ firmAt: atOf('firm'), providerAt: atOf('provider') },
    };
    return [{ id: row.id, paper, content }];
  });
  const asked = papers.find(({ id }) => id === found.id);
  if (!asked) return null;
  const state = ENGAGEMENTS.stateOf(engagement.state);
  // Names as the paper prints them: those of today may be others.
  const { firm, provider, demo } = asked.content;
  return {
    ...{ code: found.code, firm: firm.name, provider: provider.name, engagement: state },
    isValid: asked.paper.state === 'in-force' && !OVER.includes(state),
    asked: asked.paper,
    others: papers.filter((one) => one !== asked).map(({ paper }) => paper),
    isDemo: demo,
  };
}

const HASH = /^[0-9a-f]{64}$/;

/**
 * Whether a SHA-256 that somebody computed of a file is that of a paper: `same` of the one asked
 * about, `other` of another one of its engagement, `none` of none; null for what is no SHA-256.
 */
export function comparePaper(
  { asked, others }: Pick<PublicAgreement, 'asked' | 'others'>,
  typed: string,
): 'same' | 'other' | 'none' | null {
  const hash = typed.replace(/[\s:]/g, '').toLowerCase();
  if (!HASH.test(hash)) return null;
  if (asked.paper === hash) return 'same';
  return others.some(({ paper }) => paper === hash) ? 'other' : 'none';
}
