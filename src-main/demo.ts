import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import QRCode from 'qrcode';
import type { Input, Method, Output } from '#contract';
import type { QueueItem } from '#contract/queue.ts';
import packageJson from '../package.json' with { type: 'json' };
import { type App, startApp } from './app.ts';
import { lineLog } from './log.ts';
import { rehearsalClock } from './rehearsal-clock.ts';
import { processTime, systemClock } from './system-clock.ts';
import { systemRandom } from './system-random.ts';

/**
 * The main job in a terminal, in practice mode: sample list in, QR scanned, invitations sent, a table of outcomes.
 * Nothing leaves the computer and nothing stays on it. Exit code 0 only if every household got exactly one message.
 */
const random = systemRandom();
const linkingSpeed = 5;
const sendingSpeed = 300;
const lookEveryMs = 100;
const root = join(import.meta.dirname, '..', '..');

async function main(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'invita-demo-'));
  const wall = DateTime.now().setZone('Europe/Rome').startOf('day').plus({ hours: 10 }).toMillis();
  const practiceClock = rehearsalClock({ speed: linkingSpeed, id: random.id(), wall, source: processTime });
  const timeouts = {
    connectMs: 5_000,
    questionMs: 10_000,
    sendMs: 10_000,
    sendFileMs: 10_000,
    lifecycleMs: 20_000,
  };
  const app = await startApp({
    directory,
    version: packageJson.version,
    practice: true,
    clock: systemClock(directory),
    practiceClock,
    random,
    log: lineLog(
      (line) => process.stderr.write(line),
      random.id,
      () => practiceClock.now().wall,
    ),
    timeouts,
    settleMs: 2 * timeouts.sendMs * sendingSpeed,
    initial: { event_name: 'Il matrimonio di Giulia e Marco', event_date: '2027-06-12' },
  });
  try {
    await importList(app);
    await link(app);
    practiceClock.setSpeed(sendingSpeed);
    process.exitCode = (await send(app)) ? 0 : 1;
  } finally {
    await app.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function importList(app: App): Promise<void> {
  const filename = 'sample-guests.csv';
  const content = readFileSync(join(root, 'resources', filename)).toString('base64');
  const { previewId } = await ask(app, 'guests.previewImport', { filename, content });
  const done = await ask(app, 'guests.applyImport', { previewId });
  say(`Guest list   ${done.rowsRead} rows read, ${done.households} households, ${done.guests} guests`);
}

async function link(app: App): Promise<void> {
  // On a slow machine the first codes may have died of age while the list was read.
  await ask(app, 'sessions.refresh', { type: 'main' });
  const waiting = await until(
    () => ask(app, 'sessions.get', { type: 'main' }),
    (session) => session.qr !== null,
  );
  say(
    await QRCode.toString(waiting.qr?.value ?? '', {
      type: 'terminal',
      small: true,
      errorCorrectionLevel: 'L',
    }),
  );
  await ask(app, 'practice.scan', { type: 'main' });
  const session = await until(
    () => ask(app, 'sessions.get', { type: 'main' }),
    ({ status }) => status === 'CONNECTED',
  );
  say(`WhatsApp     the pretend phone ${session.me?.phone ?? ''} has scanned the code: ${session.status}`);
}

async function send(app: App): Promise<boolean> {
  const { queued, skipped, finishesAt } = await ask(app, 'invitations.send', {
    households: 'all-not-invited',
  });
  say(
    `Invitations  ${queued} queued, ${skipped.length} left out, the last expected at ${clockTime(finishesAt)}\n`,
  );
  await until(
    () => ask(app, 'queue.summary', undefined),
    ({ counts, line }) => {
      const open = counts.byStatus.PENDING + counts.byStatus.SENDING;
      progress(queued - open, queued, line.reason, line.until);
      return open === 0;
    },
  );
  return report(app, queued);
}

async function report(app: App, queued: number): Promise<boolean> {
  const items: QueueItem[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask(app, 'queue.list', { limit: 200, ...(cursor === undefined ? {} : { cursor }) });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  const { chats } = await ask(app, 'practice.phone', undefined);
  const arrivals = (item: QueueItem) =>
    chats
      .filter(({ phone }) => item.phones.includes(phone))
      .flatMap(({ messages }) =>
        messages.filter((message) => !message.fromGuest && message.text === item.text),
      ).length;
  say(`\n\n${'Household'.padEnd(34)}${'State'.padEnd(14)}${'Sent'.padEnd(8)}Arrived`);
  for (const item of items) {
    const household = (item.household?.name ?? '').padEnd(34);
    say(
      `${household}${item.status.padEnd(14)}${clockTime(item.sentAt ?? null).padEnd(8)}${arrivals(item)} ×`,
    );
  }
  const arrived = chats.reduce(
    (sum, { messages }) => sum + messages.filter(({ fromGuest }) => !fromGuest).length,
    0,
  );
  const exactlyOnce =
    items.length === queued && arrived === queued && items.every((item) => arrivals(item) === 1);
  say(
    `\n${arrived} messages arrived for ${queued} households: ${exactlyOnce ? 'each got exactly one' : 'NOT each got exactly one'}.`,
  );
  return exactlyOnce && queued > 0;
}

async function ask<M extends Method>(app: App, method: M, input: Input<M>): Promise<Output<M>> {
  const result = await app.dispatch(method, input);
  if (!result.ok) throw new Error(`${method}: ${result.error.message} (${result.error.code})`);
  return result.data as Output<M>;
}

async function until<T>(read: () => Promise<T>, done: (value: T) => boolean): Promise<T> {
  for (;;) {
    const value = await read();
    if (done(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
}

function progress(done: number, all: number, reason: string, untilTime: string | null): void {
  const width = 30;
  const filled = Math.round((width * done) / Math.max(1, all));
  const bar = '█'.repeat(filled) + '░'.repeat(width - filled);
  const why = untilTime === null ? reason : `${reason} until ${clockTime(untilTime)}`;
  const line = `${bar} ${done}/${all}  ${why}`;
  if (process.stdout.isTTY) process.stdout.write(`\r${line.padEnd(78)}`);
  else if (done !== lastDone) say(line);
  lastDone = done;
}

let lastDone = -1;

function clockTime(time: string | null): string {
  return time === null ? '–' : DateTime.fromISO(time, { zone: 'Europe/Rome' }).toFormat('HH:mm');
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

await main();
