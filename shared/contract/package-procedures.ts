import * as z from 'zod';
import { environmentName } from './environments';
import {
  type AvailablePackage,
  type NetworkSettings,
  networkSettings,
  type PackageList,
  packageName,
  packageSource,
} from './packages';
import { procedure } from './procedure';
import type { Task } from './tasks';

const nothing = z.undefined();
const taskId = z.object({ taskId: z.string().min(1).max(80) });
const names = z.object({ environment: environmentName, names: z.array(packageName).min(1).max(500) });

/** Packages of an environment's own library, and the tasks that change environments. */
export const packageProcedures = {
  'packages.list': procedure<PackageList>()(z.object({ environment: environmentName })),
  /** What the repositories offer whose name begins with or contains the text: at most 100. Needs the network. */
  'packages.search': procedure<readonly AvailablePackage[]>()(
    z.object({ environment: environmentName, text: z.string().min(1).max(100) }),
  ),
  /** Versions of one package that the repositories and their archives list, the newest first. Needs the network. */
  'packages.versions': procedure<readonly string[]>()(
    z.object({ environment: environmentName, name: packageName }),
  ),
  /** Installed ones that the repositories have newer. */
  'packages.outdated': procedure<readonly AvailablePackage[]>()(z.object({ environment: environmentName })),
  'packages.install': procedure<{ readonly taskId: string }>()(
    z.object({ environment: environmentName, sources: z.array(packageSource).min(1).max(100) }),
  ),
  'packages.update': procedure<{ readonly taskId: string }>()(names),
  'packages.remove': procedure<{ readonly taskId: string }>()(names),
  'tasks.list': procedure<readonly Task[]>()(nothing),
  'tasks.cancel': procedure<null>()(taskId),
  /** Forgets one that has ended. */
  'tasks.dismiss': procedure<null>()(taskId),
  'settings.network': procedure<NetworkSettings>()(nothing),
  'settings.saveNetwork': procedure<NetworkSettings>()(networkSettings),
} as const;
