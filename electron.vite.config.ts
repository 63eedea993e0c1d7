import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { frameColours } from './scripts/frame-colours.ts';

const OUT = 'out';

export default defineConfig({
  main: {
    build: {
      outDir: `${OUT}/main`,
      sourcemap: true,
      rolldownOptions: {
        input: {
          index: 'src-main/index.ts',
          serve: 'src-main/serve.ts',
          demo: 'src-main/demo.ts',
          doctor: 'src-main/doctor-cli.ts',
          // A thread starts from a file of its own.
          'import-thread': 'src-main/imports/import-thread.ts',
          'sheet-thread': 'src-main/export/sheet-thread.ts',
          'export-thread': 'src-main/export/export-thread.ts',
          'care-thread': 'src-main/store/care-thread.ts',
        },
        // Beside the entries, so that import.meta.dirname is out/main wherever the code ends up.
        output: { chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: `${OUT}/preload`,
      // A sandboxed preload can require nothing but electron: everything else goes into its one file.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'src-preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [react(), frameColours()],
    build: {
      outDir: `${OUT}/renderer`,
      // The page also runs in the user's own browser, not only in our Electron.
      target: 'es2022',
      // The content security policy allows no data: URL.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      minify: true,
      rolldownOptions: {
        input: 'src-renderer/index.html',
        // Ahead of zod wherever it ends up: it would try `new Function`, which the content security policy forbids.
        output: { banner: 'globalThis.__zod_globalConfig ??= { jitless: true };' },
      },
    },
  },
});
