import { listClients } from '#domain/accounts/index.server.ts';
import {
  closedBecause,
  findShortMeter,
  getProgrammeToApply,
  listApplyProgrammes,
  type ApplyProgramme,
} from '#domain/cases/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';

/** What an address says of where a request is begun from. */
export const BEGINNINGS = ['assessment', 'action', 'offer', 'category'] as const;

/** The page on which a request is begun, in the reader's language. */
export async function newView(actor: MemberActor, lang: Lang, asked: URLSearchParams) {
  const slug = asked.get('programme');
  const [programme, programmes, firms] = await Promise.all([
    slug === null ? null : getProgrammeToApply(slug, actor.now),
    slug === null ? listApplyProgrammes(actor.now) : [],
    firmsOf(actor),
  ]);
  return {
    programme: programme && (await programmeView(lang, programme, actor.now)),
    programmes: programmes.map((one) => summaryOf(lang, one)),
    firms,
    firm: asked.get('firm'),
    begun: BEGINNINGS.flatMap((name) => {
      const value = asked.get(name);
      return value === null ? [] : [{ name, value }];
    }),
  };
}

function summaryOf(lang: Lang, { slug, content }: ApplyProgramme) {
  const shown = contentLang(lang);
  const { name, owner, summary, demo } = content;
  return { slug, name: name[shown], owner: owner[shown], summary: summary[shown], isDemo: demo };
}

async function programmeView(lang: Lang, programme: ApplyProgramme, now: Date) {
  const { t } = i18nFor(lang);
  const meter = await findShortMeter(programme, now);
  return {
    waitlistOnly: meter?.waitlistOnly ?? false,
    ...summaryOf(lang, programme),
    closed: closedBecause(programme)?.replace(/^[^.]*\./, '') ?? null,
    documents: programme.content.documents.map(({ code, required }) => ({
      ...{ code, required, name: t(`aid:document.${code}`) },
    })),
  };
}

/** The firms an advisor may ask for; null for the people of a firm, who ask for their own. */
async function firmsOf(actor: MemberActor) {
  if (actor.person.seat.kind !== 'advisor') return null;
  const clients = await listClients(actor);
  return clients
    .filter(({ scopes }) => scopes.includes('apply'))
    .map(({ organisationId, name }) => ({ value: organisationId, label: name }));
}
