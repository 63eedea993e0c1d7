import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { type Method, methods } from '#contract';
import { reportText } from '#contract/doctor-words.ts';
import type { App } from './app.ts';
import { openZip } from './domain/guests/import/read/zip.ts';
import { fileLog } from './log-file.ts';
import { noLatencies } from './practice/latencies.ts';
import { startPracticeWaha } from './practice/practice-waha.ts';
import { openKeptSecrets } from './secrets/keep-secrets.ts';
import { systemClock } from './system-clock.ts';
import { systemRandom } from './system-random.ts';
import { ask, guestList, until } from './testing/ask.ts';
import { keyFileBeside, startTestApp, temporaryDirectory } from './testing/real-app.ts';
import { createHttpApp } from './transports/http/app.ts';

const canaries = {
  wahaKey: 'canary-waha-key-K7qX2mPd',
  typedKey: 'canary-typed-key-Bz41RtWq',
  linkSecret: 'canary-link-secret-9tVb3kQw7ZsL1pXy8RmN4cJd',
  nextLinkSecret: 'canary-next-secret-5hGt2wEr8YuI0oPa3SdF6gHj',
  weakSecret: 'canary-weak',
  containerKey: 'canary-container-key-N3vC8xZl',
  passphrase: 'canary passphrase of six words',
  wrongPassphrase: 'canary of another passphrase',
  schedulePassphrase: 'canary passphrase by itself',
};

/** What came out of the app, by where it came out. */
class Outlets {
  readonly #came: { readonly where: string; readonly bytes: Buffer }[] = [];
  readonly answered = new Set<string>();

  take(where: string, value: unknown): void {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    this.#came.push({ where, bytes: Buffer.from(text ?? '') });
    for (const each of textsIn(value)) this.takePacked(where, each);
  }

  /** Base64 and the parts of a workbook, as whoever opens the file sees them. */
  takePacked(where: string, text: string): void {
    const packed = /^(?:data:[^,]*,)?([\w+/-]{16,}={0,2})$/.exec(text)?.[1];
    if (packed === undefined) return;
    const bytes = Buffer.from(packed, 'base64');
    this.#came.push({ where, bytes });
    if (bytes.subarray(0, 4).toString('latin1') !== 'PK\x03\x04') return;
    const zip = openZip(bytes);
    for (const name of zip.names) {
      this.#came.push({ where: `${where} ${name}`, bytes: Buffer.from(zip.read(name) ?? []) });
    }
  }

  /** Where a secret came out, in whatever spelling. */
  where(secret: string): readonly string[] {
    const bytes = Buffer.from(secret);
    const spellings = [
      secret,
      encodeURIComponent(secret),
      ...(['base64', 'base64url', 'hex'] as const).map((each) => bytes.toString(each).replace(/=+$/, '')),
    ];
    return this.#came
      .filter((one) => spellings.some((spelling) => one.bytes.includes(spelling)))
      .map(({ where }) => where);
  }

