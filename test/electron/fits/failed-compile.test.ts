import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compileFailure } from '../../../electron/fits/fit-failures';
import type { Session } from '../../../electron/session/session';
import { toR } from '../../../electron/session/to-r';
import type { RValue } from '../../../electron/session/values';
import type { StudioError } from '../../../shared/errors/studio-error';
import { plainEnvironment, start } from '../session/real-worker';

let folder: string;
let session: Session;
let prepared: RValue;
const lines: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'brms-studio-test-'));
  session = await start({
    environment: plainEnvironment({ env: { R_MAKEVARS_USER: join(folder, 'Makevars') } }),
    loadBrms: true,
    onEvent: (event) => {
      if (event.kind === 'stderr') lines.push(event.line);
    },
  });
  const call = 'brm(y ~ 1, data = d)';
  const data = toR({ y: Float64Array.of(1, 2, 4) });
  prepared = (await session.verb('prepare_fit', { call, data, data_name: 'd' })).fit;
});
afterAll(async () => {
  await session.kill();
  await rm(folder, { recursive: true });
});

/** What a fit tells when R's C++ compiler is `compiler`. */
async function compileWith(compiler: string): Promise<StudioError> {
  await writeFile(join(folder, 'Makevars'), `CXX14 = ${compiler}\nCXX17 = ${compiler}\n`);
  lines.length = 0;
  const failed: unknown = await session
    .verb('compile_model', { fit: prepared, file: join(folder, 'model.rds') })
    .catch((error) => compileFailure(error, lines.slice(-40)));
  expect(await readdir(folder)).not.toContain('model.rds');
  return failed as StudioError;
}

it('a compiler that is not there is named, and what to do', async () => {
  const error = await compileWith('no-such-compiler');
  expect(error).toMatchObject({ code: 'stan-compile', hint: expect.stringContaining('“C++ compiler”') });
  expect(error.message).toMatch(/could not be compiled: .*no-such-compiler.*not found/);
});

it('of a long complaint the user sees the line that names the fault, and the log has all', async () => {
  const compiler = join(folder, 'talkative');
  const notes = `for i in $(seq 900); do echo "note $i: required from here, in a template with a long name" >&2; done`;
  const fault = "eigen.hpp:7:3: error: 'Matrix' was not declared in this scope";
  await writeFile(
    compiler,
    `#!/bin/sh\necho "In file included from a.cpp" >&2\necho "${fault}" >&2\n${notes}\nexit 1\n`,
  );
  await chmod(compiler, 0o755);
  const error = await compileWith(compiler);
  expect(error.message).toContain(`The Stan model could not be compiled: ${fault}\nnote 1: required`);
  expect(error.message.split('\n').length).toBeLessThan(10);
  expect(lines).toContain('note 900: required from here, in a template with a long name');
});
