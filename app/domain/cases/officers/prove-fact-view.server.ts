import { civilDateOf } from '#domain/kernel/index.server.ts';
import {
  factWords,
  PROVABLE_FACTS,
  questionView,
  standingFacts,
  type Speaker,
} from '#domain/programmes/index.server.ts';
import type { FactName } from '#domain/programmes/schema.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import { caseFacts } from '../applications/facts.server.ts';
import { versionOf, type Reader } from '../records.server.ts';
import { factsRead, tellKnown } from './facts-panel.ts';
import { readCasePapers } from './file-papers.server.ts';
import { provableFact } from './prove-fact-form.ts';

type Typed = Parameters<typeof questionView>[3];

/**
 * The page on which a fact is stated: which ones may be, those that the rules read first; for the
 * chosen one what the firm says, what was proven before and the papers of the case it may rest on.
 */
export async function readProofPage(
  reader: Reader,
  application: AidApplication,
  asked: { readonly fact: string | null; readonly typed?: Typed },
  now: Date,
  speaker: Speaker,
) {
  const read = factsRead(await versionOf(reader, application));
  const inOrder = [...PROVABLE_FACTS].sort(
    (one, other) => Number(read.has(other)) - Number(read.has(one)),
  );
  const fact = provableFact(asked.fact);
  const kinds = await readCasePapers(application, now);
  return {
    choices: inOrder.map((name) => ({ fact: name, name: factWords(name, speaker.lang).name })),
    chosen: fact && (await readChosen(reader, application, { ...asked, fact }, now, speaker)),
    papers: kinds.flatMap(({ code, papers }) =>
      papers
        .filter(({ integrity, validity }) => integrity === 'same' && validity !== 'expired')
        .map(({ documentId, fileName, validUntil }) => ({
          documentId,
          code,
          fileName,
          validUntil,
        })),
    ),
    today: { iso: String(civilDateOf(now)) },
  };
}

async function readChosen(
  reader: Reader,
  { id, ownerId, organisationId }: AidApplication,
  { fact, typed }: { readonly fact: FactName; readonly typed?: Typed },
  now: Date,
  speaker: Speaker,
) {
  const [known, standing] = await Promise.all([
    caseFacts(reader, organisationId, now, { except: id }),
    standingFacts(reader, [organisationId], civilDateOf(now)),
  ]);
  const row = standing.find((one) => one.fact === fact);
  const said = known.said[fact];
  const question = questionView(fact, { facts: {}, known: {} }, speaker, typed);
  return {
    fact,
    /** Asked of the officer: in the words of a list, without the firm's ways out. */
    question: {
      ...question,
      question: question.name,
      bands: [],
      kind: question.kind === 'flag' ? ('code' as const) : question.kind,
    },
    said: said ? tellKnown(fact, said, now, speaker) : null,
    proven: row
      ? {
          told: tellKnown(fact, known.known[fact], now, speaker),
          ...{ note: row.note, contest: row.contest, mine: row.ownerId === ownerId },
        }
      : null,
  };
}
