import { listFirms } from '#domain/accounts/index.server.ts';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { canApply, getOwnApplication } from '../scope.server.ts';
import { findApplyProgramme, type ApplyProgramme } from './programme.server.ts';
import { readRequest, type ReadRequest } from './read-request.server.ts';

/** A request as its pages of making show it. */
export interface DraftView extends ReadRequest {
  readonly id: string;
  readonly stamp: number;
  readonly organisationId: string;
  readonly firmName: string;
  /** True when an advisor makes it in the firm's name. */
  readonly onBehalf: boolean;
  /** Viewers of a firm only read. */
  readonly canChange: boolean;
  readonly programme: ApplyProgramme;
  readonly updatedAt: Date;
}

/**
 * A draft of the actor's firm or client. Throws `cases.not-found`, also for one whose programme is
 * gone, and `cases.wrong-state` once it was sent.
 */
export async function getDraft(actor: MemberActor, id: string): Promise<DraftView> {
  const application = await getOwnApplication(db, actor, id);
  if (application.state !== 'draft') throw new DomainError('cases.wrong-state');
  const { programmeId, organisationId, stamp, updatedAt } = application;
  const [programme, firms] = await Promise.all([
    findApplyProgramme(db, programmeId, actor.now),
    listFirms(db, [organisationId]),
  ]);
  if (!programme) throw new DomainError('cases.not-found');
  return {
    ...(await readRequest(db, application, programme, actor.now)),
    ...{ id, stamp, organisationId, programme, updatedAt },
    firmName: firms.get(organisationId)?.name ?? '',
    onBehalf: actor.person.seat.kind === 'advisor',
    canChange: canApply(actor),
  };
}
