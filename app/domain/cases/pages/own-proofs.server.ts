import { listFirms } from '#domain/accounts/index.server.ts';
import { civilDateOf, type CivilDate, type MemberActor } from '#domain/kernel/index.server.ts';
import {
  describeValue,
  factWords,
  getOrganisationFacts,
  isFactName,
  standingFacts,
} from '#domain/programmes/index.server.ts';
import { db } from '#platform/db.ts';
import { receiptOf } from '../receipt.ts';
import { canApply, getOwnApplication } from '../scope.server.ts';
import { ownFirmName } from './own-case-firm.server.ts';
import type { Speaker } from './own-case-words.ts';

/** Something that was proven of a firm, as the firm reads it: who looked is told by their role. */
export interface OwnProof {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  /** What the firm says itself; null for nothing. */
  readonly said: string | null;
  /** Programme organisation whose officer looked. */
  readonly by: string;
  readonly on: CivilDate;
  readonly trueOn: CivilDate;
  readonly until: CivilDate | null;
  readonly paper: string | null;
  readonly note: string;
  readonly contest: string | null;
  readonly contestedOn: CivilDate | null;
}

/** What was proven of the firm of a request, in this case or another. Throws `cases.not-found`. */
export async function getOwnProofs(actor: MemberActor, id: string, speaker: Speaker) {
  const application = await getOwnApplication(db, actor, id);
  const { organisationId, number, submittedAt } = application;
  const [{ facts, said }, rows] = await Promise.all([
    getOrganisationFacts(db, organisationId, actor.now),
    standingFacts(db, [organisationId], civilDateOf(actor.now)),
  ]);
  const owners = await listFirms(db, [...new Set(rows.map(({ ownerId }) => ownerId))]);
  const proofs = rows.flatMap(({ fact, ...row }): readonly OwnProof[] => {
    if (!isFactName(fact)) return [];
    const [now, own] = [facts[fact], said[fact]];
    if (now === undefined) return [];
    return [
      {
        ...{ id: row.id, name: factWords(fact, speaker.lang).name },
        value: describeValue(fact, now.value, speaker),
        said: own ? describeValue(fact, own.value, speaker) : null,
        by: owners.get(row.ownerId)?.name ?? '',
        ...{ on: civilDateOf(row.provenAt), trueOn: civilDateOf(row.trueOn) },
        ...{ until: row.until && civilDateOf(row.until), paper: row.paper, note: row.note },
        ...{ contest: row.contest, contestedOn: row.contestedAt && civilDateOf(row.contestedAt) },
      },
    ];
  });
  return {
    ...{ id, proofs, mayContest: canApply(actor) },
    number: number !== null && submittedAt !== null ? receiptOf(number, submittedAt) : null,
    onBehalfOf: await ownFirmName(db, actor, application),
  };
}
