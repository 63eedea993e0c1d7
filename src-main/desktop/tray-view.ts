import type { Language } from '#contract/common.ts';
import { fillIn } from '#contract/fill-in.ts';
import { allNeeds } from '#contract/needs-you.ts';
import { counted } from './desk-words.ts';
import type { Seen } from './seen.ts';
import { when } from './when.ts';
import { deskWords } from './words.ts';

export type TrayState = 'fine' | 'paused' | 'needs-you';
export type TrayDeed = 'showNeeds' | 'pause' | 'resume' | 'open' | 'quit';

/** A line without a deed only says something. */
export type TrayLine = { readonly label: string; readonly deed: TrayDeed | null } | 'separator';

export interface TrayView {
  readonly state: TrayState;
  readonly tooltip: string;
  readonly menu: readonly TrayLine[];
}

/** What Windows shows of a tooltip, in characters. */
const longestTooltip = 127;

/** The icon near the clock: why nothing moves and until when, what was sent today, what waits for a person. */
export function trayView(seen: Seen | null, language: Language): TrayView {
  const words = deskWords(language);
  const open = { label: words.open, deed: 'open' } as const;
  const quit = { label: words.quit, deed: 'quit' } as const;
  if (seen === null) {
    return {
      state: 'fine',
      tooltip: words.notReady,
      menu: [{ label: words.notReady, deed: null }, 'separator', open, quit],
    };
  }
  const status = statusOf(seen);
  const needs = allNeeds(seen.needs);
  return {
    state: needs > 0 ? 'needs-you' : seen.paused ? 'paused' : 'fine',
    tooltip: shortened(`Invita · ${status}`),
    menu: [
      ...(seen.realm === 'practice' ? [{ label: words.practice, deed: null }] : []),
      { label: status, deed: null },
      { label: counted(words.sentToday, seen.sentToday), deed: null },
      ...(needs > 0 ? [{ label: counted(words.needs, needs), deed: 'showNeeds' } as const] : []),
      'separator',
      seen.paused ? { label: words.resume, deed: 'resume' } : { label: words.pause, deed: 'pause' },
      'separator',
      open,
      quit,
    ],
  };
}

function statusOf({ line, now, language, timeZone }: Seen): string {
  const [cause, until] = deskWords(language).reasons[line.reason];
  const said = fillIn(cause, { limit: line.limit });
  if (until === undefined || line.until === null) return said;
  return `${said} · ${fillIn(until, { when: when(Date.parse(line.until), now, language, timeZone) })}`;
}

function shortened(text: string): string {
  return text.length <= longestTooltip ? text : `${text.slice(0, longestTooltip - 1)}…`;
}

/** What the icon is drawn in. */
export type TrayInk = 'black' | 'white';

/**
 * @param dark whether the system draws its own bars dark
 * @param desktop `XDG_CURRENT_DESKTOP`; GNOME's bar is dark whatever its windows are
 */
export function trayInk(platform: NodeJS.Platform, dark: boolean, desktop: string | undefined): TrayInk {
  if (platform === 'darwin') return 'black';
  const gnome = platform === 'linux' && /\bgnome\b/i.test(desktop ?? '');
  return dark || gnome ? 'white' : 'black';
}
