import { describe, expect, it } from 'vitest';
import type { ContainerFacts, Hazard } from '../container/container-facts.ts';
import type { ContainerSight } from '../container/container-service.ts';
import { secretCheckValue } from '../domain/links/secret.ts';
import type { Answer, WahaTrouble } from '../domain/queue/whatsapp.ts';
import type { SessionStatus } from '../domain/sessions/session-state.ts';
import type { WahaGateway } from '../sessions/waha-gateway.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { able } from './checks/able.ts';
import { sameTime } from './checks/clock.ts';
import { closedToOthers, containerRuns, volumeMounted } from './checks/container.ts';
import { databaseHealthy, storyCoherent } from './checks/database.ts';
import { ofFreeBytes } from './checks/disk.ts';
import { eventsArrive } from './checks/events.ts';
import { history } from './checks/history.ts';
import { key } from './checks/key.ts';
import { reachable } from './checks/reachable.ts';
import { linkSecretRight, secretsPlace } from './checks/secrets.ts';
import { session } from './checks/session.ts';
import type { Patient } from './patient.ts';

interface Waha {
  readonly trouble?: WahaTrouble;
  readonly version?: string;
  readonly reserves?: boolean;
  readonly status?: SessionStatus;
  readonly history?: 'absent' | 'unreadable';
}

/** A WAHA that answers as told, and takes no other call. */
function aGateway({
  trouble,
  version = '2026.9.1',
  reserves = true,
  status = 'CONNECTED',
  ...rest
}: Waha): WahaGateway {
  const answer = <T>(data: T): Answer<T> =>
    trouble === undefined ? { ok: true, data } : { ok: false, trouble };
  return {
    identify: async () => answer({ version, engine: 'GOWS' }),
    session: () => ({
      report: async () => answer({ status, account: null, newChatsRestrictedUntil: null }),
      whatsapp: {
        reserveMessageId: async () => ({ ok: true, data: reserves ? '3EB0' : null }),
        findMessage: async () => ({ kind: rest.history ?? 'absent' }),
      },
    }),
  } as unknown as WahaGateway;
}

function aPatient(waha: Waha, changes: Partial<Patient> = {}): Patient {
  return {
    type: 'main',
    label: 'Sposa',
    url: 'http://127.0.0.1:3000',
    wahaSession: 'default',
    keyReadable: true,
    hearing: null,
    gateway: aGateway(waha),
    withoutKey: aGateway({ trouble: 'WRONG_KEY' }),
    ping: async () => ({ date: null }),
    ...changes,
  };
}

