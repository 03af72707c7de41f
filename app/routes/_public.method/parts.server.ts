import type { currentFramework } from '#domain/assessment/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import type { Lang } from '#i18n/languages.ts';
import type { ItemName, MethodDiiFact, MethodDimension, MethodStage } from '#ui/method/view.ts';

export type Loaded = ReturnType<typeof currentFramework>;
type Definition = Loaded['content']['definition'];
type Item = Definition['items'][number];
type DimensionTexts = Loaded['content']['texts']['fr'];

export const FACTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
export const STAGES = [1, 2, 3, 4, 5] as const;
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

/** The framework in force with its texts in the reader's language. */
export interface Source {
  readonly definition: Definition;
  readonly texts: DimensionTexts;
  readonly t: ReturnType<typeof resultTexts>;
}

export function resultTexts(lang: Lang) {
  return i18nFor(lang).getFixedT(null, 'result');
}

function itemTexts({ definition, texts }: Source, id: string) {
  const item = definition.items.find((each) => each.id === id);
  return item && texts[item.dimension]?.items[id];
}

export function itemName(source: Source, id: string): ItemName {
  return { id, title: itemTexts(source, id)?.title ?? id };
}

function dimensionName({ texts }: Source, id: string): string {
  return texts[id]?.dimension.name ?? id;
}

export function dimension(source: Source, id: string): MethodDimension {
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

export function stage(source: Source, number: (typeof STAGES)[number]): MethodStage {
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

export function diiFact(source: Source, id: (typeof FACTS)[number]): MethodDiiFact[] {
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

/** The questions of the method that answer each dimension of the European test. */
export function dmaDimensions(source: Source) {
  return DMA.map((id) => ({
    name: source.t(`indices.dmaDimension.${id}`),
    items: mappedTo(source.definition, id).map((item) => itemName(source, item)),
  }));
}

/** Where each of the seven words of Moukawala Raqmiya is carried. */
export function moukawalaWords(source: Source) {
  return WORDS.map((word) => ({
    word: source.t(`indices.word.${word}`),
    dimensions: carrying(source.definition, word).map((id) => dimensionName(source, id)),
  }));
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
