import type { Needs } from '#contract/needs-you.ts';
import type { ReasonLine } from '#contract/queue.ts';

/** What is said outside of the window. `{name}` is filled in; never a name of a guest, never a number of a phone. */
export interface DeskWords {
  /** Why nothing moves; a second sentence says until when. */
  readonly reasons: Readonly<Record<ReasonLine['reason'], readonly [cause: string, until?: string]>>;
  readonly sentToday: Counted;
  readonly needs: Counted;
  readonly notices: Readonly<Record<keyof Needs, { readonly title: Counted; readonly body: string }>>;
  readonly menu: Readonly<Record<MenuWord, string>>;
  readonly practice: string;
  readonly notReady: string;
  readonly pause: string;
  readonly resume: string;
  readonly open: string;
  readonly quit: string;
}

/** One and several, with `{n}`. */
export interface Counted {
  readonly one: string;
  readonly other: string;
}

export function counted({ one, other }: Counted, count: number): string {
  return (count === 1 ? one : other).replace('{n}', String(count));
}

type MenuWord =
  | 'file'
  | 'edit'
  | 'view'
  | 'window'
  | 'help'
  | 'about'
  | 'settings'
  | 'pause'
  | 'openDirectory'
  | 'close'
  | 'hide'
  | 'hideOthers'
  | 'unhide'
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'selectAll'
  | 'palette'
  | 'reload'
  | 'resetZoom'
  | 'zoomIn'
  | 'zoomOut'
  | 'fullScreen'
  | 'minimize'
  | 'zoom'
  | 'front'
  | 'doctor'
  | 'copyDiagnosis';
