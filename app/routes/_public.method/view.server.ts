import { currentFramework } from '#domain/assessment/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import type {
  ItemName,
  MethodDiiFact,
  MethodDimension,
  MethodStage,
  MethodView,
} from '#ui/method/view.ts';

type Loaded = ReturnType<typeof currentFramework>;
type Definition = Loaded['content']['definition'];
type Item = Definition['items'][number];
type DimensionTexts = Loaded['content']['texts']['fr'];

const FACTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
const STAGES = [1, 2, 3, 4, 5] as const;
const DMA = ['D1', 'D2', 'D3', 'D4', 'D5', 'D6'] as const;
const WORDS = [
  'strategy',
  'culture',
  'human_capital',
  'customer_relation',
  'processes',
  'technology',
  'security',
] as const;

interface Source {
  readonly definition: Definition;
  readonly texts: DimensionTexts;
  readonly t: ReturnType<typeof resultTexts>;
}

function resultTexts(lang: Lang) {
  return i18nFor(lang).getFixedT(null, 'result');
}

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
    dma: DMA.map((id) => ({
      name: source.t(`indices.dmaDimension.${id}`),
      items: names(mappedTo(definition, id)),
    })),
    moukawala: WORDS.map((word) => ({
      word: source.t(`indices.word.${word}`),
      dimensions: carrying(definition, word).map((id) => dimensionName(source, id)),
    })),
  };
}

function itemTexts({ definition, texts }: Source, id: string) {
  const item = definition.items.find((each) => each.id === id);
  return item && texts[item.dimension]?.items[id];
}

function itemName(source: Source, id: string): ItemName {
  return { id, title: itemTexts(source, id)?.title ?? id };
}

function dimensionName({ texts }: Source, id: string): string {
  return texts[id]?.dimension.name ?? id;
}

function dimension(source: Source, id: string): MethodDimension {
  const { definition, texts } = source;
  return {
    id,
    name: dimensionName(source, id),
    intro: texts[id]?.dimension.intro ?? '',
    weight: definition.dimensions.find((each) => each.id === id)?.weight ?? 0,
    items: definition.items
      .filter((item) => item.dimension === id)
      .map((item) => ({ ...itemName(source, item.id), ...rulesOf(item) })),
  };
}

function rulesOf(item: Item) {
  return {
    weight: item.weight,
    express: item.express,
    applies: item.applies,
    soloYesNo: item.soloYesNo ?? false,
    mayBeNotApplicable: item.mayBeNotApplicable ?? null,
    foundation: item.foundation ?? false,
  };
}

function stage(source: Source, number: (typeof STAGES)[number]): MethodStage {
  const { definition, t } = source;
  const starts = [0, ...definition.thresholds.stages, 100];
  const gate = definition.gates.find((each) => each.stage === number);
  return {
    stage: number,
    name: t(`stage.${number}.name`),
    from: starts[number - 1] ?? 0,
    to: starts[number] ?? 100,
    gate: gate
      ? {
          foundation: gate.foundation,
          dimension: gate.dimension
            ? { name: dimensionName(source, gate.dimension.id), min: gate.dimension.min }
            : null,
          everyMeasured: gate.everyMeasured ?? null,
        }
      : null,
  };
}

function diiFact(source: Source, id: (typeof FACTS)[number]): MethodDiiFact[] {
  return source.definition.items.flatMap((item) =>
    item.dii
      .filter((fact) => fact.fact === id)
      .map((fact) => ({
        id,
        name: source.t(`dii.fact.${id}`),
        item: itemName(source, item.id),
        answer: itemTexts(source, item.id)?.levels[fact.min] ?? '',
        needsConsumerShare: fact.fq1 !== undefined,
      })),
  );
}

function mappedTo(definition: Definition, dma: string): string[] {
  return definition.items
    .filter((item) => item.dma.some((question) => question.startsWith(`${dma} `)))
    .map((item) => item.id);
}

function carrying(definition: Definition, word: (typeof WORDS)[number]): string[] {
  return definition.dimensions
    .filter((each) => each.moukawala.includes(word))
    .map((each) => each.id);
}
