import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { BackupPlan } from '#contract/backups.ts';
import { Refusal } from '#contract/result.ts';
import { fileSecretStore } from '../secrets/file-secret-store.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { temporaryDirectory } from '../testing/real-app.ts';
import { BackupSchedule, type SchedulePlace } from './schedule.ts';

const hour = 60 * 60_000;
const day = 24 * hour;
const passphrase = 'quattro sedie al sole';
const never = new AbortController().signal;
const job = { signal: never, report() {}, enter() {} };

const whole: SchedulePlace['make'] = async (path) => {
  writeFileSync(path, 'whole');
  return { forgottenAt: null };
};

/** A schedule over a place whose copies are short texts, so that what becomes of files can be looked at. */
function aSchedule(make: SchedulePlace['make'] = whole) {
  const home = temporaryDirectory();
  const dataDirectory = join(home, 'data');
  const folder = join(home, 'disk');
  mkdirSync(dataDirectory);
  mkdirSync(folder);
  const clock = new ManualClock();
  const errors: unknown[] = [];
  let changes = 0;
  const work = { make };
  const secrets = fileSecretStore(join(dataDirectory, 'secrets.json'));
  const open = () =>
    new BackupSchedule({
      place: () => ({
        directory: dataDirectory,
        secrets,
        make: (...order) => work.make(...order),
      }),
      ...{ dataDirectory, clock, canChoose: false },
      newId: () => '0a1b-2c3d-4e5f',
      onChange: () => {
        changes += 1;
      },
      onError: (error) => errors.push(error),
    });
  const plan: BackupPlan = { on: true, folder, everyDays: 1, keep: 3, withSecrets: true };
  const copies = () => readdirSync(folder).filter((name) => name.endsWith('.invita'));
  return {
    ...{ schedule: open(), open, plan, folder, dataDirectory, clock, errors, copies, work, secrets },
    changes: () => changes,
  };
}

type World = ReturnType<typeof aSchedule>;

async function later(world: World, ms: number): Promise<void> {
  await world.clock.advance(ms);
  await world.schedule.step(never);
}

function failing(code: string): SchedulePlace['make'] {
  return async (path) => {
    writeFileSync(path, 'half');
    throw Object.assign(new Error(code), { code });
  };
}

