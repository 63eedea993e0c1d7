/// <reference lib="dom" />

/** How often components were drawn since it was last asked. */
export interface Renders {
  /** Times React changed the page. */
  readonly commits: number;
  /** Components drawn, over all commits. */
  readonly components: number;
  /** Of these, the ones that are the cells of a message in the list. */
  readonly lines: number;
}

declare global {
  interface Window {
    takeRenders(): Renders;
  }
}

/** What of a fibre is read here, as React's own developer tools read it. */
interface Fiber {
  readonly tag: number;
  readonly flags: number;
  readonly alternate: Fiber | null;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
  readonly stateNode: unknown;
}

/**
 * In the page, before React: counts through the hook of React's developer tools, which the built page still calls, so
 * that what is measured is what the user runs and no build of its own.
 */
export function countRenders(): void {
  // FunctionComponent, ClassComponent, ForwardRef, MemoComponent, SimpleMemoComponent
  const drawnKinds = new Set([0, 1, 11, 14, 15]);
  const performedWork = 1;
  let commits = 0;
  let components = 0;
  let lines = 0;

  const isLine = (fiber: Fiber | null) =>
    fiber?.stateNode instanceof Element && fiber.stateNode.classList.contains('queue-cell-select');

  function walk(fiber: Fiber, before: Fiber | null): void {
    if (drawnKinds.has(fiber.tag) && (before === null || (fiber.flags & performedWork) !== 0)) {
      components += 1;
      if (isLine(fiber.child)) lines += 1;
    }
    // What was not drawn keeps the children it had.
    if (before !== null && fiber.child === before.child) return;
    for (let child = fiber.child; child !== null; child = child.sibling) {
      if (child.alternate === null || child !== child.alternate) walk(child, child.alternate);
    }
  }

  const hook = {
    supportsFiber: true,
    renderers: new Map<number, unknown>(),
    inject: () => 1,
    checkDCE() {},
    onCommitFiberUnmount() {},
    onPostCommitFiberRoot() {},
    onCommitFiberRoot(_renderer: number, root: { readonly current: Fiber }) {
      commits += 1;
      walk(root.current, root.current.alternate);
    },
  };
  Object.assign(globalThis, {
    __REACT_DEVTOOLS_GLOBAL_HOOK__: hook,
    takeRenders() {
      const taken = { commits, components, lines };
      commits = 0;
      components = 0;
      lines = 0;
      return taken;
    },
  });
}
