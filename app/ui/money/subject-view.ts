/** What transfers can be about. */
const SUBJECTS = ['application', 'voucher', 'move', 'envelope'] as const;
export type SubjectKind = (typeof SUBJECTS)[number];

export interface SubjectView {
  /** Null for a kind that has no page. */
  readonly kind: SubjectKind | null;
  /** What people call it; null where that is not known. */
  readonly name: string | null;
  /** Path after the language; null where there is no page. */
  readonly path: string | null;
}

const PATHS: Readonly<Record<SubjectKind, string | null>> = {
  application: '/programme/cases/',
  voucher: '/programme/vouchers/',
  move: '/programme/money/moves/',
  envelope: null,
};

/** The subject of a transfer, `kind:id`, as a page shows it. */
export function subjectView(subject: string, name: string | null): SubjectView {
  const [first = '', id = ''] = subject.split(':');
  const kind = SUBJECTS.find((one) => one === first) ?? null;
  const start = kind && PATHS[kind];
  return { kind, name, path: start === null || id === '' ? null : `${start}${id}` };
}
