import type { AccountState } from '#domain/payments/schema.ts';
import { formatDate } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import type { ShownAccount } from './account-facts.tsx';

interface Row {
  readonly id: string;
  readonly state: AccountState;
  readonly holder: string;
  readonly shownRib: string;
  readonly iban: string;
  readonly addedAt: Date;
  readonly usableFrom: Date | null;
  readonly reason: string | null;
  readonly fileId: string | null;
  readonly isDemo: boolean;
}

/** A bank account in the words of a language. */
export function showAccount(lang: Lang, row: Row): ShownAccount {
  const { id, state, holder, shownRib, iban, addedAt, usableFrom, reason, fileId, isDemo } = row;
  return {
    ...{ id, state, holder, rib: shownRib, iban, reason, isDemo },
    ...{ addedOn: formatDate(lang, addedAt), hasFile: fileId !== null },
    usableFrom: state === 'verified' && usableFrom ? formatDate(lang, usableFrom) : null,
  };
}