  get size(): number {
    return this.#came.length;
  }
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** A real realm with a linked phone, guests, messages on their way, and every secret there is. */
async function world() {
  const directory = temporaryDirectory();
  const clock = systemClock(directory);
  const random = systemRandom();
  const waha = await startPracticeWaha({ clock, random, apiKey: canaries.wahaKey, latencies: noLatencies });
  onTestFinished(() => waha.close());
  const secrets = () =>
    openKeptSecrets({
      directory,
      keyFile: { path: keyFileBeside(directory), named: true },
      randomBytes: random.bytes,
    });
  const { store } = secrets();
  store.set('waha_container_key', canaries.containerKey);
  store.set('invitation_link_secret', canaries.linkSecret);

  const log = fileLog(directory, clock, random);
  const app = await startTestApp({ directory, clock, random, log, secrets });
  const out = new Outlets();
  app.subscribe((event, payload) => out.take(`event ${event}`, payload));
  const told = async (method: string, input?: unknown) => {
    const result = await app.dispatch(method, input);
    out.take(result.ok ? method : `${method} refused`, result);
    if (result.ok) out.answered.add(method);
    return result;
  };
  return { directory, app, waha, out, told };
}

/** All that needs more than nothing, with ids of what is there; what is secret among it is a canary. */
async function inputs(app: App): Promise<readonly (readonly [Method, unknown])[]> {
  const { items: households } = await ask(app, 'guests.list', {});
  const household = households[0]?.id ?? '';
  const { items: queued } = await ask(app, 'queue.list', {});
  const message = queued[0]?.id ?? '';
  const template = (await ask(app, 'invitations.templates', undefined))[0]?.id ?? '';
  const link = (await ask(app, 'links.get', { household })).link ?? '';
  return [
    ...(['sessions.get', 'sessions.check', 'sessions.unsent'] as const).map(
      (method) => [method, { type: 'main' }] as const,
    ),
    ['queue.list', {}],
    ['queue.get', { id: message }],
    ['guests.list', { q: 'Prova' }],
    ['guests.get', { id: household }],
    ['guests.timeline', { id: household }],
    ['guests.ids', {}],
    ['guests.imports', {}],
    ['guests.export', { format: 'csv' }],
    ['guests.export', { format: 'xlsx' }],
    ['inbox.list', {}],
    ['inbox.conversation', { household }],
    ['inbox.ofHousehold', { id: household }],
    ['rsvp.ofHousehold', { household }],
    ['replies.open', {}],
    ['replies.ofHousehold', { household }],
    ['invitations.templateHistory', { id: template }],
    ['invitations.preview', { household }],
    ['invitations.otherWay', { household }],
    ['invitations.unreached', {}],
    ['invitations.check', { households: [household] }],
    ['links.get', { household }],
    ['links.verify', { link }],
    ['configuration.whatIf', { whatsapp_rate_limit: 5 }],
    ['container.log', {}],
    ['reports.coming', {}],
    ['reports.missing', {}],
    ...(['summary', 'coming', 'missing'] as const).flatMap((report) =>
      (['csv', 'xlsx'] as const).map((format) => ['reports.export', { report, format }] as const),
    ),
  ];
}

/** Each names a secret and is refused for another reason; the words must not repeat it. */
const refused: readonly (readonly [Method, unknown])[] = [
  ['app.probeWaha', { waha_url: 'http://127.0.0.1:9', waha_api_key: canaries.typedKey }],
  ['app.useWaha', { waha_url: `http://${canaries.typedKey}`, waha_api_key: canaries.typedKey }],
  ['sessions.update', { type: 'main', changes: { waha_api_key: canaries.typedKey, waha_url: 'no url' } }],
  ['sessions.update', { type: 'main', changes: { waha_api_key: canaries.typedKey.repeat(30) } }],
  ['sessions.create', { waha_api_key: canaries.typedKey }],
  ['links.rotateSecret', { graceDays: 30, secret: canaries.weakSecret }],
  ['links.rotateSecret', { graceDays: 0, secret: canaries.nextLinkSecret }],
  ['configuration.update', { invitation_link_secret: canaries.weakSecret }],
  ['configuration.update', { whatsapp_rate_limit: 0, invitation_link_secret: canaries.nextLinkSecret }],
  ['backups.inspect', { id: 'nothing', passphrase: canaries.wrongPassphrase }],
  ['backups.make', { passphrase: canaries.weakSecret, withSecrets: true }],
];

it('a secret would be found as it is, in an address, in base64 and in a file handed out in base64', () => {
  const secret = canaries.passphrase;
  const hidden = [
    { error: { message: `x ${secret} y` } },
    { link: `https://a.example/?q=${encodeURIComponent(secret)}` },
    { id: `${Buffer.from(secret).toString('base64url')}` },
    { content: Buffer.from(`Nome;Cognome\n${secret};Rossi`).toString('base64') },
  ];
  const out = new Outlets();
  hidden.forEach((each, at) => void out.take(String(at), each));
  expect(new Set(out.where(secret))).toEqual(new Set(['0', '1', '2', '3']));
  expect(out.where('another secret')).toEqual([]);
});

it('no secret comes out of any answer, event, error, export, report or log, however it went in', async () => {
  const { directory, app, waha, out, told } = await world();
  await told('app.switchRealm', { realm: 'real' });
  await told('sessions.update', {
    type: 'main',
    changes: { waha_url: waha.url, waha_api_key: canaries.wahaKey },
  });
  await told('sessions.refresh', { type: 'main' });
  await until(
    () => ask(app, 'sessions.check', { type: 'main' }),
    ({ qr }) => qr !== null,
  );
  waha.phone.scan('default');
  await until(
    () => ask(app, 'sessions.check', { type: 'main' }),
    ({ status }) => status === 'CONNECTED',
  );
  const preview = await ask(app, 'guests.previewImport', { content: guestList(3) });
  await told('guests.applyImport', { previewId: preview.previewId });
  await told('queue.pause');
  await told('invitations.send', { households: 'all-not-invited' });
  await told('links.rotateSecret', { graceDays: 30, secret: canaries.nextLinkSecret });
  await told('backups.setSchedule', {
    plan: { on: true, folder: join(directory, 'copies'), everyDays: 1, keep: 3, withSecrets: true },
    passphrase: canaries.schedulePassphrase,
  });
  const token = await ask(app, 'tokens.create', { name: 'Sito', scope: 'admin' });

  const list = await inputs(app);
  for (const [method, input] of list) await told(method, input);
  for (const method of Object.keys(methods)) if (isQuestion(method)) await told(method);
  for (const [method, input] of refused) {
    expect((await told(method, input)).ok, `${method} was to be refused`).toBe(false);
  }
  const report = await ask(app, 'doctor.run', undefined);
  for (const language of ['it', 'en'] as const) out.take('doctor report', reportText(language, report));

  const { passphrase } = canaries;
  for (const withSecrets of [false, true]) {
    const { id } = await ask(app, 'backups.make', { passphrase, withSecrets });
    await told('backups.read', { id, offset: 0 });
    await told('backups.inspect', { id, passphrase });
    await told('backups.inspect', { id, passphrase: canaries.wrongPassphrase });
    await told('backups.close', { id });
  }
  await overHttp(app, out, token.token);

  // What the window asks for without an input, and what is asked above, was really answered.
  const questions = new Set<string>([
    ...list.map(([method]) => method),
    ...Object.keys(methods).filter(isQuestion),
  ]);
  expect([...questions].filter((method) => !out.answered.has(method))).toEqual([]);
  expect(out.size).toBeGreaterThan(150);

  await app.stop();
  for (const file of filesIn(directory)) out.take(`file ${file}`, readFileSync(file, 'latin1'));
  const leaks = Object.entries({ ...canaries, token: token.token }).flatMap(([name, secret]) =>
    out.where(secret).map((where) => `${name} in ${where}`),
  );
  expect(leaks).toEqual([]);
}, 180_000);

/** Asked without an input, and changing nothing that the rest of the story needs. */
function isQuestion(method: string): boolean {
  const { input } = methods[method as Method];
  return (
    input.safeParse(undefined).success &&
    !/^(queue\.(pause|resume)|app\.|practice\.|tokens\.renewFile|updates\.|retention\.postpone|backups\.(runNow|chooseFolder))/.test(
      method,
    ) &&
    !/^container\.(start|stop|restart|update|changeKey|remove|cancel|use)/.test(method) &&
    !/^computer\.openDirectory/.test(method)
  );
}

async function overHttp(app: App, out: Outlets, token: string): Promise<void> {
  const { app: http } = createHttpApp({ ...app.http() });
  const fetched = async (method: string, path: string, authorization: string, body?: string) => {
    const response = await http.request(`http://127.0.0.1${path}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    out.take(`HTTP ${method} ${path} ${response.status}`, text);
    out.take(`HTTP headers of ${path}`, JSON.stringify([...response.headers]));
    return text;
  };
  const document = JSON.parse(await fetched('GET', '/api/openapi.json', '')) as {
    paths: Record<string, Record<string, unknown>>;
  };
  await fetched('GET', '/api/health', '');
  await fetched('GET', '/api/admin/guests/', `Bearer ${canaries.typedKey}`);
  for (const [path, verbs] of Object.entries(document.paths)) {
    const at = path.replace('{type}', 'main').replace(/\{\w+\}/, 'nobody');
    for (const verb of Object.keys(verbs)) {
      const body = verb === 'get' ? undefined : `{"waha_api_key": "${canaries.typedKey}", "nonsense": `;
      await fetched(verb.toUpperCase(), at, `Bearer ${token}`, body);
    }
  }
}

function filesIn(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((name) => join(directory, name))
    .filter((path) => statSync(path).isFile());
}

it('a secret goes into the window’s requests and comes back in no answer, but a token in the one that makes it', () => {
  const secretive = (schema: z.ZodType, io: 'input' | 'output') =>
    [...JSON.stringify(z.toJSONSchema(schema, { io, unrepresentable: 'any' })).matchAll(/"(\w+)":\{/g)]
      .map(([, name = '']) => name)
      .filter((name) => /key|secret|passphrase|token/i.test(name))
      // Whether there is one, or which one was meant; a passkey is a step of the link to the phone.
      .filter(
        (name) => !/idempotency|Set$|^has_|_set$|Until$|^withSecrets$|^previousSecret$|^passkey$/.test(name),
      );
  const fields = (io: 'input' | 'output') =>
    Object.fromEntries(
      Object.entries(methods)
        .map(([name, each]) => [name, [...new Set(secretive(each[io], io))]] as const)
        .filter(([, names]) => names.length > 0),
    );
  // The key of a row tells it from the others.
  expect(fields('output')).toEqual({ 'guests.previewRows': ['key'], 'tokens.create': ['token'] });
  expect(fields('input')).toMatchObject({
    'sessions.update': ['waha_api_key'],
    'links.rotateSecret': ['secret'],
    'backups.make': ['passphrase'],
  });
});
