import clauses from '#content/agreement-clauses.json' with { type: 'json' };
import { contentHash } from '#domain/kernel/index.server.ts';

/** A fixed clause in every language it exists in. */
export interface Clause {
  readonly code: string;
  readonly title: Readonly<Record<'fr' | 'ar' | 'en', string>>;
  readonly text: Readonly<Record<'fr' | 'ar' | 'en', string>>;
}

interface Clauses {
  readonly version: string;
  /** SHA-256 of the version in all its languages: what an agreement keeps of them. */
  readonly hash: string;
  readonly articles: readonly Clause[];
}

const known: readonly Clauses[] = clauses.versions.map((version) => ({
  ...version,
  hash: contentHash(version),
}));

/** The fixed clauses in force: the last version of `content/agreement-clauses.json`. */
export function currentClauses(): Clauses {
  const last = known.at(-1);
  if (!last) throw new Error('content/agreement-clauses.json has no version.');
  return last;
}

/** The clauses an agreement was made with, by their hash. Throws for clauses that never were. */
export function clausesOf(hash: string): Clauses {
  const found = known.find((one) => one.hash === hash);
  if (!found) throw new Error(`There are no clauses with the hash ${hash}.`);
  return found;
}
