import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    // These only end what hangs: a busy machine is slow, not wrong.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    // By default one less than there are processors, which on two is one.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'main',
          include: ['{src-main,src-preload,scripts}/**/*.test.ts'],
          environment: 'node',
          // One process per file: tests open databases and sockets, and node:sqlite is not made for worker threads.
          pool: 'forks',
          setupFiles: ['scripts/fail-on-console-error.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'renderer',
          include: ['src-renderer/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          setupFiles: ['scripts/fail-on-console-error.ts', 'scripts/clean-up-rendered.ts'],
        },
      },
    ],
  },
});
