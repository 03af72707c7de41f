interface Tree {
  /** Firms in each cell; the children of a cell split its firms among them. */
  readonly counts: ReadonlyMap<string, number>;
  readonly parents: ReadonlyMap<string, string>;
  readonly root: string;
  /** The fewest firms a figure may be about. */
  readonly min: number;
}

function childrenOf(tree: Tree): ReadonlyMap<string, readonly string[]> {
  const children = new Map<string, string[]>();
  for (const [child, parent] of tree.parents) {
    children.set(parent, [...(children.get(parent) ?? []), child]);
  }
  return children;
}

/**
 * Which of the siblings can be published beside their parent. What is left when a reader subtracts
 * them from it must be nothing, or at least `min` firms (and so two cells or more, each of them being
 * smaller or held back for another); until then the smallest publishable sibling is held back too.
 */
function publishable(tree: Tree, siblings: readonly string[]): readonly string[] {
  const count = (key: string) => tree.counts.get(key) ?? 0;
  const ranked = [...siblings].sort((a, b) => count(a) - count(b) || (a < b ? -1 : 1));
  let held = ranked.findIndex((key) => count(key) >= tree.min);
  if (held < 0) return [];
  const heldFirms = () => ranked.slice(0, held).reduce((sum, key) => sum + count(key), 0);
  while (held > 0 && held < ranked.length && heldFirms() < tree.min) held += 1;
  return ranked.slice(held);
}

/**
 * The cells that may be published: at least `min` firms, inside a published parent, and not such
 * that a reader could work out a suppressed sibling by subtraction.
 */
export function suppressSiblings(tree: Tree): ReadonlySet<string> {
  const published = new Set<string>();
  const children = childrenOf(tree);
  const open = (tree.counts.get(tree.root) ?? 0) >= tree.min ? [tree.root] : [];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    published.add(key);
    open.push(...publishable(tree, children.get(key) ?? []));
  }
  return published;
}
