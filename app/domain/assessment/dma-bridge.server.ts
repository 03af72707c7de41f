import { z } from 'zod';
import type { Prisma } from '#platform/prisma-client/client.ts';
import type { Actor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { DMA_BLOCKS, proposedDma, scoreDma, type DmaAnswers, type DmaScore } from './dma-bridge.ts';
import { lockOwnAssessment } from './lock-assessment.server.ts';
import { noteAct } from './note-act.server.ts';
import { getOwnAssessment, scoringInput } from './records.server.ts';
import { resolveStatuses } from './routing.ts';
import type { ContentLang } from './types.ts';

/** One question of the European tool as a page shows it. */
export interface DmaQuestionView {
  readonly id: string;
  readonly kind: 'areas' | 'tick' | 'scale' | 'grade';
  readonly text: string;
  readonly options: readonly {
    readonly id: string;
    readonly text: string;
    /** Value by block of the question: one, or invested and planned. */
    readonly values: Readonly<Record<string, number>>;
  }[];
}

export interface DmaBridgeView {
  readonly id: string;
  readonly readOnly: boolean;
  readonly questions: readonly DmaQuestionView[];
  /** The score of what was confirmed; null until then, while the values are only a proposal. */
  readonly confirmed: { readonly score: DmaScore; readonly at: Date } | null;
}

const answersSchema = z.record(z.string(), z.record(z.string(), z.number()));

/** The eleven questions with what was confirmed, or proposed. Throws `assessment.not-found`. */
export async function getDmaBridge(
  actor: Actor,
  id: string,
  lang: ContentLang,
): Promise<DmaBridgeView> {
  const state = await getOwnAssessment(db, actor, id);
  const kept = await db.dmaBridge.findUnique({
    where: { assessmentId: id },
    select: { answers: true, confirmedAt: true },
  });
  const answers = kept
    ? answersSchema.parse(kept.answers)
    : proposedDma(resolveStatuses(state.framework.compiled, scoringInput(state)));
  return {
    id,
    readOnly: state.readOnly,
    questions: questionViews(answers, lang),
    confirmed: kept && { score: scoreDma(answers), at: kept.confirmedAt },
  };
}

function questionViews(answers: DmaAnswers, lang: ContentLang): DmaQuestionView[] {
  return [...new Set(DMA_BLOCKS.map(({ question }) => question))].map((question) => {
    const blocks = DMA_BLOCKS.filter((block) => block.question === question);
    return {
      id: question.id,
      kind: question.kind,
      text: question.texts[lang],
      options: question.options.map(({ id, texts }) => ({
        id,
        text: texts[lang],
        values: Object.fromEntries(blocks.map((block) => [block.id, answers[block.id]?.[id] ?? 0])),
      })),
    };
  });
}

/** Keeps the eleven answers a person confirmed, with their score. Throws `assessment.not-found`. */
export async function confirmDmaBridge(
  actor: Actor,
  id: string,
  answers: DmaAnswers,
): Promise<void> {
  await inTransaction('assessment.confirm-dma', async (tx) => {
    const held = await lockOwnAssessment(tx, actor, id);
    const kept = {
      answers: JSON.parse(JSON.stringify(answers)) as Prisma.InputJsonValue,
      score: JSON.parse(JSON.stringify(scoreDma(answers))) as Prisma.InputJsonValue,
      confirmedAt: actor.now,
    };
    await tx.dmaBridge.upsert({
      where: { assessmentId: id },
      create: { assessmentId: id, ...kept },
      update: kept,
    });
    await noteAct(tx, actor, held, 'dma-confirmed');
  });
}
