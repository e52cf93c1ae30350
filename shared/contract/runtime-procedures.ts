import * as z from 'zod';
import { environmentName, type RuntimeInfo } from './environments';
import { procedure } from './procedure';

const runtime = z.string().min(1).max(200);

/** Prebuilt runtimes. */
export const runtimeProcedures = {
  /** Checked against the R of the environment. */
  'runtimes.list': procedure<readonly RuntimeInfo[]>()(z.object({ environment: environmentName })),
  /** From an archive on this machine (.tar.gz, .tar.bz2, .tar.xz, .tar, .zip), as work of the environment. */
  'runtimes.import': procedure<{ readonly workId: string }>()(
    z.object({ path: z.string().min(1), environment: environmentName }),
  ),
  /** The environment uses it from now on, and brmspy does by default; its workers restart. */
  'runtimes.activate': procedure<null>()(z.object({ name: runtime, environment: environmentName })),
  'runtimes.deactivate': procedure<null>()(z.object({ environment: environmentName })),
  /** Refused while an environment uses it. */
  'runtimes.remove': procedure<null>()(z.object({ name: runtime })),
} as const;
