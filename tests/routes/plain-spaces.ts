import type { Answer } from './call.ts';

/** What a route answered, with plain spaces where words must not be parted. */
export function withPlainSpaces(answer: Answer): Answer {
  const text = JSON.stringify(answer.data ?? null).replace(/[\u00a0\u202f]/g, ' ');
  return { ...answer, data: JSON.parse(text) };
}
