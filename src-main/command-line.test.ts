import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultDirectory, defaultPort, readCommandLine, usage } from './command-line.ts';
import { defaultKeyFile } from './secrets/key-file.ts';

const read = (...args: readonly string[]) => readCommandLine(args, {});

describe('the command line', () => {
  it('has a default for everything', () => {
    expect(read()).toEqual({
      directory: defaultDirectory(homedir()),
      port: 4780,
      host: '127.0.0.1',
      publicUrl: null,
      tls: null,
      keyFile: { path: defaultKeyFile({}, homedir()), named: false },
      open: true,
      hidden: false,
      practice: false,
      waha: null,
      newLink: false,
      health: false,
      help: false,
    });
    expect(isAbsolute(read().directory)).toBe(true);
  });

  it('takes every flag', () => {
    const all = [
      '--data-dir',
      'here',
      '--port',
      '8080',
      '--no-open',
      '--hidden',
      '--practice',
      '--new-link',
      '--help',
    ];
    const tls = ['--host', '192.168.1.20', '--tls-cert', 'c.pem', '--tls-key', 'k.pem'];
    const key = ['--key-file', 'k.key', '--health', '--public-url', 'https://invita.lan'];
    expect(read(...all, ...tls, ...key, '--waha-url=http://waha.local:3000/')).toEqual({
      directory: resolve('here'),
      port: 8080,
      host: '192.168.1.20',
      publicUrl: 'https://invita.lan',
      tls: { certFile: resolve('c.pem'), keyFile: resolve('k.pem') },
      keyFile: { path: resolve('k.key'), named: true },
      open: false,
      hidden: true,
      practice: true,
      waha: { url: 'http://waha.local:3000', key: null },
      newLink: true,
      health: true,
      help: true,
    });
  });

  it.each([
    ['0', 0],
    ['65535', 65_535],
  ])('takes port %s', (text, port) => {
    expect(read('--port', text).port).toBe(port);
  });

  it('takes the place of the key file from the environment, unless an argument says another', () => {
    const env = { INVITA_KEY_FILE: '/run/secrets/key', XDG_CONFIG_HOME: '/etc/anna' };
    expect(readCommandLine([], env).keyFile).toEqual({ path: resolve('/run/secrets/key'), named: true });
    expect(readCommandLine(['--key-file', '/k'], env).keyFile.path).toBe(resolve('/k'));
    expect(readCommandLine([], { ...env, INVITA_KEY_FILE: '' }).keyFile).toEqual({
      path: defaultKeyFile(env, homedir()),
      named: false,
    });
  });

  it('takes the key of WAHA from the environment, never from an argument', () => {
    const env = { INVITA_WAHA_API_KEY: 'key' };
    expect(readCommandLine(['--waha-url', 'localhost:3000'], env).waha).toEqual({
      url: 'http://localhost:3000',
      key: 'key',
    });
    expect(
      readCommandLine(['--waha-url', 'localhost:3000'], { INVITA_WAHA_API_KEY: '' }).waha?.key,
    ).toBeNull();
    expect(readCommandLine([], env).waha).toBeNull();
    expect(() => read('--waha-key', 'key')).toThrow(expect.objectContaining({ code: 'ARGUMENT_INVALID' }));
  });

  it.each([
    [['--port', '65536']],
    [['--port', '-1']],
    [['--port', '80.5']],
    [['--port', '0x50']],
    [['--port', '1e3']],
    [['--port', ' 80']],
    [['--port', 'http']],
    [['--port=']],
    [['--port']],
    [['--data-dir']],
    [['--data-dir=']],
    [['--data-dir', '  ']],
    [['--key-file=']],
    [['--key-file', ' ']],
    [['--open']],
    [['--practice=yes']],
    [['--unknown']],
    [['a-directory']],
  ])('refuses %j and names the argument', (args) => {
    const [name = ''] = args;
    expect(() => read(...args)).toThrow(
      expect.objectContaining({
        code: 'ARGUMENT_INVALID',
        details: { argument: expect.stringContaining(name.replace(/=.*/, '')) },
      }),
    );
  });

  it.each(['', 'ftp://waha.local', 'http://user:password@waha.local', 'http://', 'http://a b'])(
    'refuses %j as the address of WAHA, without repeating what may hold a password',
    (url) => {
      expect(() => read('--waha-url', url)).toThrow(
        expect.objectContaining({ code: 'WAHA_URL_INVALID', details: undefined }),
      );
    },
  );

  it('explains itself, and every flag there is', () => {
    for (const flag of ['data-dir', 'port', 'no-open', 'hidden', 'practice', 'waha-url', 'new-link', 'help'])
      expect(usage).toContain(`--${flag}`);
    expect(usage).toContain(String(defaultPort));
    expect(defaultDirectory(join('/', 'home', 'giulia'))).toContain(join('home', 'giulia'));
  });
});
