import {
  criterionView,
  describeRule,
  factChoices,
  findingsOf,
  ruleAt,
  treesOf,
  type DraftView,
  type RuleSet,
} from '#domain/programmes/index.server.ts';
import { contentLang, LANGUAGES, type Lang } from '#i18n/languages.ts';
import { speakerOf } from '#i18n/speaker.ts';
import { headOf } from '../_space.programme.programmes.$id._index/section.server.ts';

const READ_IN = ['fr', 'ar', 'en'] as const;
const JSON_INDENT = 2;

/** What the page of the rules shows; the address says what is open and in which language it is read. */
export function rulesView(lang: Lang, draft: DraftView, { searchParams }: URL) {
  const { rules } = draft.content;
  const own = contentLang(lang);
  const read = READ_IN.find((one) => one === searchParams.get('read')) ?? own;
  return {
    head: headOf(lang, draft),
    facts: factChoices(own),
    saved: searchParams.has('saved'),
    reading: {
      ...{ lang: read, dir: LANGUAGES[read].dir },
      rule: rules && describeRule(rules, speakerOf(read)),
    },
    rules: rules && builderView(rules, lang),
    open: rules && openForm(rules, lang, searchParams),
    /** Fingerprint of what the live counts are of. */
    of: draft.contentHash,
  };
}

function builderView(rules: RuleSet, lang: Lang) {
  return {
    ...treesOf(rules, speakerOf(lang)),
    findings: findingsOf(rules),
    json: JSON.stringify(rules, null, JSON_INDENT),
  };
}

/** The form that the address opens: to change a criterion, or to add beside or inside a node. */
function openForm(rules: RuleSet, lang: Lang, search: URLSearchParams) {
  const [edit, add] = [search.get('edit'), search.get('add')];
  if (edit !== null) {
    const form = criterionView(ruleAt(rules, edit), contentLang(lang));
    return form && { act: 'edit' as const, path: edit, form };
  }
  if (add === null || ruleAt(rules, add) === null) return null;
  return { act: 'add' as const, path: add, form: null };
}
