import type { CredentialKind } from '../vocabulary.ts';
import type { ApplicationKind } from './transitions.ts';

/** Lines of the examiners' checklist, in the order they are shown. */
export const CHECK_ITEMS = [
  'identity',
  'references',
  'charter',
  'tax-attestation',
  'cnss-attestation',
  'insurance',
  'public-page',
  'offers',
  'interview',
] as const;
export type CheckItem = (typeof CHECK_ITEMS)[number];

export const VERDICTS = ['open', 'met', 'not-met'] as const;
export type Verdict = (typeof VERDICTS)[number];

/**
 * Lines that must be met before an application of each kind is accepted; the others inform. A
 * provider may have no insurance, and no offer before its first certificate.
 */
const REQUIRED: Readonly<Record<ApplicationKind, readonly CheckItem[]>> = {
  first: [
    ...['identity', 'references', 'charter', 'tax-attestation', 'cnss-attestation'],
    ...['public-page', 'interview'],
  ] as const,
  confirmation: ['charter', 'tax-attestation', 'cnss-attestation', 'public-page'],
  renewal: [
    ...['identity', 'references', 'charter', 'tax-attestation', 'cnss-attestation'],
    ...['public-page', 'offers'],
  ] as const,
};

export function isRequired(kind: ApplicationKind, item: CheckItem): boolean {
  return REQUIRED[kind].includes(item);
}

export function isCheckItem(text: string): text is CheckItem {
  return CHECK_ITEMS.some((item) => item === text);
}

/** References that must be confirmed, of different clients. */
export const REFERENCES_NEEDED = 2;

/** What decides whether an application may be accepted. */
export interface Findings {
  readonly kind: ApplicationKind;
  readonly verdicts: ReadonlyMap<string, string>;
  /** ICE of the clients whose reference was confirmed. */
  readonly confirmedClients: readonly string[];
  /** Required papers that are not verified and in force. */
  readonly missingPapers: readonly CredentialKind[];
}

/** A reason not to accept: a paper, the references, or a line of the checklist. */
export type Blocker =
  | { readonly about: 'paper'; readonly code: CredentialKind }
  | { readonly about: 'references'; readonly code: string }
  | { readonly about: 'item'; readonly code: CheckItem };

/** Why an application cannot be accepted yet; empty when it can. */
export function blockersOf(findings: Findings): readonly Blocker[] {
  const { kind, verdicts, confirmedClients, missingPapers } = findings;
  const confirmed = new Set(confirmedClients).size;
  const items = CHECK_ITEMS.filter(
    (item) => isRequired(kind, item) && verdicts.get(item) !== 'met',
  );
  return [
    ...missingPapers.map((code) => ({ about: 'paper', code }) as const),
    ...(confirmed < REFERENCES_NEEDED
      ? [{ about: 'references', code: `${confirmed}` } as const]
      : []),
    ...items.map((code) => ({ about: 'item', code }) as const),
  ];
}
