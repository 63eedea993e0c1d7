import { type RefObject, useLayoutEffect, useRef } from 'react';
import { type ListLayout, steadyShift } from './list-layout.ts';

/** Keeps what is on the screen where it is when lines above it come or go; at the top the list stays at the top. */
export function useSteadyScroll(scroller: RefObject<HTMLElement | null>, layout: ListLayout): void {
  const shown = useRef(layout);
  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = layout;
    const element = scroller.current;
    if (element === null || before === layout || element.scrollTop === 0) return;
    element.scrollTop += steadyShift(before, layout, element.scrollTop);
  }, [scroller, layout]);
}
