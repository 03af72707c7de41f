import { namesOf } from '#domain/accounts/index.server.ts';
import type { ContentLang } from '#domain/assessment/index.server.ts';
import { listOfferVersions } from '#domain/catalogue/index.server.ts';
import type { PublicProgramme } from '#domain/programmes/index.server.ts';
import { countProviders } from './choose.ts';
import { columnOf } from './columns.ts';
import { shortlistContentSchema, stampOf } from './content.ts';
import type { ShortlistRow } from './records.server.ts';
import type { ShortlistColumn, ShortlistPage } from './types.ts';

/** A settled choice as it was compared on its day, in the words that its versions had. */
export async function settledPage(
  { content: stored, contentHash, frozenAt, frozenById, items }: ShortlistRow,
  programmes: readonly PublicProgramme[],
  lang: ContentLang,
): Promise<Omit<ShortlistPage, 'assessmentId' | 'action' | 'title'>> {
  if (frozenAt === null || contentHash === null)
    throw new Error('A settled shortlist has neither date nor fingerprint.');
  const content = shortlistContentSchema.parse(stored);
  const [versions, names] = await Promise.all([
    listOfferVersions(
      content.offers.map(({ version }) => version),
      lang,
    ),
    namesOf(frozenById === null ? [] : [frozenById]),
  ]);
  const textsOf = new Map(versions.map((version) => [version.id, version]));
  const { category, exist, needed, vatPercent, wish, offers, run } = content;
  return {
    ...{ state: 'frozen', mayFreeze: 'read-only', gone: [], count: items.length, asked: null },
    columns: offers.flatMap((one): ShortlistColumn[] => {
      const texts = textsOf.get(one.version);
      if (texts === undefined) return [];
      return [{ ...columnOf(one, texts, programmes, lang), kept: true, before: null }];
    }),
    ...{ category, exist, needed, vatPercent, wish, suggested: 0, stamp: stampOf(content) },
    providers: countProviders(offers),
    run: { id: run.id, hash: run.hash, computedAt: null, stale: [] },
    frozen: {
      at: frozenAt,
      by: names.get(frozenById ?? '') ?? null,
      hash: contentHash,
    },
  };
}