describe('WAHA', () => {
  it.each([
    [{}, 'REACHABLE', 'ok'],
    [{ trouble: 'WRONG_KEY' }, 'REACHABLE', 'ok'],
    [{ trouble: 'UNREACHABLE' }, 'UNREACHABLE', 'failed'],
    [{ trouble: 'NOT_WAHA' }, 'NOT_WAHA', 'failed'],
  ] as const)('%j is %s', async (waha, code, result) => {
    expect(await reachable(aPatient(waha))).toMatchObject({
      code,
      result,
      values: { host: '127.0.0.1:3000' },
    });
  });

  it.each([
    [{}, 'KEY_ACCEPTED', 'ok'],
    [{ trouble: 'WRONG_KEY' }, 'KEY_REFUSED', 'failed'],
    [{ trouble: 'UNREACHABLE' }, 'WAHA_FIRST', 'unknown'],
  ] as const)('with our key, %j, is %s', async (waha, code, result) => {
    expect(await key(aPatient(waha))).toMatchObject({ code, result });
  });

  it('that lets anybody in is told, even where our own key cannot be read', async () => {
    const open = { withoutKey: aGateway({}), keyReadable: false };
    expect(await key(aPatient({}, open))).toMatchObject({ code: 'KEY_NONE', result: 'failed' });
    expect(await key(aPatient({}, { keyReadable: false }))).toMatchObject({ code: 'SEALED_FROM_HERE' });
  });

  it.each([
    [{}, 'ABLE', 'ok'],
    [{ version: '2026.7.1' }, 'NO_RESTRICTIONS', 'warning'],
    [{ version: '2024.12.1' }, 'TOO_OLD', 'failed'],
    [{ reserves: false }, 'NO_IDS', 'warning'],
    [{ reserves: false, status: 'WAITING_QR' }, 'ABLE', 'ok'],
    [{ version: '2026.2.1', status: 'WAITING_QR' }, 'NO_IDS', 'warning'],
    [{ trouble: 'UNREACHABLE' }, 'WAHA_FIRST', 'unknown'],
  ] as const)('%j is able: %s', async (waha, code, result) => {
    expect(await able(aPatient(waha))).toMatchObject({ code, result });
  });

  it.each([
    [{}, 'HISTORY_READABLE', 'ok'],
    [{ history: 'unreadable' }, 'HISTORY_UNREADABLE', 'warning'],
    [{ status: 'WAITING_QR' }, 'PHONE_FIRST', 'unknown'],
    [{ trouble: 'UNREACHABLE' }, 'WAHA_FIRST', 'unknown'],
  ] as const)('%j lets its history be read: %s', async (waha, code, result) => {
    expect(await history(aPatient(waha))).toMatchObject({ code, result });
  });

  it.each([
    ['CONNECTED', 'CONNECTED', 'ok'],
    ['WAITING_QR', 'WAITING_FOR_PHONE', 'warning'],
    ['DISCONNECTED', 'NOT_CONNECTED', 'failed'],
    ['FAILED', 'LINK_CLOSED', 'failed'],
    ['UNKNOWN', 'STATUS_UNKNOWN', 'warning'],
  ] as const)('whose session is %s says %s', async (status, code, result) => {
    expect(await session(aPatient({ status }))).toMatchObject({ code, result });
  });

  it.each([
    [{ heardAt: 0 }, 'EVENTS_ARRIVE', 'ok'],
    [{ heardAt: null }, 'EVENTS_OPEN', 'ok'],
    [{ stream: 'REFUSED', heardAt: 0 }, 'EVENTS_CLOSED', 'warning'],
    [{ stream: 'CONNECTING' }, 'EVENTS_CLOSED', 'warning'],
    [{ deaf: true }, 'EVENTS_SILENT', 'failed'],
  ] as const)('heard as %j says %s', (changes, code, result) => {
    const rest = { historyUnreadable: false, unknownEvents: 0, malformedEvents: 0 };
    const hearing = { stream: 'OPEN' as const, heardAt: null, deaf: false, ...rest, ...changes };
    const outcome = eventsArrive(hearing, 5 * 60_000 + 1);
    expect(outcome).toMatchObject({ code, result });
    if (code === 'EVENTS_ARRIVE') expect(outcome.values).toEqual({ minutes: 6 });
  });

  it('whose clock is more than half a minute away is told by how much', async () => {
    const clock = new ManualClock();
    const at = (offMs: number) =>
      sameTime(aPatient({}, { ping: async () => ({ date: clock.now().wall + offMs }) }), clock);
    expect(await at(-2_000)).toMatchObject({ code: 'CLOCK_RIGHT', result: 'ok' });
    expect(await at(90_000)).toMatchObject({ code: 'CLOCK_OFF', result: 'failed', values: { seconds: 90 } });
    expect(await at(-90_000)).toMatchObject({ code: 'CLOCK_OFF' });
    expect(await sameTime(aPatient({}, { ping: async () => null }), clock)).toMatchObject({
      code: 'WAHA_FIRST',
    });
  });
});

describe('the container', () => {
  const facts = (changes: Partial<ContainerFacts & { answering: boolean }> = {}) => ({
    id: 'abc',
    name: 'invita-waha',
    image: 'devlikeapro/waha:gows-2026.9.1',
    version: '2026.9.1',
    engine: 'GOWS' as const,
    state: 'RUNNING' as const,
    restarts: 0,
    startedAt: 0,
    url: 'http://127.0.0.1:3000',
    port: 3000,
    volume: 'invita-waha-sessions',
    key: 'sha512:1',
    hazards: [] as readonly Hazard[],
    answering: true,
    ...changes,
  });
  const sight = (changes: Partial<ContainerSight> = {}): ContainerSight => ({
    docker: 'READY',
    container: facts(),
    others: [],
    wantedImage: null,
    ...changes,
  });
  const hour = 3_600_000;

  it.each([
    [{}, 'RUNS', 'ok'],
    [{ state: 'STOPPED' }, 'STOPPED', 'failed'],
    [{ answering: false }, 'SILENT', 'failed'],
    [{ answering: false, startedAt: hour - 5_000 }, 'STARTS', 'warning'],
  ] as const)('%j: %s', (changes, code, result) => {
    expect(containerRuns(sight({ container: facts(changes) }), hour)).toMatchObject({ code, result });
  });

  it('is not missed where somebody else runs WAHA, or where there is no Docker', () => {
    expect(containerRuns(sight({ container: null }), hour)).toMatchObject({
      code: 'NOT_OURS',
      result: 'unknown',
    });
    expect(containerRuns(sight({ docker: 'MISSING', container: null }), hour)).toMatchObject({
      code: 'NO_DOCKER',
    });
  });

  it('says whether the link outlives it', () => {
    expect(volumeMounted(sight())).toMatchObject({ code: 'VOLUME_MOUNTED', result: 'ok' });
    expect(volumeMounted(sight({ container: facts({ volume: null }) }))).toMatchObject({ result: 'warning' });
  });

  it.each([
    [[], [], 'LOOPBACK_ONLY', null],
    [['EXPOSED'], [], 'EXPOSED', 'SECURE_CONTAINER'],
    [[], ['EXPOSED'], 'EXPOSED', 'SHOW_WHATSAPP'],
    [['NO_KEY'], [], 'KEYLESS', 'SECURE_CONTAINER'],
    [['NO_KEY'], ['EXPOSED', 'NO_KEY'], 'EXPOSED', 'SHOW_WHATSAPP'],
    [['NO_VOLUME'], ['NO_VOLUME'], 'LOOPBACK_ONLY', null],
  ] as const)('with %j, beside one with %j: %s', (own, other, code, action) => {
    const outcome = closedToOthers(
      sight({ container: facts({ hazards: own }), others: [facts({ name: 'by-hand', hazards: other })] }),
    );
    expect(outcome).toMatchObject({ code, ...(action !== null && { action }) });
  });
});

