import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resolveEnvironment } from '../../../electron/environments/resolve';
import { environmentDetails, environmentEntries } from '../../../electron/environments/store/list';
import { activeEnvironment, writeActive } from '../../../electron/environments/store/state-files';
import { withStoreLock } from '../../../electron/environments/store/store-lock';
import {
  configFile,
  environmentStateFile,
  libraryFolder,
} from '../../../electron/environments/store/store-paths';
import {
  createEnvironment,
  existingEnvironment,
  saveEnvironment,
} from '../../../electron/environments/store/write';
import { fromR } from '../../../electron/session/from-r';
import { useBrmspy } from '../../peer/brmspy';
import { evaluate } from '../session/faults';
import { start } from '../session/real-worker';
import { makeRepositoryOf, packPackage, tinyOf } from './tiny-packages';

const brmspy = useBrmspy('session');
const limitMs = 600_000;
/** With nothing at that address, R gives CRAN up at once: nothing of this test needs it. */
const noProxy = { http_proxy: 'http://127.0.0.1:9', https_proxy: 'http://127.0.0.1:9' };
const tiny = tinyOf('tiny <- function() "the tiny package"', { name: 'peertiny', version: '1.2' });

interface Use {
  readonly libraries: readonly string[];
  readonly version: string | null;
  readonly variables: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, string>>;
  readonly called?: string;
}

/** What a worker of ours sees of an environment, and what `called` gives in it. */
async function usedHere(
  name: string,
  { variable, option, call }: { variable: string; option: string; call: string },
) {
  const config = await existingEnvironment(brmspy.paths, name);
  const session = await start({ environment: await resolveEnvironment(config, brmspy.paths) });
  try {
    return fromR(
      await evaluate(
        session,
        `c(.libPaths()[1], Sys.getenv("${variable}"), getOption("${option}"), ${call}())`,
      ),
    );
  } finally {
    await session.kill();
  }
}

describe('an environment that brmspy made', () => {
  const name = 'made there ä';
  const config = {
    environment_name: name,
    r_home: null,
    startup_scripts: [
      'options(peer_said = "ja, täpp")',
      'from_script <- function() tiny()',
      'library(peertiny)',
    ],
    runtime_path: null,
    env: { PEER_VARIABLE: 'ä and "quotes"', ...noProxy },
  };

  it(
    'is listed, shown and run here with its variables, scripts and packages',
    async () => {
      const repository = makeRepositoryOf(join(brmspy.paths.home, 'repository'), [tiny]);
      const bare = { ...config, startup_scripts: [] };
      // Its first worker does not look in the new library yet.
      await brmspy.ask({ do: 'use', environment_config: bare });
      await brmspy.ask({ do: 'install', environment_name: name, package: tiny.name, repository });
      await brmspy.ask({ do: 'use', environment_config: config });

      expect(await activeEnvironment(brmspy.paths)).toBe(name);
      const entries = await environmentEntries(brmspy.paths, name);
      expect(entries.map((entry) => entry.name)).toEqual(['default', name]);
      expect(entries[1]).toMatchObject({ saved: true, active: true, damaged: null, packageCount: 1 });
      expect(await environmentDetails(brmspy.paths, name, name)).toMatchObject({ config, notes: [] });
      const seen = await usedHere(name, {
        variable: 'PEER_VARIABLE',
        option: 'peer_said',
        call: 'from_script',
      });
      expect(seen).toEqual([
        libraryFolder(brmspy.paths, name),
        'ä and "quotes"',
        'ja, täpp',
        'the tiny package',
      ]);
    },
    limitMs,
  );
});

describe('an environment that we made', () => {
  const name = 'made here ü';

  it(
    'is known, activated and used by brmspy, which leaves its files as they were',
    async () => {
      await createEnvironment(brmspy.paths, name);
      const { config: fresh } = await environmentDetails(brmspy.paths, name, name);
      const config = {
        ...fresh,
        startup_scripts: ['options(ours = "from here")', 'library(peertiny)'],
        env: { OURS: 'ü', ...noProxy },
      };
      await saveEnvironment(brmspy.paths, fresh, config);
      const library = libraryFolder(brmspy.paths, name);
      const tarball = packPackage(await mkdtemp(join(brmspy.paths.home, 'build-')), tiny);
      execFileSync('R', ['CMD', 'INSTALL', '-l', library, tarball], { stdio: 'ignore' });
      const before = await readFile(configFile(brmspy.paths, name));

      expect(await brmspy.ask({ do: 'exists', names: [name, 'no such'] })).toEqual([true, false]);
      await brmspy.ask({ do: 'activate', environment_name: name });
      const seen = await brmspy.ask<Use>({
        do: 'use',
        environment_name: name,
        package: tiny.name,
        variables: ['OURS'],
        options: ['ours'],
        call: `${tiny.name}::tiny`,
      });
      expect(seen).toMatchObject({
        version: '1.2',
        variables: { OURS: 'ü' },
        options: { ours: 'from here' },
        called: 'the tiny package',
      });
      expect(seen.libraries[0]).toBe(library);

      // brmspy has saved it and its choice of it: both are the very bytes that we write.
      expect((await readFile(configFile(brmspy.paths, name))).equals(before)).toBe(true);
      const state = await readFile(environmentStateFile(brmspy.paths));
      await withStoreLock(brmspy.paths, () => writeActive(brmspy.paths, 'default'));
      await withStoreLock(brmspy.paths, () => writeActive(brmspy.paths, name));
      expect((await readFile(environmentStateFile(brmspy.paths))).equals(state)).toBe(true);
    },
    limitMs,
  );
});
