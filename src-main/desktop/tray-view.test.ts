import { describe, expect, it } from 'vitest';
import type { ReasonLine } from '#contract/queue.ts';
import { aLine, aSeen, nothingNeeded } from './testing/a-seen.ts';
import { type TrayView, trayInk, trayView } from './tray-view.ts';
import { en } from './words-en.ts';
import { it as italian } from './words-it.ts';

const labels = ({ menu }: TrayView) => menu.map((line) => (line === 'separator' ? '–' : line.label));

describe('the icon near the clock', () => {
  it('says why nothing moves, until when, and what was sent today', () => {
    expect(labels(trayView(aSeen(), 'it'))).toEqual([
      ...['In attesa: limite di 10 l’ora raggiunto · prossimo posto alle 14:42', 'Oggi: 23 inviati'],
      ...['–', 'Metti in pausa', '–', 'Apri Invita', 'Esci da Invita'],
    ]);
    const night = aLine({ reason: 'SEND_WINDOW', until: '2027-03-10T08:00:00.000Z' });
    expect(labels(trayView(aSeen({ language: 'en', line: night, sentToday: 1 }), 'en'))).toEqual([
      ...['Waiting: outside the sending hours · resumes tomorrow at 9:00', 'Today: 1 sent'],
      ...['–', 'Pause', '–', 'Open Invita', 'Quit Invita'],
    ]);
  });

  it('offers to resume while paused, and says that it is practice', () => {
    const line = aLine({ kind: 'idle', reason: 'PAUSED', until: null });
    const view = trayView(aSeen({ realm: 'practice', paused: true, line }), 'it');
    expect(view.state).toBe('paused');
    expect(labels(view)).toEqual(expect.arrayContaining(['Modalità prova', 'Riprendi']));
  });

  it('leads to what waits for the person, which counts more than a pause', () => {
    const view = trayView(aSeen({ paused: true, needs: { ...nothingNeeded, failed: 2, phones: 1 } }), 'it');
    expect(view.state).toBe('needs-you');
    expect(view.menu).toContainEqual({ label: '3 cose aspettano te', deed: 'showNeeds' });
  });

  it('can always be used to open and to quit, before anything is known too', () => {
    for (const seen of [null, aSeen()]) {
      const deeds = trayView(seen, 'en').menu.map((line) => line !== 'separator' && line.deed);
      expect(deeds).toEqual(expect.arrayContaining(['open', 'quit']));
    }
  });

  it('names no guest and no number, and keeps its tooltip short enough for Windows', () => {
    const reasons = Object.keys(italian.reasons) as ReasonLine['reason'][];
    for (const language of ['it', 'en'] as const) {
      for (const reason of reasons) {
        const { tooltip, menu } = trayView(aSeen({ language, line: aLine({ reason }) }), language);
        expect(tooltip.length).toBeLessThanOrEqual(127);
        expect(JSON.stringify([tooltip, menu])).not.toMatch(/Lombardi|\{\w+\}|…/);
      }
    }
  });

  it('has a second sentence for the same reasons in both languages', () => {
    const timed = (words: typeof en) =>
      Object.entries(words.reasons).flatMap(([reason, said]) => (said.length === 2 ? [reason] : []));
    expect(timed(en)).toEqual(timed(italian));
  });
});

it.each([
  ['darwin', true, undefined, 'black'],
  ['win32', true, undefined, 'white'],
  ['win32', false, undefined, 'black'],
  ['linux', false, 'ubuntu:GNOME', 'white'],
  ['linux', false, 'KDE', 'black'],
  ['linux', true, 'KDE', 'white'],
] as const)('is drawn on %s (dark: %s, %s) in %s', (platform, dark, desktop, ink) =>
  expect(trayInk(platform, dark, desktop)).toBe(ink),
);
