import { CATEGORIES } from '#domain/catalogue/index.server.ts';
import {
  AUDIENCES,
  PROGRAMME_KINDS,
  PUBLIC_STATES,
  type Audience,
  type ProgrammeKind,
  type PublicState,
} from '../codes.ts';

/** What the list of programmes is narrowed to; an empty filter keeps everything. */
export interface ProgrammeQuery {
  readonly audience: readonly Audience[];
  readonly kind: readonly ProgrammeKind[];
  readonly status: readonly PublicState[];
  readonly category: readonly string[];
  /** Ordered by what the reader's own firm can get. */
  readonly firm: boolean;
}
export type ProgrammeFilter = Exclude<keyof ProgrammeQuery, 'firm'>;

/** Filters in the order of the page and of the address, with every value they know. */
export const PROGRAMME_FILTERS = {
  audience: AUDIENCES,
  kind: PROGRAMME_KINDS,
  status: PUBLIC_STATES,
  category: CATEGORIES,
} as const satisfies Readonly<Record<ProgrammeFilter, readonly string[]>>;

const FIRM = 'firm';
const YES = 'yes';

/** A query as an address has it, and the names of the parameters with a value nobody knows. */
export function readProgrammeQuery(params: URLSearchParams): {
  readonly query: ProgrammeQuery;
  readonly unread: readonly string[];
} {
  const unread = new Set<string>();
  const read = <T extends string>(name: string, known: readonly T[]): readonly T[] => {
    const asked = new Set(params.getAll(name).filter((value) => value !== ''));
    const chosen = known.filter((value) => asked.has(value));
    if (chosen.length < asked.size) unread.add(name);
    return chosen;
  };
  const query = {
    audience: read('audience', PROGRAMME_FILTERS.audience),
    kind: read('kind', PROGRAMME_FILTERS.kind),
    status: read('status', PROGRAMME_FILTERS.status),
    category: read('category', PROGRAMME_FILTERS.category),
    firm: read(FIRM, [YES]).length > 0,
  };
  return { query, unread: [...unread] };
}

/** The search part of a query's address, without "?"; empty filters are left out. */
export function writeProgrammeQuery(query: Partial<ProgrammeQuery>): string {
  const { audience = [], kind = [], status = [], category = [], firm = false } = query;
  const params = new URLSearchParams();
  for (const [name, values] of Object.entries({ audience, kind, status, category }))
    for (const value of values) params.append(name, value);
  if (firm) params.append(FIRM, YES);
  return params.toString();
}
