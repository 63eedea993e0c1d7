import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DoctorFinding } from '#contract/doctor.ts';
import type { App } from '../app.ts';
import { ask, until } from '../testing/ask.ts';
import { startTestApp, temporaryDirectory } from '../testing/real-app.ts';

const noDocker = {
  platform: 'linux' as const,
  environment: { DOCKER_HOST: 'unix:///nowhere.sock' },
  home: '/',
};
const found = (findings: readonly DoctorFinding[], check: DoctorFinding['check']) =>
  findings.find((one) => one.check === check);

function anApp(directory: string, realm: 'real' | 'practice'): Promise<App> {
  const waha = realm === 'real' ? { url: 'http://127.0.0.1:9', key: canary } : null;
  return startTestApp({ directory, waha, docker: { surroundings: noDocker } });
}

const canary = 'canary-key-nobody-may-see';

describe('the doctor of an app', () => {
  it('finds everything in order where the practice phone is linked', async () => {
    const app = await anApp(temporaryDirectory(), 'practice');
    await until(
      () => ask(app, 'sessions.get', { type: 'main' }),
      ({ status }) => status === 'WAITING_QR',
    );
    const before = (await ask(app, 'doctor.run', undefined)).findings;
    expect(found(before, 'SESSION')).toMatchObject({ code: 'WAITING_FOR_PHONE', result: 'warning' });
    expect(found(before, 'HISTORY')).toMatchObject({ code: 'PHONE_FIRST', result: 'unknown' });

    await ask(app, 'practice.scan', { type: 'main' });
    await until(
      () => ask(app, 'sessions.check', { type: 'main' }),
      ({ status }) => status === 'CONNECTED',
    );
    // The stream of events opens in its own time.
    const { findings, realm } = await until(
      () => ask(app, 'doctor.run', undefined),
      (report) => found(report.findings, 'EVENTS')?.result === 'ok',
    );
    expect(realm).toBe('practice');
    expect(findings.filter(({ result }) => result !== 'ok')).toEqual([]);
    expect(findings.map(({ check }) => check)).toEqual([
      ...['WAHA_REACHABLE', 'WAHA_ABLE', 'SESSION', 'EVENTS', 'HISTORY'],
      ...['DATABASE', 'STORY', 'DISK', 'COPIES', 'SECRETS', 'LINK_SECRET'],
    ]);
  });

  it('finds out that WAHA is gone, and does not guess what only WAHA could tell', async () => {
    const app = await anApp(temporaryDirectory(), 'real');
    const { findings } = await ask(app, 'doctor.run', undefined);
    expect(found(findings, 'WAHA_REACHABLE')).toMatchObject({ code: 'UNREACHABLE', result: 'failed' });
    for (const check of ['WAHA_KEY', 'WAHA_ABLE', 'SESSION', 'HISTORY', 'CLOCK'] as const)
      expect(found(findings, check), check).toMatchObject({ code: 'WAHA_FIRST', result: 'unknown' });
    expect(found(findings, 'CONTAINER')).toMatchObject({ code: 'NO_DOCKER', result: 'unknown' });
    expect(found(findings, 'DATABASE')).toMatchObject({ result: 'ok' });
  });
});

describe('npm run doctor', () => {
  it('tells the same beside the app that runs, changes nothing, and shows no secret', async () => {
    const directory = temporaryDirectory();
    const app = await anApp(directory, 'practice');
    await ask(app, 'app.switchRealm', { realm: 'real' });
    await ask(app, 'sessions.update', {
      type: 'main',
      changes: { label: '+39 333 123 4567', waha_url: 'http://127.0.0.1:9', waha_api_key: canary },
    }).catch(() => {});
    const { code, out } = await run(directory);
    expect(code).toBe(1);
    expect(out).toMatch(/^Invita doctor · .* · real · /m);
    expect(out).toMatch(/\[TO FIX\] Answer of WAHA \(main\): Nobody answers at 127\.0\.0\.1:9\./);
    expect(out).toMatch(/\[OK\] Store: The store is whole\./);
    expect(out).not.toContain(canary);
    expect(out).not.toContain('333');
    // The app goes on as if nobody had looked.
    expect(await ask(app, 'app.info', undefined)).toMatchObject({ realm: 'real' });
  });

  it('says that there is nothing to check where Invita was never opened', async () => {
    const { code, out } = await run(join(temporaryDirectory(), 'never'));
    expect(code).toBe(0);
    expect(out).toContain('open Invita once');
  });
});

function run(directory: string): Promise<{ code: number | null; out: string }> {
  const program = join(import.meta.dirname, '..', 'doctor-cli.ts');
  const env = {
    ...process.env,
    LANG: 'en_GB.UTF-8',
    LC_ALL: '',
    LANGUAGE: '',
    DOCKER_HOST: 'unix:///nowhere.sock',
  };
  const child = spawn(process.execPath, [program, '--data-dir', directory], { env });
  let out = '';
  child.stdout.on('data', (text) => {
    out += text;
  });
  child.stderr.on('data', (text) => {
    out += text;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out })));
}
