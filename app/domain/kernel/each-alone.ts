/**
 * Does `work` for one item after the other, for all of them even when it fails for some: what is
 * wrong with one must not keep the others waiting. Throws what failed at the end, so that the job is
 * tried again.
 */
export async function eachAlone<T>(
  items: readonly T[],
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const errors: unknown[] = [];
  for (const item of items)
    try {
      await work(item);
    } catch (error) {
      errors.push(error);
    }
  if (errors.length === 1) throw errors[0];
  if (errors.length > 1)
    throw new AggregateError(errors, `${String(errors.length)} of ${String(items.length)} failed`);
}
