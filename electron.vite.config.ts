/** How the three sides are built: out/main (ES modules), out/preload (one CommonJS file), out/renderer. */
import path from 'node:path';
import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const root = import.meta.dirname;

/** The oldest runtime that the code has to run on: the stand-in of scripts/ (Electron 33). */
const oldestNode = 'node20.18';
const oldestChromium = 'chrome130';

export default defineConfig({
  main: {
    build: {
      target: oldestNode,
      outDir: 'out/main',
      // Many small files take longer to find and link than to run: what is plain script goes into ours.
      externalizeDeps: { exclude: ['zod', 'chrono-node', 'yaml', 'openai', 'jsonrepair', 'hash-wasm'] },
      rollupOptions: {
        input: {
          main: path.join(root, 'src-main/main.ts'),
          'engine-process': path.join(root, 'src-main/engine-process.ts'),
          'embedding-thread': path.join(root, 'src-main/embedding/embedding-thread.ts'),
          'passphrase-thread': path.join(root, 'src-main/base/passphrase-thread.ts'),
          'repair-thread': path.join(root, 'src-main/repair/repair-thread.ts'),
          'fold-thread': path.join(root, 'src-main/store/fold-thread.ts'),
          'copy-thread': path.join(root, 'src-main/backup/copy-thread.ts'),
        },
        // All files lie side by side, so that `new URL('./embedding-thread.js', import.meta.url)` is right in each.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: oldestNode,
      outDir: 'out/preload',
      // A sandboxed preload can require nothing but electron: the rest is bundled in.
      externalizeDeps: false,
      rollupOptions: {
        input: { bridge: path.join(root, 'src-preload/bridge.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    // Relative, because the window is loaded from a file.
    base: './',
    plugins: [react(), tailwind()],
    build: {
      target: oldestChromium,
      minify: true,
      outDir: 'out/renderer',
      // A content security policy without inline scripts and without data: URLs.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rollupOptions: { input: path.join(root, 'src-renderer/index.html') },
    },
  },
});
