/** What lies over the rest and is left again. */
const layers = '[role="dialog"], [role="menu"]';
/** What is there only while something is wrong: whoever helped it away goes on with what it was about. */
const passing = '[data-passing]';
const regions = 'section, aside, [role="region"]';
const lists = '[role="grid"], nav';
const focusable =
  ':is(a[href], button, input, select, textarea, [tabindex]):not(:disabled, [tabindex="-1"], [type="hidden"])';

/** Where an element stands, to be found again when it has left. */
interface Place {
  readonly element: HTMLElement;
  /** Its ancestors, the nearest first. */
  readonly path: readonly Step[];
  /** What the heading of the screen said. */
  readonly heading: string | null;
  readonly layer: Element | null;
  readonly passing: boolean;
  /** What had the focus before the layer was opened. */
  readonly opener: Place | null;
}

interface Step {
  readonly parent: Element;
  /** Which child of the parent it is in, and what stood after that. */
  readonly index: number;
  readonly next: Element | null;
  /** Which of the things in that child that take the focus. */
  readonly nth: number;
}

/**
 * Keeps the keyboard in its place when what has the focus leaves the page: to the same thing of the next row in a list,
 * to what has taken its place, to what a passing trouble was about, to what opened the dialog that is closed; else to the
 * heading. Without it the focus falls to the page's very start. Gives what ends it.
 */
export function keepFocus(document: Document): () => void {
  let last: Place | null = null;

  function remember({ target }: FocusEvent): void {
    if (target instanceof HTMLElement) last = placeOf(target, last);
  }

  const observer = new MutationObserver(() => {
    if (last === null || last.element.isConnected) return;
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    successorOf(last)?.focus({ preventScroll: true });
  });

  document.addEventListener('focusin', remember);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener('focusin', remember);
    observer.disconnect();
  };
}

function placeOf(element: HTMLElement, last: Place | null): Place {
  const layer = element.closest(layers);
  const path: Step[] = [];
  for (let child: Element = element; child.parentElement !== null; child = child.parentElement) {
    const parent = child.parentElement;
    const index = Array.prototype.indexOf.call(parent.children, child);
    path.push({ parent, index, next: child.nextElementSibling, nth: focusablesIn(child).indexOf(element) });
  }
  const heading = screenHeading(element.ownerDocument)?.textContent ?? null;
  const opener = layer === null ? null : openerOf(layer, last);
  return { element, path, heading, layer, passing: element.closest(passing) !== null, opener };
}

function openerOf(layer: Element, last: Place | null): Place | null {
  for (let place = last; place !== null; place = place.opener) {
    if (place.layer === layer) return place.opener;
  }
  return last;
}

function successorOf(place: Place): HTMLElement | null {
  if (place.element.isConnected) return place.element;
  if (place.layer?.isConnected === false) {
    return place.opener === null ? headingOf(place.element.ownerDocument, null) : successorOf(place.opener);
  }
  const step = place.path.find(({ parent }) => parent.isConnected);
  // A long table draws only the rows on the screen: its own keys find the way back.
  if (step?.parent.matches('tbody, [role="rowgroup"]')) return null;
  // Another screen has nothing in its place, only things that stand there by chance.
  const otherScreen = (screenHeading(place.element.ownerDocument)?.textContent ?? null) !== place.heading;
  const there = step && (place.passing && !otherScreen ? whatItWasAbout(step) : inPlaceOf(step, otherScreen));
  return there ?? headingOf(place.element.ownerDocument, place.layer);
}

/** The list that stands there now, else the heading of the region, else the region itself. */
function whatItWasAbout({ parent, index, next }: Step): HTMLElement | null {
  const there = next?.isConnected ? next : parent.children[index];
  const region = parent.closest<HTMLElement>(regions);
  const list = there?.matches(lists) ? there : there?.querySelector(lists);
  return reachable((list as HTMLElement | null | undefined) ?? region?.querySelector('h2, h3') ?? region);
}

/** In what has taken the place of the lost child; in a list also the row before, when it was the last. */
function inPlaceOf({ parent, index, next, nth }: Step, otherScreen: boolean): HTMLElement | null {
  const list = parent.matches('ul, ol');
  if (otherScreen && !list) return null;
  const there = parent.children[index] ?? (list ? parent.lastElementChild : null);
  const inside = there === null || (!list && there === next) ? [] : focusablesIn(there);
  // The fields of a row that is a line of words again: its own button.
  const around = inside.length > 0 ? inside : focusablesIn(parent.closest('tr, li'));
  return around[Math.min(Math.max(nth, 0), around.length - 1)] ?? null;
}

function headingOf(document: Document, layer: Element | null): HTMLElement | null {
  const title = layer?.getAttribute('aria-labelledby');
  const content = document.getElementById('content');
  return reachable(title ? document.getElementById(title) : (screenHeading(document) ?? content));
}

/** Takes the focus, though the Tab key may pass it by. */
function reachable(element: HTMLElement | null): HTMLElement | null {
  if (element !== null && !element.hasAttribute('tabindex')) element.tabIndex = -1;
  return element;
}

function screenHeading(document: Document): HTMLElement | null {
  return document.querySelector<HTMLElement>('#content h1');
}

function focusablesIn(element: Element | null): HTMLElement[] {
  if (element === null) return [];
  const inside = [...element.querySelectorAll<HTMLElement>(focusable)];
  return element.matches(focusable) ? [element as HTMLElement, ...inside] : inside;
}
