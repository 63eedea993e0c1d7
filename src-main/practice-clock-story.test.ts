import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { App } from './app.ts';
import { openRealm } from './realm/realm.ts';
import { rehearsalClock } from './rehearsal-clock.ts';
import { processTime } from './system-clock.ts';
import { ask, guestList, refusal } from './testing/ask.ts';
import { ManualClock } from './testing/manual-clock.ts';
import { startTestApp, temporaryDirectory } from './testing/real-app.ts';

const minute = 60_000;
const hour = 60 * minute;
/** Ten in the morning in Rome, so that the send window is open. */
const morning = Date.UTC(2027, 2, 9, 9, 0, 0);
const limit = 10;
const initial = { pacing: 'fast', manners: false, whatsapp_rate_limit: limit, warm_up: false } as const;

async function rehearsal(directory = temporaryDirectory(), machine = new ManualClock({ wall: morning })) {
  const app = await startTestApp({ directory, practice: true, clock: machine, initial });
  return { app, machine, directory };
}

/** Moves the machine on, in steps that leave the loopback room to answer, until `done`. */
async function pass(machine: ManualClock, stepMs: number, done: () => Promise<boolean>): Promise<void> {
  while (!(await done())) {
    await machine.advance(stepMs);
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }
}

const arrived = async (app: App) => (await ask(app, 'practice.phone', undefined)).arrived;

async function linkedWith(households: number, { app, machine }: Awaited<ReturnType<typeof rehearsal>>) {
  const { previewId } = await ask(app, 'guests.previewImport', { content: guestList(households) });
  await ask(app, 'guests.applyImport', { previewId });
  const session = () => ask(app, 'sessions.get', { type: 'main' });
  await pass(machine, 200, async () => (await session()).qr !== null);
  await ask(app, 'practice.scan', { type: 'main' });
  await pass(machine, 200, async () => (await session()).status === 'CONNECTED');
}

async function arrivalTimes(app: App): Promise<number[]> {
  const { chats } = await ask(app, 'practice.phone', undefined);
  return chats.flatMap(({ messages }) => messages.map(({ at }) => Date.parse(at))).sort((a, b) => a - b);
}

function mostInAnHour(times: readonly number[]): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + hour).length));
}

it('thirty invitations at ten an hour are rehearsed in minutes, each arrives once and no hour of practice has more than ten', async () => {
  const story = await rehearsal();
  const { app, machine } = story;
  await linkedWith(30, story);
  await ask(app, 'practice.setSpeed', { speed: 60 });
  const began = machine.now().uptime;
  const { now } = await ask(app, 'overview.clock', undefined);
  await ask(app, 'invitations.send', { households: 'all-not-invited' });
  await pass(machine, 250, async () => (await arrived(app)) === 30);

  const times = await arrivalTimes(app);
  expect(times).toHaveLength(30);
  expect(mostInAnHour(times)).toBe(limit);
  const took = (times.at(-1) ?? 0) - Date.parse(now);
  expect(took).toBeGreaterThan(2 * hour);
  expect(took).toBeLessThan(3 * hour);
  expect(machine.now().uptime - began).toBeLessThan(3.2 * minute);
});

it('a rehearsal that ran ahead goes on after a restart at ×1: nothing is frozen, and the hour counts on', async () => {
  const story = await rehearsal();
  await linkedWith(12, story);
  await ask(story.app, 'practice.setSpeed', { speed: 60 });
  await ask(story.app, 'invitations.send', { households: 'all-not-invited' });
  await pass(story.machine, 250, async () => (await arrived(story.app)) === limit);
  const stopped = await ask(story.app, 'overview.clock', undefined);
  await story.app.stop();

  const { app, machine } = await rehearsal(story.directory, story.machine);
  const again = await ask(app, 'overview.clock', undefined);
  expect(again.speed).toBe(1);
  expect(Date.parse(again.now)).toBeGreaterThanOrEqual(Date.parse(stopped.now));
  await pass(machine, 30_000, async () => (await arrived(app)) === 12);
  const times = await arrivalTimes(app);
  expect(mostInAnHour(times)).toBe(limit);
  expect((times.at(-1) ?? 0) - Date.parse(again.now)).toBeLessThan(1.2 * hour);
});

it('the real realm has no other speed than the world: it says so, and its clock is not touched by a rehearsal at ×60', async () => {
  const { app, machine, directory } = await rehearsal();
  await ask(app, 'practice.setSpeed', { speed: 60 });
  await machine.advance(20_000);
  const ahead = await ask(app, 'overview.clock', undefined);
  expect(Date.parse(ahead.now)).toBe(machine.now().wall + 59 * 20_000);

  await ask(app, 'app.switchRealm', { realm: 'real' });
  const real = await ask(app, 'overview.clock', undefined);
  expect(real).toEqual({ now: new Date(machine.now().wall).toISOString(), speed: 1 });
  expect(await refusal(app, 'practice.setSpeed', { speed: 60 })).toBe('PRACTICE_ONLY');
  expect(await ask(app, 'overview.clock', undefined)).toEqual(real);
  expect(existsSync(join(directory, 'clock.json'))).toBe(false);

  await ask(app, 'app.switchRealm', { realm: 'practice' });
  expect((await ask(app, 'overview.clock', undefined)).speed).toBe(1);
});

it('only ×1, ×10 and ×60 are speeds', async () => {
  const { app } = await rehearsal();
  for (const speed of [0, -1, 2, 1e9, '60']) {
    expect(await refusal(app, 'practice.setSpeed', { speed })).toBe('INVALID_INPUT');
  }
});

it('nobody can build a real realm over a clock of another pace: neither the compiler nor the program lets them', async () => {
  const clock = rehearsalClock({ speed: 60, id: 'x', wall: morning, source: processTime });
  const directory = temporaryDirectory();
  // @ts-expect-error a clock whose speed can be set is no clock of the real world
  const asApp: Parameters<typeof startTestApp>[0] = { directory, clock };
  expect(asApp.directory).toBe(directory);
  const options = { kind: 'real', directory, clock } as unknown as Parameters<typeof openRealm>[0];
  await expect(openRealm(options)).rejects.toThrow('a real realm runs on the real clock');
});
