import { closedBecause, getDraft, type DraftView } from '#domain/cases/index.server.ts';
import { REQUEST_STEPS, type RequestStep } from '#domain/cases/schema.ts';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import type { DraftHeadView } from '#ui/apply/draft-head.tsx';
import { requireFirmSide } from '#web/firm-side.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import type { RouteArgs } from '#web/person.server.ts';
import { seeOther } from '#web/responses.server.ts';

/** A draft and whoever opens it; one that was sent leads to its own page. */
export interface OpenedDraft {
  readonly actor: MemberActor;
  readonly lang: Lang;
  readonly draft: DraftView;
  /** Address of its pages of making. */
  readonly here: string;
}

export async function openDraft(args: RouteArgs): Promise<OpenedDraft> {
  const actor = requireFirmSide(args);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const page = `/${lang}/sme/applications/${id}`;
  const draft = await sendOn(page, () => getDraft(actor, id));
  return { actor, lang, draft, here: `${page}/edit` };
}

/** Runs what only a draft allows; a request that was sent meanwhile is shown instead. */
export async function sendOn<T>(page: string, work: () => Promise<T>): Promise<T> {
  try {
    return await guarded(work);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'cases.wrong-state') throw seeOther(page);
    throw error;
  }
}

/** What every page of a draft shows at its top. */
export function headOf({ lang, draft, here }: OpenedDraft): DraftHeadView {
  const { programme, problems } = draft;
  const closed = closedBecause(programme);
  return {
    ...{ lang, here, slug: programme.slug, canChange: draft.canChange },
    name: programme.content.name[contentLang(lang)],
    firm: draft.onBehalf ? draft.firmName : null,
    closed: closed === null ? null : closed.replace(/^[^.]*\./, ''),
    steps: REQUEST_STEPS.map((step) => ({
      step,
      open: problems.filter((problem) => problem.step === step).length,
    })),
  };
}

/** A step of a draft as its page opens it, with what the page of every step says. */
export async function openStep(args: RouteArgs, step: RequestStep) {
  const opened = await openDraft(args);
  const name = i18nFor(opened.lang).t(`apply:step.${step}`);
  const page = { head: headOf(opened), saved: savedIn(args.request) };
  return { ...opened, page: { ...page, title: titled(opened.lang, name) } };
}

/** Whether the page before saved something. */
export function savedIn({ url }: Request): boolean {
  return new URL(url).searchParams.has('saved');
}
