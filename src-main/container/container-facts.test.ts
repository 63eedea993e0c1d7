import type { ContainerInspectInfo } from 'dockerode';
import { describe, expect, it } from 'vitest';
import { containerFacts, isOlder } from './container-facts.ts';
import { createOptions } from './create-options.ts';
import { containerDefinition, hashedKey, imageOf } from './definition.ts';

interface Changes {
  readonly env?: readonly string[];
  readonly ports?: readonly { HostIp?: string; HostPort?: string }[];
  readonly network?: string;
  readonly mounts?: readonly object[];
  readonly state?: object;
}

const ours = createOptions(
  containerDefinition({
    name: 'invita-waha',
    image: imageOf('GOWS', 'amd64'),
    engine: 'GOWS',
    port: 3000,
    key: hashedKey('key'),
  }),
);

/** What Docker says of the container we create, with changes. */
function facts({ env, ports, network = 'bridge', mounts, state }: Changes = {}) {
  return containerFacts({
    Id: 'abc',
    Name: '/invita-waha',
    RestartCount: 0,
    Config: { Image: ours.Image, Env: env ?? ours.Env },
    HostConfig: {
      NetworkMode: network,
      PortBindings: ports === undefined ? ours.HostConfig?.PortBindings : { '3000/tcp': ports },
    },
    Mounts: mounts ?? [{ Type: 'volume', Name: 'invita-waha-sessions', Destination: '/app/.sessions' }],
    State: { Running: true, Restarting: false, StartedAt: '2026-11-26T00:47:21.490107764Z', ...state },
  } as unknown as ContainerInspectInfo);
}

describe('what is known of a container', () => {
  it('finds nothing to warn of in the one we make', () => {
    expect(facts()).toMatchObject({
      name: 'invita-waha',
      version: '2026.9.1',
      engine: 'GOWS',
      state: 'RUNNING',
      startedAt: Date.parse('2026-11-26T00:47:21.490Z'),
      url: 'http://127.0.0.1:3000',
      volume: 'invita-waha-sessions',
      key: hashedKey('key'),
      hazards: [],
    });
  });

  it.each([
    [[{ HostIp: '0.0.0.0', HostPort: '3000' }], true],
    [[{ HostIp: '', HostPort: '3000' }], true],
    [[{ HostPort: '3000' }], true],
    [[{ HostIp: '::', HostPort: '3000' }], true],
    [[{ HostIp: '192.168.1.5', HostPort: '3000' }], true],
    [
      [
        { HostIp: '127.0.0.1', HostPort: '3000' },
        { HostIp: '0.0.0.0', HostPort: '3001' },
      ],
      true,
    ],
    [[{ HostIp: '127.0.0.2', HostPort: '3000' }], false],
    [[{ HostIp: '::1', HostPort: '3000' }], false],
    [[], false],
  ])('published as %j it is exposed: %s', (ports, exposed) => {
    expect(facts({ ports }).hazards.includes('EXPOSED')).toBe(exposed);
  });

  it('is exposed on the network of the computer itself', () => {
    expect(facts({ network: 'host' }).hazards).toContain('EXPOSED');
  });

  it.each([
    [[], true],
    [['WAHA_API_KEY='], true],
    [['WAHA_API_KEY=admin'], true],
    [['WAHA_API_KEY=a-good-long-key', 'WAHA_NO_API_KEY=True'], true],
    [['WAHA_API_KEY=a-good=long-key'], false],
    [['WAHA_API_KEY=', 'WHATSAPP_API_KEY=a-good-long-key'], false],
  ])('with %j it has no key: %s', (env, open) => {
    expect(facts({ env }).hazards.includes('NO_KEY')).toBe(open);
  });

  it('forgets its phones without a volume', () => {
    expect(facts({ mounts: [] })).toMatchObject({ volume: null, hazards: ['NO_VOLUME'] });
  });

  it('tells one that starts again and again from one that runs or is off', () => {
    expect(facts({ state: { Restarting: true } }).state).toBe('RESTARTING');
    expect(facts({ state: { Running: false } })).toMatchObject({ state: 'STOPPED', startedAt: null });
  });
});

it.each([
  ['2026.8.2', '2026.9.1', true],
  ['2026.9.1', '2026.10.1', true],
  ['2026.10.1', '2026.9.1', false],
  ['2026.9.1', '2026.9.1', false],
  ['2025.12.9', '2026.1.1', true],
])('%s is older than %s: %s', (version, than, older) => {
  expect(isOlder(version, than)).toBe(older);
});
