import { currentFramework } from '#domain/assessment/index.server.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import type { MethodView } from '#ui/method/view.ts';
import {
  diiFact,
  dimension,
  dmaDimensions,
  FACTS,
  itemName,
  moukawalaWords,
  resultTexts,
  stage,
  STAGES,
  type Loaded,
} from './parts.server.ts';

const views = new Map<Lang, MethodView>();

/** The framework in force, told in the reader's language; made once a language. */
export function methodView(lang: Lang): MethodView {
  const known = views.get(lang);
  if (known) return known;
  const view = build(lang, currentFramework());
  views.set(lang, view);
  return view;
}

function build(lang: Lang, { content, hash }: Loaded): MethodView {
  const { definition } = content;
  const source = { definition, texts: content.texts[contentLang(lang)], t: resultTexts(lang) };
  const { express, full } = definition.paths;
  const names = (ids: readonly string[]) => ids.map((id) => itemName(source, id));
  return {
    version: `${definition.id} ${definition.version}`,
    hash,
    questions: {
      express: definition.items.filter((item) => item.express).length,
      full: definition.items.length,
    },
    minutes: { express: express.minutes, full: full.minutes },
    minKnown: { express: express.minKnown, full: full.minKnown },
    thresholds: definition.thresholds,
    dimensions: definition.pageOrder.map((id) => dimension(source, id)),
    implied: definition.implied.map((rule) => ({
      item: itemName(source, rule.item),
      from: names(rule.whenZero),
    })),
    foundation: names(definition.foundation),
    stages: STAGES.map((number) => stage(source, number)),
    indices: {
      foundation: names(definition.indices.foundation),
      ai: names(definition.indices.ai),
      compliance: names(definition.indices.compliance),
    },
    dii: FACTS.flatMap((id) => diiFact(source, id)),
    dma: dmaDimensions(source),
    moukawala: moukawalaWords(source),
  };
}
