import type { Applies, FrameworkDefinition, Gate } from '#content/framework-schema.ts';
import type { AssessmentPath, Level } from './types.ts';

export interface CompiledImplied {
  readonly item: number;
  readonly whenZero: readonly number[];
}

export interface CompiledDiiFact {
  readonly id: number;
  readonly item: number;
  readonly min: Level;
  /** Set when the fact also needs this answer to FQ-1. */
  readonly fq1: 'gt10' | null;
}

export interface CompiledGate extends Gate {
  readonly foundationItems: readonly number[];
  /** Index of the dimension this gate looks at, or -1. */
  readonly dimensionIndex: number;
}

/** A definition with every id resolved to a position, made once per version. */
export interface CompiledFramework {
  readonly definition: FrameworkDefinition;
  readonly itemIds: readonly string[];
  readonly itemIndex: ReadonlyMap<string, number>;
  readonly itemDimension: readonly number[];
  readonly itemWeight: readonly number[];
  readonly itemApplies: readonly Applies[];
  readonly onPath: Readonly<Record<AssessmentPath, readonly boolean[]>>;
  readonly minKnown: Readonly<Record<AssessmentPath, number>>;
  /** Item positions in the order of the pages. */
  readonly pageItems: readonly number[];
  readonly dimensionIds: readonly string[];
  readonly dimensionIndex: ReadonlyMap<string, number>;
  readonly dimensionWeight: readonly number[];
  readonly implied: readonly CompiledImplied[];
  readonly gates: readonly CompiledGate[];
  /** The DII facts by number. */
  readonly diiFacts: readonly CompiledDiiFact[];
  readonly exportSectors: ReadonlySet<string>;
  readonly servicesSectors: ReadonlySet<string>;
  readonly sectors: ReadonlySet<string>;
}

function positions(ids: readonly string[]): ReadonlyMap<string, number> {
  return new Map(ids.map((id, index) => [id, index]));
}

function lookup(index: ReadonlyMap<string, number>, id: string): number {
  const position = index.get(id);
  if (position === undefined) throw new Error(`The framework names an unknown id: ${id}`);
  return position;
}

function compileDii(definition: FrameworkDefinition): CompiledDiiFact[] {
  const facts = definition.items.flatMap((item, index) =>
    item.dii.map((fact) => ({
      id: fact.fact,
      item: index,
      min: fact.min,
      fq1: fact.fq1 ?? null,
    })),
  );
  return facts.sort((a, b) => a.id - b.id);
}

/** Precomputes what scoring reads in its loops. Throws when the definition names an unknown id. */
export function compileFramework(definition: FrameworkDefinition): CompiledFramework {
  const { items, dimensions } = definition;
  const itemIds = items.map((item) => item.id);
  const itemIndex = positions(itemIds);
  const dimensionIds = dimensions.map((dimension) => dimension.id);
  const dimensionIndex = positions(dimensionIds);
  const foundationItems = definition.foundation.map((id) => lookup(itemIndex, id));
  return {
    definition,
    itemIds,
    itemIndex,
    itemDimension: items.map((item) => lookup(dimensionIndex, item.dimension)),
    itemWeight: items.map((item) => item.weight),
    itemApplies: items.map((item) => item.applies),
    onPath: { express: items.map((item) => item.express), full: items.map(() => true) },
    minKnown: {
      express: definition.paths.express.minKnown,
      full: definition.paths.full.minKnown,
    },
    pageItems: definition.pageOrder.flatMap((dimension) =>
      items.flatMap((item, index) => (item.dimension === dimension ? [index] : [])),
    ),
    dimensionIds,
    dimensionIndex,
    dimensionWeight: dimensions.map((dimension) => dimension.weight),
    implied: definition.implied.map((rule) => ({
      item: lookup(itemIndex, rule.item),
      whenZero: rule.whenZero.map((id) => lookup(itemIndex, id)),
    })),
    gates: definition.gates.map((gate) => ({
      ...gate,
      foundationItems,
      dimensionIndex: gate.dimension ? lookup(dimensionIndex, gate.dimension.id) : -1,
    })),
    diiFacts: compileDii(definition),
    exportSectors: new Set(definition.exportSectors),
    servicesSectors: new Set(definition.servicesSectors),
    sectors: new Set(definition.sectors),
  };
}
