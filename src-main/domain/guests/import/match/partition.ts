/** Disjoint sets of the numbers 0 … size−1, joined pair by pair (union–find, so that a long list stays fast). */
export interface Partition {
  /** The lowest number of the set that `item` is in. */
  find(item: number): number;
  join(a: number, b: number): void;
}

export function createPartition(size: number): Partition {
  const parent = Array.from({ length: size }, (_, item) => item);
  function find(item: number): number {
    let root = item;
    for (let up = parent[root] ?? root; up !== root; up = parent[root] ?? root) root = up;
    for (let at = item; at !== root; ) {
      const next = parent[at] ?? root;
      parent[at] = root;
      at = next;
    }
    return root;
  }
  function join(a: number, b: number): void {
    const [low, high] = [find(a), find(b)].sort((x, y) => x - y);
    if (low !== undefined && high !== undefined) parent[high] = low;
  }
  return { find, join };
}
