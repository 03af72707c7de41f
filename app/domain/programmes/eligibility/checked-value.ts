import { factDefinition, type FactName, type FactValue } from '../rules/facts.ts';
import { readValue } from '../rules/read-facts.ts';

/** A stored value if it is one of the fact, undefined otherwise. */
export function checkedValue(name: FactName, value: unknown): FactValue | undefined {
  const read = readValue(factDefinition(name), value);
  return 'code' in read ? undefined : read.value;
}
