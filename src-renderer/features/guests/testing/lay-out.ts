import { vi } from 'vitest';

const tableHeight = 720;
const rowHeight = 36;

/** jsdom lays nothing out: gives tables and their rows a height, so that a virtual list shows its first rows. */
export function layOutTables(): void {
  heightOf(Element.prototype, 'clientHeight', 'TABLE', tableHeight);
  heightOf(HTMLElement.prototype, 'offsetHeight', 'TR', rowHeight);
  Element.prototype.scrollTo ??= () => {};
}

function heightOf(prototype: Element, property: string, tag: string, height: number): void {
  vi.spyOn(prototype, property as 'clientHeight', 'get').mockImplementation(function (this: Element) {
    return this.tagName === tag ? height : 0;
  });
}
