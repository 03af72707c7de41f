import { DomainError } from '#domain/kernel/index.server.ts';

/** The code of the refusal a use-case ends in; null when it is carried out. */
export async function refusalCode(work: Promise<unknown>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

/** The codes that all of these end in, each once; awaited together, so that none goes unhandled. */
export async function refusalCodes(works: readonly Promise<unknown>[]): Promise<(string | null)[]> {
  return [...new Set(await Promise.all(works.map(refusalCode)))];
}
