import type { PeopleView } from '#domain/accounts/schema.ts';
import type { Lang } from '#i18n/languages.ts';

/** What the page of people gets, dates in the reader's language. */
export interface PeoplePageView extends Omit<PeopleView, 'invitations' | 'joinRequests'> {
  readonly lang: Lang;
  readonly invitations: readonly (Omit<PeopleView['invitations'][number], 'expiresAt'> & {
    readonly until: string;
  })[];
  readonly joinRequests: readonly (Omit<PeopleView['joinRequests'][number], 'at'> & {
    readonly on: string;
  })[];
  readonly regions: readonly { readonly code: string; readonly name: string }[];
  /** The role somebody is about to end. */
  readonly ending: string | null;
  /** What has just been carried out. */
  readonly done: string | null;
  readonly intentId: string;
}

/** What was typed, to give it back: one or several values a field. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;

/** The first value of a field that was typed. */
export function typedText(typed: Typed | undefined, field: string): string | undefined {
  const value = typed?.[field];
  return typeof value === 'string' ? value : value?.[0];
}
