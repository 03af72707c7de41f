import type { CompiledFramework } from './compile.ts';
import { DMA_DIMENSIONS, type DmaDimension } from '#content/framework-schema.ts';
import { knownLevel } from './routing.ts';
import type { ItemStatus } from './types.ts';

export interface DmaEstimate {
  /** 0–100, null when fewer than half of the mapped items are known. */
  readonly value: number | null;
  readonly known: number;
  /** Applicable items mapped to the dimension, asked or not. */
  readonly of: number;
}

/**
 * Our indicative estimate of the six dimensions of the European Commission's Digital Maturity
 * Assessment: the plain mean of 25·level over the known items mapped to one of the dimension's
 * questions. It is not the DMA score, and items that only give context do not count.
 */
export function dmaEstimates(
  framework: CompiledFramework,
  statuses: Readonly<Record<string, ItemStatus>>,
): Record<DmaDimension, DmaEstimate> {
  const estimate = (dimension: DmaDimension): DmaEstimate => {
    const mapped = framework.definition.items.filter(
      (item) =>
        item.dma.some((question) => question.startsWith(`${dimension} `)) &&
        statuses[item.id]?.status !== 'not_applicable',
    );
    const levels = mapped.flatMap((item) => knownLevel(statuses[item.id]) ?? []);
    const sum = levels.reduce<number>((total, level) => total + 25 * level, 0);
    const enough = levels.length > 0 && levels.length * 2 >= mapped.length;
    return {
      value: enough ? sum / levels.length : null,
      known: levels.length,
      of: mapped.length,
    };
  };
  const [d1, d2, d3, d4, d5, d6] = DMA_DIMENSIONS;
  return {
    [d1]: estimate(d1),
    [d2]: estimate(d2),
    [d3]: estimate(d3),
    [d4]: estimate(d4),
    [d5]: estimate(d5),
    [d6]: estimate(d6),
  };
}
