import { subjectNames } from '#domain/cases/index.server.ts';
import { catalogueNames } from '#domain/catalogue/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import type { getEnvelopeAccounts, getStatement } from '#domain/ledger/index.server.ts';
import { BUCKET_CHOICES, ENVELOPE_CODES, type EnvelopeCode } from '#domain/ledger/schema.ts';
import { formatDateTime, formatMad, formatNumber } from '#i18n/formatters.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import { placeView } from '#ui/money/places.ts';
import { subjectView } from '#ui/money/subject-view.ts';

type Accounts = Awaited<ReturnType<typeof getEnvelopeAccounts>>;
type Page = Awaited<ReturnType<typeof getStatement>>;

/** Which statement an address asks for; what it does not say, or says wrongly, is the usual one. */
export function askedFor(params: URLSearchParams): {
  readonly code: EnvelopeCode;
  readonly bucket: number;
  readonly before: bigint | null;
} {
  const code = ENVELOPE_CODES.find((one) => one === params.get('account')) ?? 'E:available';
  const number = (name: string, most: number) =>
    new RegExp(`^\\d{1,${String(most)}}$`).exec(params.get(name) ?? '')?.[0];
  const before = number('before', 18);
  return {
    ...{ code, bucket: Number(number('bucket', 2) ?? 0) },
    before: before === undefined ? null : BigInt(before),
  };
}

/** An envelope and its accounts in words. */
export function accountsView(lang: Lang, { envelope, accounts }: Accounts) {
  const { region: regionOf } = catalogueNames(contentLang(lang));
  return {
    place: placeView(envelope, regionOf),
    rows: accounts.map(({ code, bucket, balance, entries }) => ({
      ...{ code, bucket, isSpread: envelope.buckets > 1 },
      ...{ balance: formatMad(lang, balance), entries: formatNumber(lang, entries) },
    })),
  };
}

/** How an envelope is spread, and over how many parts it may be. */
export function spreadView({ envelope: { buckets } }: Accounts) {
  return { buckets, choices: BUCKET_CHOICES.filter((choice) => Number(choice) >= buckets) };
}

/** A page of a statement in words. */
export async function statementView(
  lang: Lang,
  actor: MemberActor,
  { code, bucket, before: from }: ReturnType<typeof askedFor>,
  { lines, before }: Page,
) {
  const subjects = lines.map(({ subject }) => subject);
  const names = await subjectNames(actor.person.seat.organisationId, subjects);
  return {
    ...{ code, bucket, isLatest: from === null },
    before: before === null ? null : String(before),
    lines: lines.map((line) => ({
      key: String(line.version),
      number: formatNumber(lang, line.version),
      at: formatDateTime(lang, line.at),
      code: line.code,
      other: line.other,
      delta: `${line.delta > 0n ? '+' : ''}${formatMad(lang, line.delta)}`,
      balance: formatMad(lang, line.balance),
      subject: subjectView(line.subject, names.get(line.subject) ?? null),
    })),
  };
}
