import { fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useScrolledToEnd } from './use-scrolled-to-end.ts';

function List({ items }: { readonly items: number }) {
  return <div role="log" ref={useScrolledToEnd(items)} />;
}

/** Of all that is in the list, and of what is seen of it. */
let content = 300;
let height = 400;
let resized = () => {};

describe('a list that grows at its end', () => {
  beforeEach(() => {
    [content, height] = [300, 400];
    vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockImplementation(() => Math.max(content, height));
    vi.spyOn(Element.prototype, 'clientHeight', 'get').mockImplementation(() => height);
    vi.stubGlobal(
      'ResizeObserver',
      class {
        constructor(callback: () => void) {
          resized = callback;
        }
        observe() {}
        disconnect() {}
      },
    );
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  it('shows its last item when one comes, and when something beside it takes of its height', () => {
    const { rerender } = render(<List items={2} />);
    const list = screen.getByRole('log');
    content = 700;
    rerender(<List items={3} />);
    expect(list.scrollTop).toBe(700);
    list.scrollTop = 300;
    height = 200;
    resized();
    expect(list.scrollTop).toBe(700);
  });

  it('stays where somebody has scrolled to', () => {
    content = 700;
    render(<List items={3} />);
    const list = screen.getByRole('log');
    list.scrollTop = 100;
    fireEvent.scroll(list);
    height = 200;
    resized();
    expect(list.scrollTop).toBe(100);
  });
});
