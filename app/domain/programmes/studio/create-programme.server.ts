import { slugify } from '#domain/catalogue/index.server.ts';
import { contentHash, DomainError, type MemberActor, newId } from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { onceByIntent } from '#platform/intents.ts';
import type { ProgrammeVersion } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import type { ProgrammeDraft } from '../content.ts';
import { storedContent } from '../stored-content.ts';
import { findCurrentVersion, findLiveVersion } from './draft-records.server.ts';
import { emptyDraft, startedFrom } from './empty-draft.ts';
import { requireManager } from './policy.ts';
import { contentOf, getOwn, lockOwn, noteProgramme, STUDIO_REFUSALS } from './records.server.ts';

export interface NewProgramme {
  readonly name: ProgrammeDraft['name'];
  /** A programme of the same organisation to begin from; null to begin with nothing. */
  readonly copyOf: string | null;
}

const FALLBACK = 'programme';

/**
 * Begins a programme of the manager's organisation; its address comes from its French name. The
 * same form again gives the same programme. Returns its id. Throws `programmes.not-found`,
 * `programmes.reload` for a form without intent, `programmes.tampered` for a copy of what was
 * changed by hand, `programmes.slug-taken` when another took the address at the same moment.
 */
export async function createProgramme(
  actor: MemberActor,
  { name, copyOf }: NewProgramme,
  intentId: string | null,
): Promise<string> {
  const organisationId = requireManager(actor);
  if (intentId === null) throw new DomainError('programmes.reload');
  const intent = { actor: actor.person.accountId, intentId, now: actor.now };
  return refusing(STUDIO_REFUSALS, () =>
    inTransaction('programmes.create', (tx) =>
      onceByIntent(tx, intent, async () => {
        const content =
          copyOf === null
            ? emptyDraft(name, actor.person.seat.organisationName)
            : { ...(await copied(tx, organisationId, copyOf)), name };
        const slug = await freeSlug(tx, slugify(name.fr, FALLBACK));
        return addProgramme(tx, actor, { slug, content, organisationId });
      }),
    ),
  );
}

async function copied(tx: Tx, organisationId: string, id: string): Promise<ProgrammeDraft> {
  await getOwn(tx, organisationId, id);
  const version = (await findCurrentVersion(tx, id)) ?? (await findLiveVersion(tx, id));
  if (!version) throw new DomainError('programmes.not-found');
  const content = startedFrom(contentOf(version));
  const { running } = content;
  return {
    ...{ ...content, validTo: null },
    running: running && { ...running, opensOn: null, closesOn: null },
  };
}

/** The address itself, or with the first number that nobody has. */
export async function freeSlug(tx: Tx, slug: string): Promise<string> {
  const taken = await tx.programme.findMany({
    where: { slug: { startsWith: slug } },
    select: { slug: true },
  });
  const known = new Set(taken.map((one) => one.slug));
  let free = slug;
  for (let number = 2; known.has(free); number += 1) free = `${slug}-${String(number)}`;
  return free;
}

interface Added {
  readonly slug: string;
  readonly content: ProgrammeDraft;
  readonly organisationId: string;
  /** The programme it rehearses: it is open at once. */
  readonly rehearsalOfId?: string;
}

/** Writes a programme with its first version. Returns its id. */
export async function addProgramme(
  tx: Tx,
  actor: MemberActor,
  { slug, content, organisationId, rehearsalOfId }: Added,
): Promise<string> {
  const { now } = actor;
  const [id, versionId] = [newId(actor), newId(actor)];
  const stored = storedContent(content);
  const isRehearsal = rehearsalOfId !== undefined;
  await tx.programme.create({
    data: {
      ...{ id, slug, organisationId, isDemo: content.demo, createdAt: now, updatedAt: now },
      ...(isRehearsal ? { rehearsalOfId } : {}),
    },
  });
  await tx.programmeVersion.create({
    data: {
      ...{ id: versionId, programmeId: id, number: 1, content: stored },
      ...{ contentHash: contentHash(stored), createdById: actor.person.accountId },
      ...{ createdAt: now, updatedAt: now, state: isRehearsal ? 'open' : 'draft' },
      ...(isRehearsal ? { publishedAt: now, openedAt: now } : {}),
    },
  });
  const type = isRehearsal ? 'programmes.rehearsal-opened' : 'programmes.created';
  await noteProgramme(
    tx,
    actor,
    { slug, organisationId },
    {
      ...{ type, subject: `programme:${id}` },
      facts: { number: 1, hash: contentHash(stored) },
    },
  );
  return id;
}

/**
 * Begins the next version of a programme with what the public sees now. Asked again by who began it,
 * before it was changed, it changes nothing. Throws
 * `programmes.not-found`, `programmes.already-working` while one is being worked on,
 * `programmes.already-coming` while one waits for its day, `programmes.ending` for a programme that
 * winds down, and `programmes.tampered`.
 */
export async function startVersion(actor: MemberActor, programmeId: string): Promise<void> {
  const organisationId = requireManager(actor);
  await refusing(STUDIO_REFUSALS, () =>
    inTransaction('programmes.start-version', async (tx) => {
      const programme = await lockOwn(tx, organisationId, programmeId);
      if (programme.rehearsalOfId !== null) throw new DomainError('programmes.wrong-state');
      const current = await findCurrentVersion(tx, programmeId);
      if (current && isJustBegun(current, actor)) return;
      if (current)
        throw new DomainError(
          current.state === 'published'
            ? 'programmes.already-coming'
            : 'programmes.already-working',
        );
      const live = await findLiveVersion(tx, programmeId);
      if (live && live.state !== 'open' && live.state !== 'paused')
        throw new DomainError('programmes.ending');
      const last = await tx.programmeVersion.findFirst({
        where: { programmeId },
        orderBy: { number: 'desc' },
      });
      const from = live ?? last;
      if (!from || !last) throw new DomainError('programmes.not-found');
      const content = live ? startedFrom(contentOf(from)) : contentOf(from);
      const stored = storedContent(content);
      const [id, number] = [newId(actor), last.number + 1];
      await tx.programmeVersion.create({
        data: {
          ...{ id, programmeId, number, state: 'draft', content: stored },
          ...{ contentHash: contentHash(stored), createdById: actor.person.accountId },
          ...{ createdAt: actor.now, updatedAt: actor.now },
        },
      });
      await noteProgramme(tx, actor, programme, {
        type: 'programmes.version-started',
        subject: `programme-version:${id}`,
        facts: { number, from: from.number },
      });
    }),
  );
}

function isJustBegun(
  { state, number, stamp, createdById }: ProgrammeVersion,
  { person }: MemberActor,
): boolean {
  const isUntouched = state === 'draft' && stamp === 1;
  return isUntouched && number > 1 && createdById === person.accountId;
}
