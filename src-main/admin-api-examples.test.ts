import { execFile, spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { keyFileBeside, temporaryDirectory } from './testing/real-app.ts';

const page = readFileSync(join(import.meta.dirname, '../docs/admin-api.md'), 'utf8');
const run = promisify(execFile);

/** All examples of the page in a language, in their order, as they stand there. */
function examples(language: string): readonly string[] {
  const blocks = page.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'));
  return [...blocks].map(([, block = '']) => block);
}

const curl = spawnSync('curl', ['--version']).status === 0;
const python = ['python3', '/usr/bin/python3'].find((each) => spawnSync(each, ['--version']).status === 0);
const django = ['python3', '/usr/bin/python3'].find(
  (each) => spawnSync(each, ['-c', 'import django']).status === 0,
);

interface AnswerLog {
  readonly total: number;
  readonly items: readonly { readonly rsvp: string; readonly adults: number | null }[];
}

/** A real `serve` in practice mode with one household, whose link is known. */
async function serve() {
  const directory = temporaryDirectory();
  const args = [join(import.meta.dirname, 'serve.ts'), '--practice', '--no-open', '--port', '0'];
  const child = spawn(process.execPath, [...args, '--data-dir', directory], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, INVITA_KEY_FILE: keyFileBeside(directory) },
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    const listen = (piece: Buffer) => {
      said += piece;
      const found = /ready: (http:\S+?)\/#/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    void ended.then(() => reject(new Error(`serve ended: ${said}`)));
  });
  const admin = readFileSync(join(directory, 'api-token'), 'utf8').trim();
  const ask = async <T>(path: string, method = 'GET', body?: unknown): Promise<T> => {
    const response = await fetch(`${address}/api/admin/${path}`, {
      method,
      headers: { authorization: `Bearer ${admin}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  const family = { name: 'Famiglia Rossi', phones: ['+39 333 765 4321'] };
  const { household } = await ask<{ household: { id: string } }>('guests/', 'POST', family);
  const { link } = await ask<{ link: string }>(`guests/${household.id}/link/`);
  const linkToken = link.slice(link.lastIndexOf('/') + 1);
  return { directory, address, admin, ask, linkToken };
}

/** A proxy of this machine would be asked for 127.0.0.1 too. */
const env = (more: NodeJS.ProcessEnv) => ({ ...process.env, NO_PROXY: '*', no_proxy: '*', ...more });

describe('the examples of docs/admin-api.md', () => {
  it.skipIf(!curl)(`with curl${curl ? '' : ': SKIPPED, as there is no curl here'}`, async () => {
    const { directory, address, ask, linkToken } = await serve();
    const script = join(directory, 'examples.sh');
    writeFileSync(script, `set -eu\n${examples('sh').join('\n')}`);
    const given = { INVITA: address, DATA_DIR: directory, LINK_TOKEN: linkToken };
    const { stdout } = await run('sh', [script], { env: env(given) });
    expect(stdout).toContain('"dietary":"vegetarian"');
    expect(stdout).not.toContain('"code":');

    expect(await ask<AnswerLog>('rsvp/')).toMatchObject({
      total: 1,
      items: [{ rsvp: 'COMING', adults: 2, children: 1, source: 'WEBSITE', stands: true }],
    });
    expect(await ask('whatsapp/queue/')).toMatchObject({ total: 1, items: [{ kind: 'CUSTOM' }] });
    expect(await ask('tokens/')).toMatchObject({ total: 1, items: [{ name: 'Web site', scope: 'enqueue' }] });
  });

  it.skipIf(python === undefined)(
    `in Python alone${python ? '' : ': SKIPPED, as there is no python3 here'}`,
    async () => {
      const { directory, address, admin, linkToken } = await serve();
      const [client = ''] = examples('python');
      writeFileSync(join(directory, 'invita.py'), client);
      const use = `
from invita import Invita, Refused
invita = Invita("${address}", "${admin}")
told = invita.call("POST", "/api/admin/rsvp/", {"token": "${linkToken}", "rsvp": "MAYBE"})
assert told["current"]["rsvp"] == "MAYBE", told
try:
    invita.call("POST", "/api/admin/rsvp/", {"token": "nonsense", "rsvp": "MAYBE"})
except Refused as refused:
    print(refused.status, refused.code)
`;
      writeFileSync(join(directory, 'use.py'), use);
      const { stdout } = await run(python ?? '', ['use.py'], { cwd: directory, env: env({}) });
      expect(stdout.trim()).toBe('403 LINK_NOT_VALID');
    },
  );

  it.skipIf(django === undefined)(
    `in Django${django ? '' : ': SKIPPED, as no python3 here has Django'}`,
    async () => {
      const { directory, address, ask, linkToken } = await serve();
      const site = { name: 'Sito', scope: 'enqueue' };
      const { token } = await ask<{ token: string }>('tokens/', 'POST', site);
      const [client = '', views = ''] = examples('python');
      writeFileSync(join(directory, 'invita.py'), client);
      writeFileSync(join(directory, 'views.py'), views);
      const use = `
from django.conf import settings
settings.configure(SECRET_KEY="not used", ALLOWED_HOSTS=["*"], INVITA_ADDRESS="${address}", INVITA_TOKEN="${token}")
import django
django.setup()
from django.test import RequestFactory
from views import answer
post = lambda token, **form: answer(RequestFactory().post("/", form), token=token)
form = {"coming": "yes", "adults": "2", "form_id": "f-1"}
for each in (post("${linkToken}", **form), post("${linkToken}", **form), post("x${linkToken}", **form)):
    print(each.status_code, each.content.decode())
`;
      writeFileSync(join(directory, 'use.py'), use);
      const { stdout } = await run(django ?? '', ['use.py'], { cwd: directory, env: env({}) });
      expect(stdout.trim().split('\n')).toEqual([
        '200 {"rsvp": "COMING"}',
        '200 {"rsvp": "COMING"}',
        '403 {"code": "LINK_NOT_VALID"}',
      ]);
      expect(await ask<AnswerLog>('rsvp/')).toMatchObject({
        total: 1,
        items: [{ rsvp: 'COMING', adults: 2 }],
      });
      expect(await ask('whatsapp/queue/')).toMatchObject({
        total: 1,
        items: [{ kind: 'RSVP_CONFIRMATION', household: { name: 'Famiglia Rossi' } }],
      });
    },
  );
});
