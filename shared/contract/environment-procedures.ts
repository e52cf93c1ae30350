import * as z from 'zod';
import {
  type ConfigTrial,
  type EnvironmentDetails,
  type EnvironmentEntry,
  type EnvironmentUse,
  environmentConfig,
  environmentName,
  type RInstallation,
  type TrashedEnvironment,
  trashId,
} from './environments';
import { nothing, procedure } from './procedure';

const named = z.object({ name: environmentName });

/** The store of environments, their configuration, and every R of the machine. */
export const environmentProcedures = {
  'environments.list': procedure<readonly EnvironmentEntry[]>()(nothing),
  'environments.get': procedure<EnvironmentDetails>()(named),
  /** What ending or changing it would touch now. */
  'environments.use': procedure<EnvironmentUse>()(named),
  'environments.create': procedure<null>()(named),
  /** With all its packages, as work. */
  'environments.clone': procedure<{ readonly workId: string }>()(
    z.object({ name: environmentName, to: environmentName }),
  ),
  'environments.rename': procedure<null>()(z.object({ name: environmentName, to: environmentName })),
  /** Into the trash. */
  'environments.remove': procedure<TrashedEnvironment>()(named),
  'environments.trash': procedure<readonly TrashedEnvironment[]>()(nothing),
  /** Out of the trash; under another name where its own is taken. */
  'environments.restore': procedure<{ readonly name: string }>()(
    z.object({ id: trashId, name: environmentName.optional() }),
  ),
  /** For good. */
  'environments.empty': procedure<null>()(z.object({ ids: z.array(trashId).max(1000) })),
  /** The app goes on with it, and so does the next start; workers of the one before end. */
  'environments.activate': procedure<null>()(named),
  /**
   * Changes from `before`, what the editor was given, to `after`; what another program has changed meanwhile is kept.
   * Refused (`invalid-input`, `where` the key) where both changed the same key differently. Its workers restart.
   */
  'environments.save': procedure<EnvironmentDetails>()(
    z.object({ before: environmentConfig, after: environmentConfig }),
  ),
  /** A damaged config.json gets another name, which the answer gives; the defaults apply. */
  'environments.setAside': procedure<{ readonly path: string }>()(named),
  /** A configuration, saved or not, in a worker of its own that is ended afterwards. */
  'environments.try': procedure<ConfigTrial>()(z.object({ config: environmentConfig })),
  /** The R of a folder, as it is read without starting it; null where there is none. */
  'environments.rAt': procedure<Omit<RInstallation, 'source'> | null>()(
    z.object({ path: z.string().min(1).max(4096) }),
  ),
  'environments.installations': procedure<readonly RInstallation[]>()(nothing),
} as const;

export interface EnvironmentEvents {
  /** After changes by windows, commands and other programs. */
  readonly 'environments.changed': readonly EnvironmentEntry[];
}
