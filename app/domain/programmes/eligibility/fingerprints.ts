import { contentHash } from '#domain/kernel/index.server.ts';
import type { CompiledRules } from '../rules/evaluate.ts';
import { FACT_NAMES, type Facts } from '../rules/facts.ts';

const hashes = new WeakMap<CompiledRules, string>();

/** SHA-256 of rules in RFC 8785 form. */
export function rulesHashOf(compiled: CompiledRules): string {
  const known = hashes.get(compiled);
  if (known !== undefined) return known;
  const hash = contentHash(compiled.rules);
  hashes.set(compiled, hash);
  return hash;
}

/** SHA-256 of the values by their names: with the rules' hash and the day, the answer again. */
export function factsHashOf(facts: Facts): string {
  const values = FACT_NAMES.flatMap((name) =>
    facts[name] === undefined ? [] : [[name, facts[name].value]],
  );
  return contentHash(Object.fromEntries(values));
}