describe('this computer', () => {
  it.each([
    [50, 'DISK_FREE', 'ok', 50],
    [1.55, 'DISK_FREE', 'ok', 1.5],
    [0.9, 'DISK_LOW', 'warning', 0.9],
    [0.1, 'DISK_LOW', 'failed', 0.1],
  ] as const)('with %d GB free: %s', (gigabytes, code, result, told) => {
    expect(ofFreeBytes(gigabytes * 1024 ** 3)).toMatchObject({ code, result, values: { gigabytes: told } });
  });

  it('has a store that is whole, or not', () => {
    expect(databaseHealthy('ok')).toMatchObject({ code: 'DATABASE_HEALTHY' });
    expect(databaseHealthy('row 3 missing')).toMatchObject({
      code: 'DATABASE_DAMAGED',
      result: 'failed',
    });
  });

  it('says which promises of the store were broken, a damaged file aside, which is told by itself', () => {
    expect(
      storyCoherent({ checked: 148, findings: [{ rule: 'FILE_DAMAGED', message: null }] }),
    ).toMatchObject({
      code: 'STORY_COHERENT',
      values: { messages: 148 },
    });
    const twice = { rule: 'INVITED_TWICE', message: 'm1' } as const;
    const findings = [twice, twice, { rule: 'TEXT_CHANGED', message: 'm2' } as const];
    expect(storyCoherent({ checked: 148, findings })).toMatchObject({
      code: 'STORY_BROKEN',
      result: 'failed',
      values: { messages: 3, rules: 'INVITED_TWICE, TEXT_CHANGED' },
    });
  });

  it.each([
    ['keychain', { by: 'keychain' }, 'IN_KEYCHAIN', 'ok'],
    ['keychain that is not asked from here', { by: 'keychain-elsewhere' }, 'SEALED_FROM_HERE', 'ok'],
    ['key file', { by: 'key-file', path: '/keys/k', beside: false }, 'UNDER_KEY_FILE', 'ok'],
    ['key file beside them', { by: 'key-file', path: '/data/k', beside: true }, 'KEY_FILE_BESIDE', 'warning'],
    ['key file of others', { by: 'wrong-key-file', path: '/keys/k' }, 'KEY_FILE_REFUSED', 'failed'],
    ['readable file', { by: 'nothing' }, 'IN_FILE', 'warning'],
  ] as const)('says plainly what protects the secrets: a %s', (_, place, code, result) => {
    expect(secretsPlace(place, false)).toMatchObject({ code, result });
  });

  it('asks no protection for the secrets of practice, which open nothing', () => {
    expect(secretsPlace({ by: 'nothing' }, true)).toMatchObject({ code: 'OF_PRACTICE', result: 'ok' });
  });

  it('knows whether the link secret is that of the links already sent', () => {
    const check = secretCheckValue('right');
    expect(linkSecretRight('right', check)).toMatchObject({ code: 'SECRET_RIGHT' });
    expect(linkSecretRight('other', check)).toMatchObject({ code: 'SECRET_CHANGED', result: 'failed' });
    expect(linkSecretRight(null, check)).toMatchObject({ code: 'SECRET_MISSING', result: 'failed' });
    expect(linkSecretRight(null, null)).toMatchObject({ code: 'SECRET_NOT_YET', result: 'ok' });
  });
});
