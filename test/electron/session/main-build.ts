import { join } from 'node:path';
import { build } from 'vite';

/** Builds a file beside this one, or below it, as a main process of its own, `<folder>/main.mjs`, for tests that kill it. */
export async function buildMain(entry: string, folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, entry),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'main.mjs' } },
    },
    // The second is for packages in CommonJS.
    define: {
      'import.meta.dirname': JSON.stringify(import.meta.dirname),
      __filename: JSON.stringify(join(folder, 'main.mjs')),
    },
    ssr: { noExternal: true },
  });
  return join(folder, 'main.mjs');
}
