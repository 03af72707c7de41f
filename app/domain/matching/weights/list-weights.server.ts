import { getContact } from '#domain/accounts/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { MatchWeights } from '#platform/prisma-client/client.ts';
import { WEIGHTS_STATES, type WeightsState } from '../codes.ts';
import { isSteering, requireOverseer } from '../policy.ts';
import { weightsSchema, type Weights } from '../score/weights.ts';
import { effectSchema, type Effect } from './effect.ts';
import { presentWeights, type WeightsVersion } from './present.server.ts';

/** Who did something; an empty name for one who is gone. */
export interface Doer {
  readonly name: string;
  readonly isSelf: boolean;
}

export interface WeightsLine {
  readonly id: string;
  readonly number: number;
  readonly state: WeightsState;
  readonly content: Weights;
  readonly reason: string;
  /** What it changes in stored matches, as it was worked out when it was proposed. */
  readonly effect: Effect | null;
  /** Null for the first version, which comes with the method. */
  readonly proposedBy: Doer | null;
  readonly proposedAt: Date;
  readonly decidedBy: Doer | null;
  readonly decidedAt: Date | null;
  /** What the second person wrote. */
  readonly note: string | null;
}

export interface WeightsPage {
  readonly present: WeightsVersion;
  readonly proposal: WeightsLine | null;
  /** Every other version, the latest first. */
  readonly history: readonly WeightsLine[];
  /** Whether the reader proposes and decides. */
  readonly isManager: boolean;
}

const MOST_LINES = 100;

/** The weights in force, those proposed, and all before. Throws `matching.not-found`. */
export async function getWeightsPage(actor: MemberActor): Promise<WeightsPage> {
  requireOverseer(actor);
  const [present, rows] = await Promise.all([
    presentWeights(db),
    db.matchWeights.findMany({ orderBy: { number: 'desc' }, take: MOST_LINES }),
  ]);
  const doers = await readDoers(
    actor,
    rows.flatMap(({ proposedById, decidedById }) => [proposedById, decidedById]),
  );
  const lines = rows.map((row) => lineOf(row, doers));
  return {
    present,
    proposal: lines.find(({ state }) => state === 'proposed') ?? null,
    history: lines.filter(({ state }) => state !== 'proposed'),
    isManager: isSteering(actor),
  };
}

type Doers = ReadonlyMap<string, Doer>;

/** Names of people by their accounts. */
export async function readDoers(
  { person }: MemberActor,
  ids: readonly (string | null)[],
): Promise<Doers> {
  const known = [...new Set(ids.filter((id) => id !== null))];
  const contacts = await Promise.all(known.map((id) => getContact(db, id)));
  return new Map(
    known.map((id, at) => [
      id,
      { name: contacts[at]?.name ?? '', isSelf: id === person.accountId },
    ]),
  );
}

function lineOf(row: MatchWeights, doers: Doers): WeightsLine {
  const { id, number, reason, proposedAt, decidedAt, note } = row;
  const doer = (account: string | null) => (account === null ? null : (doers.get(account) ?? null));
  const effect = effectSchema.safeParse(row.effect);
  return {
    ...{ id, number, reason, proposedAt, decidedAt, note },
    state: WEIGHTS_STATES.find((state) => state === row.state) ?? 'proposed',
    content: weightsSchema.parse(row.content),
    effect: effect.success ? effect.data : null,
    proposedBy: doer(row.proposedById),
    decidedBy: doer(row.decidedById),
  };
}
