import type { FactChoice, Finding, PartView } from '#domain/programmes/schema.ts';
import type { Errors, Values } from './words.ts';

/** What the forms of one part of an amount are drawn from. */
export interface PartEditorProps {
  readonly view: PartView;
  readonly values: Values;
  readonly stamp: number;
  readonly messages: Errors;
  readonly findings: readonly Finding[] | null;
  /** Facts a condition may read, and those values may be looked up by. */
  readonly facts: readonly FactChoice[];
  readonly codeFacts: readonly FactChoice[];
}
