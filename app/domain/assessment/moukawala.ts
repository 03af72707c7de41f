import type { CompiledFramework } from './compile.ts';
import { MOUKAWALA_WORDS, type MoukawalaWord } from '#content/framework-schema.ts';
import { TOLERANCE } from './stage.ts';
import type { ScoreResult } from './types.ts';

export interface MoukawalaScore {
  readonly word: MoukawalaWord;
  /** 0–100, null when less than half of the weight of its dimensions is measured. */
  readonly value: number | null;
  readonly dimensions: readonly string[];
}

/**
 * Crosswalk to the seven published words of Moukawala Raqmiya: the weighted mean of the measured
 * dimensions that carry the word. A dimension may carry two words; the crosswalk is ours.
 */
export function moukawalaScores(
  framework: CompiledFramework,
  result: Pick<ScoreResult, 'dimensions'>,
): MoukawalaScore[] {
  return MOUKAWALA_WORDS.map((word) => {
    const carrying = framework.definition.dimensions.filter(
      (dimension) => dimension.moukawala.includes(word) && result.dimensions[dimension.id],
    );
    let weight = 0;
    let measured = 0;
    let points = 0;
    for (const dimension of carrying) {
      weight += dimension.weight;
      const value = result.dimensions[dimension.id]?.score ?? null;
      if (value === null) continue;
      measured += dimension.weight;
      points += dimension.weight * value;
    }
    const enough = measured > 0 && measured * 2 >= weight - TOLERANCE;
    return {
      word,
      value: enough ? points / measured : null,
      dimensions: carrying.map((dimension) => dimension.id),
    };
  });
}
