import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import {
  changeDraft,
  getDraft,
  type DraftView,
  type SectionRead,
} from '#domain/programmes/index.server.ts';
import {
  addRow,
  removeRow,
  rowsIn,
  type FormValues,
  type ProgrammeOverview,
} from '#domain/programmes/schema.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import { readForm, textOf, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat, type RouteArgs } from '#web/person.server.ts';
import { seeOther } from '#web/responses.server.ts';

/** Managers, and auditors who only read. */
export function requireStudio(args: RouteArgs): MemberActor {
  return requireSeat(args, 'programme', 'programme-manager', 'auditor');
}

/** What is wrong with a version that was changed by hand is told on the page of its programme. */
export async function untampered<T>(
  { lang, id }: { readonly lang: Lang; readonly id: string },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await guarded(work);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'programmes.tampered')
      throw seeOther(`/${lang}/programme/programmes/${id}?refused=tampered`);
    throw error;
  }
}

/** What every page of a programme's studio shows of it. */
export function headOf(lang: Lang, draft: DraftView) {
  const { programmeId: id, slug, number, stamp, state, isRehearsal, mayEdit, live } = draft;
  const { name } = draft.content;
  const shown = lang === 'ar' || lang === 'en' ? name[lang] : name.fr;
  return {
    ...{ lang, id, slug, number, stamp, state, isRehearsal, mayEdit },
    name: shown === '' ? name.fr : shown,
    liveNumber: live?.number ?? null,
  };
}

/**
 * The same from the overview: for a page with something to do even when what is stored was changed
 * by hand.
 */
export function headOfOverview(lang: Lang, overview: ProgrammeOverview) {
  const { id, slug, rehearsalOf, isManager, live, working, versions } = overview;
  const inForce = versions.find((one) => one.state === live);
  const shown = working ?? inForce ?? versions[0];
  const state = shown?.state ?? 'draft';
  return {
    ...{ lang, id, slug, state, isRehearsal: rehearsalOf !== null },
    ...{ number: shown?.number ?? 1, stamp: working?.stamp ?? 1 },
    name: (overview.name && (overview.name[contentLang(lang)] || overview.name.fr)) || slug,
    mayEdit: isManager && (state === 'draft' || state === 'simulated'),
    liveNumber: inForce?.number ?? null,
  };
}

/** The draft of the address, for whoever may read it, and who reads it in which language. */
export async function openDraftOf(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireStudio(args);
  const id = requireParam(args.params, 'id');
  return { lang, actor, id, draft: await untampered({ lang, id }, () => getDraft(actor, id)) };
}

/** Loads a section of a draft as the fields of its form. */
export async function loadSection(
  args: LoaderFunctionArgs,
  valuesOf: (content: DraftView['content']) => FormValues,
) {
  const { lang, draft } = await openDraftOf(args);
  const head = headOf(lang, draft);
  return {
    ...{ lang, head, values: valuesOf(draft.content), draft },
    saved: new URL(args.request.url).searchParams.has('saved'),
    title: titled(lang, head.name),
  };
}

interface Section {
  /** Last part of the page's address. */
  readonly page: string;
  readonly read: (values: FormValues) => SectionRead;
  /** Lists that grow, each with its empty row. */
  readonly lists?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The form again: with what was typed, and the stamp it was opened under. */
const again = (answer: {
  readonly errors: Readonly<Record<string, string>>;
  readonly values: FormValues;
  /** Null for the present one, once it was said what is different. */
  readonly stamp: string | null;
  /** Control to go on with, of a row that was added or after one that was taken out. */
  readonly focus?: string;
  readonly status: number;
}) => data(answer, { status: answer.status });

/** Keeps a section of a draft, or gives the form one row more or less. */
export async function saveSection(args: ActionFunctionArgs, { page, read, lists = {} }: Section) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'programme', 'programme-manager');
  const id = requireParam(args.params, 'id');
  const form = await readForm(args.request);
  const typed = typedValues(form);
  const stamp = textOf(form, 'stamp', 10);
  const moved = movedRows(typed, textOf(form, 'do', 40), lists);
  if (moved) return again({ errors: {}, ...moved, stamp, status: 200 });
  const section = read(typed);
  if (!section.ok) return again({ errors: section.errors, values: typed, stamp, status: 422 });
  const refusal = await refusalOf(
    () => changeDraft(actor, id, Number(stamp), section.change),
    typed,
  );
  if (refusal === null) return seeOther(`/${lang}/programme/programmes/${id}/${page}?saved=1`);
  return again({ errors: { form: refusal }, values: typed, stamp: null, status: 422 });
}

function movedRows(
  typed: FormValues,
  act: string,
  lists: NonNullable<Section['lists']>,
): { readonly values: FormValues; readonly focus: string } | null {
  const [what, list = '', row = ''] = act.split('.');
  const blank = Object.hasOwn(lists, list) ? lists[list] : undefined;
  if (!blank) return null;
  if (what === 'remove')
    return { values: removeRow(typed, list, Number(row)), focus: `add.${list}` };
  if (what !== 'add') return null;
  const values = addRow(typed, list, blank);
  const added = String(rowsIn(values, list).at(-1) ?? 0);
  return { values, focus: [list, added, Object.keys(blank)[0]].join('.') };
}