describe('copies by themselves', () => {
  it('are off until they are chosen', async () => {
    const { schedule, copies } = aSchedule();
    await schedule.step(never);
    expect(copies()).toEqual([]);
    expect(schedule.view()).toMatchObject({ on: false, nextAt: null, passphraseSet: false, failure: null });
  });

  it('are made at once, then when so many days have passed, and say when, how big and where', async () => {
    const world = aSchedule();
    const { schedule, plan, copies, folder, clock } = world;
    await schedule.set({ ...plan, everyDays: 2 }, passphrase);
    await schedule.step(never);
    expect(copies()).toEqual(['invita-auto-0a1b2c3d-2026-05-04T08-00-00.invita']);
    expect(schedule.view()).toMatchObject({
      lastGood: { at: '2026-05-04T08:00:00.000Z', bytes: 5, path: join(folder, copies()[0] ?? '') },
      nextAt: '2026-05-06T08:00:00.000Z',
      passphraseSet: true,
    });
    await later(world, 2 * day - 1);
    expect(copies()).toHaveLength(1);
    await later(world, 1);
    expect(copies()).toHaveLength(2);
    expect(clock.sleeping).toBe(0);
  });

  it('that were missed while Invita was closed are made up for with one, at the start', async () => {
    const { schedule, plan, copies, clock, open } = aSchedule();
    await schedule.set(plan, passphrase);
    await schedule.step(never);
    clock.reboot(10 * day);
    const stopping = new AbortController();
    const running = open().run(stopping.signal);
    await clock.untilSleeping();
    expect(copies()).toHaveLength(2);
    stopping.abort();
    await running;
  });

  it('begin as soon as they are switched on, without waiting for the next look', async () => {
    const { schedule, plan, copies, clock } = aSchedule();
    const stopping = new AbortController();
    const running = schedule.run(stopping.signal);
    await clock.untilSleeping();
    await schedule.set(plan, passphrase);
    await clock.untilSleeping();
    expect(copies()).toHaveLength(1);
    stopping.abort();
    await running;
  });

  it('of a clock that was set back are made anew', async () => {
    const { schedule, plan, copies, clock } = aSchedule();
    await schedule.set(plan, passphrase);
    await schedule.step(never);
    clock.setWall(Date.UTC(2026, 3, 1));
    await schedule.step(never);
    expect(copies()).toHaveLength(2);
  });

  it('keep the newest, and touch no file that is not theirs', async () => {
    const world = aSchedule();
    const { schedule, plan, copies, folder } = world;
    const others = [
      'invita-2020-01-01T00-00-00.invita',
      'invita-auto-zzzz9999-2020-01-01T00-00-00.invita',
      'invita-auto-0a1b2c3d-nozze.invita',
      'invita-auto-zzzz9999-2020-01-01T00-00-00.invita.part',
      'foto.jpg',
    ];
    for (const name of others) writeFileSync(join(folder, name), 'mine');
    await schedule.set(plan, passphrase);
    for (let made = 0; made < 6; made += 1) await later(world, day);
    const left = readdirSync(folder);
    expect(left).toEqual(expect.arrayContaining(others));
    const own = copies().filter((name) => /^invita-auto-0a1b2c3d-\d/.test(name));
    expect(own).toEqual(
      [8, 9, 10].map(
        (date) => `invita-auto-0a1b2c3d-2026-05-${String(date).padStart(2, '0')}T08-00-00.invita`,
      ),
    );
  });

  it('let all go that still know somebody who was forgotten, once a newer one has been read back', async () => {
    const world = aSchedule();
    const { schedule, plan, copies, work, clock } = world;
    await schedule.set(plan, passphrase);
    for (let made = 0; made < 3; made += 1) await later(world, day);
    expect(copies()).toHaveLength(3);
    const forgottenAt = clock.now().wall + 60_000;
    work.make = failing('ENOSPC');
    await later(world, day);
    expect(copies()).toHaveLength(3);
    work.make = async (...order) => ({ ...(await whole(...order)), forgottenAt });
    await later(world, day);
    expect(copies()).toHaveLength(1);
    await later(world, day);
    expect(copies()).toHaveLength(2);
  });

  it('let nothing old go before the new one has been read back', async () => {
    const world = aSchedule();
    const { schedule, plan, copies, work } = world;
    await schedule.set({ ...plan, keep: 1 }, passphrase);
    await schedule.step(never);
    const before = copies();
    work.make = async (path) => {
      writeFileSync(path, 'whole');
      // Here it is read back, under a name nobody takes for a copy.
      expect(copies()).toEqual(before);
      throw new Refusal('BACKUP_DAMAGED');
    };
    await later(world, day);
    expect(copies()).toEqual(before);
    expect(readdirSync(plan.folder)).toEqual(before);
    expect(schedule.view()).toMatchObject({ failure: 'BACKUP_NOT_READ_BACK', lastGood: { bytes: 5 } });
  });

  it('that a crash cut off are taken for no copy, and cleared away with the next one', async () => {
    const world = aSchedule();
    const { schedule, plan, folder, copies } = world;
    await schedule.set(plan, passphrase);
    const part = join(folder, 'invita-auto-0a1b2c3d-2026-05-03T08-00-00.invita.part');
    writeFileSync(part, 'half');
    expect(schedule.view().lastGood).toBeNull();
    await schedule.step(never);
    expect(existsSync(part)).toBe(false);
    expect(copies()).toHaveLength(1);
  });

  it.each([
    ['ENOSPC', 'BACKUP_FOLDER_FULL'],
    ['EDQUOT', 'BACKUP_FOLDER_FULL'],
    ['EROFS', 'BACKUP_FOLDER_READ_ONLY'],
    ['EACCES', 'BACKUP_FOLDER_READ_ONLY'],
    ['ENOENT', 'BACKUP_FOLDER_GONE'],
    ['EIO', 'BACKUP_FOLDER_GONE'],
  ])(
    'say what is wrong with the disk (%s: %s), leave nothing half, and try again within the hour',
    async (code, told) => {
      const world = aSchedule();
      const { schedule, plan, work, folder, copies, errors } = world;
      await schedule.set(plan, passphrase);
      work.make = failing(code);
      await schedule.step(never);
      expect(schedule.view()).toMatchObject({ failure: told, lastGood: null });
      expect(readdirSync(folder)).toEqual([]);
      let tries = 0;
      work.make = (...order) => {
        tries += 1;
        return whole(...order);
      };
      await later(world, hour - 1);
      expect(tries).toBe(0);
      await later(world, 1);
      expect(copies()).toHaveLength(1);
      expect(schedule.view()).toMatchObject({ failure: null, failedAt: null });
      expect(errors).toEqual([]);
    },
  );

  it('wait for a disk that was pulled out, and make no folder in its place', async () => {
    const world = aSchedule();
    const { schedule, plan, folder, copies } = world;
    await schedule.set(plan, passphrase);
    renameSync(folder, `${folder}-away`);
    await schedule.step(never);
    expect(schedule.view().failure).toBe('BACKUP_FOLDER_GONE');
    expect(existsSync(folder)).toBe(false);
    renameSync(`${folder}-away`, folder);
    await later(world, hour);
    expect(copies()).toHaveLength(1);
  });

  it('ask for the passphrase where it is gone from the secrets', async () => {
    const { schedule, plan, secrets } = aSchedule();
    await schedule.set(plan, passphrase);
    secrets.remove('backup_passphrase');
    await schedule.step(never);
    expect(schedule.view()).toMatchObject({ failure: 'BACKUP_PASSPHRASE_MISSING', passphraseSet: false });
  });

  it('are due at once under another passphrase or in another folder, and not for another number of days', async () => {
    const world = aSchedule();
    const { schedule, plan, copies, clock } = world;
    await schedule.set(plan, passphrase);
    await schedule.step(never);
    await clock.advance(hour);
    await schedule.set({ ...plan, everyDays: 7 }, undefined);
    await schedule.step(never);
    expect(copies()).toHaveLength(1);
    await schedule.set(plan, 'un’altra frase segreta');
    await schedule.step(never);
    expect(copies()).toHaveLength(2);
  });

  it('leave nothing when Invita ends in the middle of one, and count it as never begun', async () => {
    const world = aSchedule();
    const { schedule, plan, work, folder } = world;
    await schedule.set(plan, passphrase);
    const stopping = new AbortController();
    work.make = async (path, _phrase, _secrets, { signal }) => {
      writeFileSync(path, 'half');
      stopping.abort(new Refusal('STOPPING'));
      signal.throwIfAborted();
      throw new Error('it was not stopped');
    };
    await schedule.step(stopping.signal);
    expect(readdirSync(folder)).toEqual([]);
    expect(schedule.view()).toMatchObject({ failure: null, lastGood: null });
  });

  it('asked for while one is being made are refused, for that one is older than the wish; made once it has ended', async () => {
    const world = aSchedule();
    const { schedule, plan, work, copies, clock } = world;
    await schedule.set(plan, passphrase);
    let finish = () => {};
    work.make = async (...order) => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return whole(...order);
    };
    const first = schedule.step(never);
    await vi.waitFor(() => expect(schedule.view().running).toBe(true));
    await expect(schedule.runNow(job)).rejects.toMatchObject({ code: 'BACKUP_RUNNING' });
    await vi.waitFor(() => {
      finish();
      expect(schedule.view().running).toBe(false);
    });
    await first;
    expect(copies()).toHaveLength(1);
    expect(schedule.view().failure).toBeNull();
    work.make = whole;
    await clock.advance(1000);
    expect((await schedule.runNow(job)).lastGood?.at).toBe('2026-05-04T08:00:01.000Z');
    expect(copies()).toHaveLength(2);
  });

  it('asked for where none were ever chosen, or what was chosen cannot be read, are not said to be made', async () => {
    const { schedule, plan, dataDirectory, copies } = aSchedule();
    await expect(schedule.runNow(job)).rejects.toMatchObject({ code: 'BACKUP_FOLDER_GONE' });
    await schedule.set(plan, passphrase);
    writeFileSync(join(dataDirectory, 'backup-schedule.json'), '{');
    await expect(schedule.runNow(job)).rejects.toMatchObject({ code: 'BACKUP_SCHEDULE_UNREADABLE' });
    expect(copies()).toEqual([]);
  });

  it('are refused a folder that is none, relative, or inside the data of Invita', async () => {
    const { schedule, plan, folder, dataDirectory } = aSchedule();
    const set = (path: string) => schedule.set({ ...plan, folder: path }, passphrase);
    mkdirSync(join(dataDirectory, 'backups'));
    for (const [path, code] of [
      [join(folder, 'nowhere'), 'BACKUP_FOLDER_GONE'],
      ['copie', 'BACKUP_FOLDER_GONE'],
      [dataDirectory, 'BACKUP_FOLDER_INSIDE'],
      [join(dataDirectory, 'backups'), 'BACKUP_FOLDER_INSIDE'],
    ] as const)
      await expect(set(path)).rejects.toMatchObject({ code });
    await expect(schedule.set(plan, undefined)).rejects.toMatchObject({ code: 'BACKUP_PASSPHRASE_MISSING' });
    expect(schedule.view()).toMatchObject({ on: false, passphraseSet: false });
  });

  it('keep their passphrase out of the file that says what was chosen', async () => {
    const { schedule, plan, dataDirectory } = aSchedule();
    const view = await schedule.set(plan, passphrase);
    expect(JSON.stringify(view)).not.toContain(passphrase);
    expect(readFileSync(join(dataDirectory, 'backup-schedule.json'), 'utf8')).not.toContain(passphrase);
  });

  it('say so when what was chosen cannot be read any more', async () => {
    const { schedule, plan, dataDirectory, copies } = aSchedule();
    await schedule.set(plan, passphrase);
    writeFileSync(join(dataDirectory, 'backup-schedule.json'), '{');
    await schedule.step(never);
    expect(copies()).toEqual([]);
    expect(schedule.view()).toMatchObject({ on: false, failure: 'BACKUP_SCHEDULE_UNREADABLE' });
    rmSync(join(dataDirectory, 'backup-schedule.json'));
    expect(schedule.view().failure).toBeNull();
  });
});
