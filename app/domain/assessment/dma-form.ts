import { DMA_BLOCKS, topValue, type DmaAnswers } from './dma-bridge.ts';

/** Name of the field of an option: `Q2.needs`, `Q1.planned.design`. */
export function dmaField(block: string, option: string): string {
  return `${block}.${option}`;
}

export interface DmaForm {
  readonly answers: DmaAnswers;
  /** Fields whose value is none of the choices of the page. */
  readonly invalid: readonly string[];
}

const WHOLE = /^\d$/;

/** Reads the eleven questions from their form; what is not ticked or not sent counts as 0. */
export function readDmaForm(form: FormData): DmaForm {
  const invalid: string[] = [];
  const answers = DMA_BLOCKS.map(({ id, kind, question }) => {
    const given: Record<string, number> = {};
    for (const option of question.options) {
      const name = dmaField(id, option.id);
      const sent = form.get(name) ?? '0';
      const value = typeof sent === 'string' && WHOLE.test(sent) ? Number(sent) : -1;
      if (value < 0 || value > topValue(kind)) invalid.push(name);
      else if (value > 0) given[option.id] = value;
    }
    return [id, given] as const;
  });
  return { answers: Object.fromEntries(answers), invalid };
}
