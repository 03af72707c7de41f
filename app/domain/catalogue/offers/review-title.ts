import { z } from 'zod';

const titled = z.object({ title: z.object({ fr: z.string(), ar: z.string() }) });

/** The title of a stored content in French, else in Arabic; empty when it has none. */
export function titleOf(content: unknown): string {
  const read = titled.safeParse(content);
  return read.success ? read.data.title.fr || read.data.title.ar : '';
}
