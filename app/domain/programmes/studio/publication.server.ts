import { LRUCache } from 'lru-cache';
import { countPublishedOffers } from '#domain/catalogue/index.server.ts';
import {
  addWorkingDays,
  civilDateOf,
  DomainError,
  type CivilDate,
  type MemberActor,
} from '#domain/kernel/index.server.ts';
import { fundedOf, placeText, readMeters } from '#domain/ledger/index.server.ts';
import { db } from '#platform/db.ts';
import type { ProgrammeVersion } from '#platform/prisma-client/client.ts';
import { getSetting } from '#platform/settings.ts';
import { programmeContentSchema, type ProgrammeDraft } from '../content.ts';
import { stateOf } from '../live.server.ts';
import { holidaysFrom } from './days.server.ts';
import { findLiveVersion } from './draft-records.server.ts';
import { checkGuards, type Guard } from './guards.ts';
import { requireReader } from './policy.ts';
import { contentOf, type Reader } from './records.server.ts';
import { checkRules, type RuleCheck } from './rule-check.ts';

/** What stands between a version and its publication. */
export interface Readiness {
  readonly guards: readonly Guard[];
  readonly ready: boolean;
  readonly noticeDays: number;
  /** First day it may be in force when it is published today. */
  readonly earliest: CivilDate;
}

type Notice = Pick<Readiness, 'noticeDays' | 'earliest'>;

async function noticeOn(reader: Reader, today: CivilDate): Promise<Notice> {
  const noticeDays = await getSetting(reader, 'programmes.notice-days');
  const holidays = await holidaysFrom(reader, today);
  return { noticeDays, earliest: addWorkingDays(today, noticeDays, holidays) };
}

/** How long a programme is announced, and the first day that allows today. */
export function getPublicationNotice(actor: MemberActor): Promise<Notice> {
  requireReader(actor);
  return noticeOn(db, civilDateOf(actor.now));
}

/** Holds a version to every guard, as of an instant. Throws `programmes.tampered`. */
export async function readinessOf(
  reader: Reader,
  version: ProgrammeVersion,
  now: Date,
): Promise<Readiness> {
  const content = contentOf(version);
  const today = civilDateOf(now);
  const { noticeDays, earliest } = await noticeOn(reader, today);
  const live = await findLiveVersion(reader, version.programmeId);
  const guards = checkGuards({
    ...{ content, contentHash: version.contentHash, today, noticeDays, earliest },
    check: checkOf(content, version.contentHash, today),
    live: live && stateOf(live.state),
    simulated: await findSimulated(reader, version.id),
    offers: await countPublishedOffers(reader),
    funded: await fundedIn(reader, version.programmeId),
  });
  return { guards, ready: guards.every(({ ok }) => ok), noticeDays, earliest };
}

async function fundedIn(reader: Reader, programmeId: string): Promise<ReadonlyMap<string, bigint>> {
  const meters = (await readMeters(reader, [programmeId])).get(programmeId) ?? [];
  return new Map(meters.map((meter) => [placeText(meter), fundedOf(meter.balances)]));
}

/**
 * Throws `programmes.not-ready` with the guards that fail, and `programmes.bad-content` for a draft
 * that no published version can be.
 */
export async function requireReady(
  reader: Reader,
  version: ProgrammeVersion,
  now: Date,
): Promise<ProgrammeDraft> {
  const { guards, ready } = await readinessOf(reader, version, now);
  if (!ready) {
    const failing = guards.filter(({ ok }) => !ok).map(({ code }) => code);
    throw new DomainError('programmes.not-ready', { guards: failing.join(' ') });
  }
  const content = contentOf(version);
  if (!programmeContentSchema.safeParse(version.content).success)
    throw new DomainError('programmes.bad-content');
  return content;
}

const MOST_KEPT = 200;
/** Checks made before: they take a while, and a content never says another thing. */
const kept = new LRUCache<string, RuleCheck>({ max: MOST_KEPT });

function checkOf(content: ProgrammeDraft, hash: string, today: CivilDate): RuleCheck {
  const key = `${hash} ${today}`;
  const check = kept.get(key) ?? checkRules(content, today);
  kept.set(key, check);
  return check;
}

async function findSimulated(reader: Reader, versionId: string) {
  const last = await reader.simulation.findFirst({
    where: { versionId, state: 'done' },
    orderBy: { requestedAt: 'desc' },
    select: { contentHash: true, endedAt: true, requestedAt: true },
  });
  return (
    last && {
      contentHash: last.contentHash,
      on: civilDateOf(last.endedAt ?? last.requestedAt),
    }
  );
}
