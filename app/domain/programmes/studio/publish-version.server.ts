import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { addJob } from '#platform/jobs.ts';
import type { Programme, ProgrammeVersion } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { requireManager } from './policy.ts';
import { requireReady } from './publication.server.ts';
import {
  findContent,
  lockOwn,
  moveVersion,
  noteProgramme,
  STUDIO_REFUSALS,
  tellManagers,
} from './records.server.ts';

/** What somebody decides about a version, read under its stamp. */
export interface VersionTarget {
  readonly programmeId: string;
  readonly versionId: string;
  readonly stamp: number;
}

interface Taken {
  readonly programme: Programme;
  readonly version: ProgrammeVersion;
}

function withVersion(
  actor: MemberActor,
  name: string,
  { programmeId, versionId }: VersionTarget,
  work: (tx: Tx, taken: Taken) => Promise<void>,
): Promise<void> {
  const organisationId = requireManager(actor);
  return refusing(STUDIO_REFUSALS, () =>
    inTransaction(`programmes.${name}`, async (tx) => {
      const programme = await lockOwn(tx, organisationId, programmeId);
      const version = await tx.programmeVersion.findFirst({
        where: { id: versionId, programmeId },
      });
      if (!version || programme.rehearsalOfId !== null)
        throw new DomainError('programmes.not-found');
      await work(tx, { programme, version });
    }),
  );
}

/**
 * Proposes a simulated version for publication; another manager decides. A draft that is again what
 * was simulated, sent back or taken back as it was, counts as simulated. The same proposal again
 * changes nothing. Throws `programmes.not-found`, `programmes.wrong-state`,
 * `programmes.changed-meanwhile` when it is no longer what was read, `programmes.not-ready` with
 * the guards that fail, `programmes.tampered`.
 */
export async function proposeVersion(actor: MemberActor, target: VersionTarget): Promise<void> {
  const { accountId } = actor.person;
  await withVersion(actor, 'propose', target, async (tx, { programme, version }) => {
    if (version.state === 'proposed' && version.proposedById === accountId) return;
    if (version.state !== 'simulated' && version.state !== 'draft')
      throw new DomainError('programmes.wrong-state');
    if (version.stamp !== target.stamp) throw new DomainError('programmes.changed-meanwhile');
    const content = await requireReady(tx, version, actor.now);
    if (version.state === 'draft') await moveVersion(tx, actor.now, version, { event: 'simulate' });
    const simulated = { id: version.id, state: 'simulated' };
    await moveVersion(tx, actor.now, simulated, {
      event: 'propose',
      changes: { proposedById: accountId, proposedAt: actor.now, decisionNote: null },
    });
    await noteVersion(tx, actor, { programme, version }, 'programmes.version-proposed');
    await tellManagers(tx, actor, programme, {
      ...{ kind: 'programme-proposed', name: content.name.fr, page: '/publish' },
    });
  });
}

/** Takes back one's proposal: the version is a draft again. Throws what `proposeVersion` does. */
export async function takeBackVersion(actor: MemberActor, target: VersionTarget): Promise<void> {
  await withVersion(actor, 'take-back', target, async (tx, { programme, version }) => {
    if (version.state === 'draft') return;
    if (version.proposedById !== actor.person.accountId)
      throw new DomainError('programmes.wrong-state');
    await moveVersion(tx, actor.now, version, { event: 'take-back', changes: NOT_PROPOSED });
    await noteVersion(tx, actor, { programme, version }, 'programmes.version-taken-back');
  });
}

const NOT_PROPOSED = { proposedById: null, proposedAt: null } as const;

export interface VersionDecision {
  /** True to publish it, false to send it back. */
  readonly agrees: boolean;
  /** Told to who proposed it; needed to send it back. */
  readonly reason: string;
}

/**
 * The second person's decision: the version is published, to open on its day, or goes back to its
 * author. Every guard is held to again. The same decision of the same person again changes nothing.
 * Throws `programmes.same-person` to who proposed it, and what `proposeVersion` does.
 */
export async function decideVersion(
  actor: MemberActor,
  target: VersionTarget,
  { agrees, reason }: VersionDecision,
): Promise<void> {
  const { accountId } = actor.person;
  await withVersion(actor, 'decide', target, async (tx, { programme, version }) => {
    if (agrees && version.publishedById === accountId) return;
    if (!agrees && version.state === 'draft' && version.decisionNote === reason) return;
    if (version.state !== 'proposed') throw new DomainError('programmes.wrong-state');
    if (version.proposedById === accountId) throw new DomainError('programmes.same-person');
    if (version.stamp !== target.stamp) throw new DomainError('programmes.changed-meanwhile');
    if (agrees) await publish(tx, actor, { programme, version }, reason);
    else {
      await moveVersion(tx, actor.now, version, {
        event: 'refuse',
        changes: { ...NOT_PROPOSED, decisionNote: reason },
      });
      await noteVersion(tx, actor, { programme, version }, 'programmes.version-sent-back', {
        reason,
      });
    }
    await tellManagers(tx, actor, programme, {
      ...{ kind: 'programme-decided', name: nameOf(version), page: '/publish' },
    });
  });
}

const nameOf = (version: ProgrammeVersion) => findContent(version)?.name.fr ?? '';

async function publish(tx: Tx, actor: MemberActor, taken: Taken, note: string): Promise<void> {
  const { now, person } = actor;
  await requireReady(tx, taken.version, now);
  await moveVersion(tx, now, taken.version, {
    event: 'publish',
    changes: { publishedById: person.accountId, publishedAt: now, decisionNote: note },
  });
  await noteVersion(tx, actor, taken, 'programmes.version-published');
  // Its day may be today.
  await addJob(tx, 'programmes-clock', {}, { key: 'programmes-clock-now' });
}

async function noteVersion(
  tx: Tx,
  actor: MemberActor,
  { programme, version }: Taken,
  type: `programmes.version-${string}`,
  after?: Readonly<Record<string, string>>,
): Promise<void> {
  await noteProgramme(tx, actor, programme, {
    ...{ type, subject: `programme-version:${version.id}` },
    facts: { number: version.number, hash: version.contentHash },
    ...(after ? { after } : {}),
  });
}
