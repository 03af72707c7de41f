import { getOwnCorrections } from '#domain/cases/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import { showField } from '#ui/follow/show-corrections.ts';
import { guarded } from '#web/guard.server.ts';

type Values = Readonly<Record<string, string>>;

interface Place {
  readonly id: string;
  readonly lang: Lang;
  /** The paper that was joined. */
  readonly paper: string;
}

/** What was typed beside a paper that was joined and is not sent yet; null for nothing. */
export async function unsentOf(
  actor: MemberActor,
  { id, lang, paper }: Place,
  values: Values,
): Promise<Values | null> {
  const { fields, papers } = await guarded(() => getOwnCorrections(actor, id, contentLang(lang)));
  const asked = fields.map(showField).map(({ field, value }) => [field, value] as const);
  const days = papers
    .filter(({ code }) => code !== paper)
    .flatMap(({ code }) => [`issuedOn-${code}`, `validUntil-${code}`])
    .map((name) => [name, ''] as const);
  const typed = [...asked, ...days].filter(([name, before]) => (values[name] ?? before) !== before);
  return typed.length === 0
    ? null
    : Object.fromEntries(typed.map(([name]) => [name, values[name] ?? '']));
}
