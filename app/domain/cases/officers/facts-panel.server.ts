import { explanationView, toOthers, type Speaker } from '#domain/programmes/index.server.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import { snapshotOf, type Snapshot } from '../applications/snapshot.ts';
import { replayCase, type CaseReplay } from '../decisions/replay-case.server.ts';
import type { Reader } from '../records.server.ts';
import { factRows, factsRead } from './facts-panel.ts';
import { reasonChanges } from './replay-changes.ts';
import { replaySnapshot, type SnapshotReplay } from './replay.ts';

/**
 * What the rules said of a request when it was sent, what they say on what is known now, what is
 * otherwise, and the facts behind both.
 */
export async function readFacts(
  reader: Reader,
  application: AidApplication,
  now: Date,
  speaker: Speaker,
) {
  const snapshot = snapshotOf(application.snapshot);
  const present = await replayCase(reader, application, now);
  const { version } = present;
  const sent = snapshot && sentView(snapshot, present, speaker);
  const today = present.result && explanationView(present.result, version, toOthers(speaker));
  return {
    version: version.number,
    rows: factRows(
      { sent: snapshot?.facts ?? {}, now: present.facts, known: present.known },
      factsRead(version),
      speaker,
    ),
    sent,
    now: today && {
      explanation: today,
      on: present.on,
      factsHash: present.replay?.factsHash ?? '',
    },
    changes: sent?.explanation && today ? reasonChanges(sent.explanation, today) : [],
    amountChanged: (sent?.explanation?.amount?.text ?? '') !== (today?.amount?.text ?? ''),
    statusChanged: sent !== null && sent.explanation?.status !== today?.status,
  };
}
function sentView(snapshot: Snapshot, { version }: CaseReplay, speaker: Speaker) {
  const replay = replaySnapshot(snapshot, version);
  const { result } = replay;
  return {
    on: snapshot.on,
    rulesHash: snapshot.rulesHash,
    factsHash: snapshot.factsHash,
    contentHash: snapshot.contentHash,
    replay: verdictOf(replay),
    explanation: result && explanationView(result, version, toOthers(speaker)),
  };
}

function verdictOf({ sameRules, sameFacts, sameAnswer }: SnapshotReplay) {
  return { sameRules, sameFacts, sameAnswer, same: sameRules && sameFacts && sameAnswer };
}
