import { describe, expect, it } from 'vitest';
import { enginePlaces, isElsewhere } from './engine-places.ts';

const at = (platform: NodeJS.Platform, environment: Record<string, string> = {}) =>
  enginePlaces({ platform, environment, home: '/home/giulia' }).map((place) =>
    place.kind === 'socket' ? place.path : place.host,
  );

describe('where Docker may be', () => {
  it('is where DOCKER_HOST says, and nowhere else', () => {
    expect(at('linux', { DOCKER_HOST: 'unix:///my.sock' })).toEqual(['unix:///my.sock']);
    expect(at('linux', { DOCKER_HOST: ' ' })).toContain('/var/run/docker.sock');
  });

  it('is at the usual places of each system, those of a person after those of the system', () => {
    expect(at('linux', { XDG_RUNTIME_DIR: '/run/user/1000' })).toEqual([
      '/var/run/docker.sock',
      '/run/user/1000/docker.sock',
      '/home/giulia/.docker/desktop/docker.sock',
      '/home/giulia/.rd/docker.sock',
    ]);
    expect(at('darwin')).toEqual(
      expect.arrayContaining(['/var/run/docker.sock', '/home/giulia/.docker/run/docker.sock']),
    );
    expect(at('win32')[0]).toBe('//./pipe/docker_engine');
  });

  it.each([
    ['unix:///var/run/docker.sock', false],
    ['npipe:////./pipe/docker_engine', false],
    ['tcp://127.0.0.1:2375', false],
    ['tcp://localhost:2375', false],
    ['tcp://[::1]:2375', false],
    ['tcp://192.168.1.20:2376', true],
    ['https://docker.example.org', true],
    ['ssh://giulia@server', true],
  ])('%s is on another computer: %s', (host, elsewhere) => {
    expect(isElsewhere(host)).toBe(elsewhere);
  });
});
