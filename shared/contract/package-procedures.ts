import * as z from 'zod';
import { environmentName } from './environments';
import { type AvailablePackage, type PackageList, packageName, packageSource } from './packages';
import { procedure } from './procedure';

const names = z.object({ environment: environmentName, names: z.array(packageName).min(1).max(500) });

/** Packages of an environment's own library. */
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
  'packages.install': procedure<{ readonly workId: string }>()(
    z.object({ environment: environmentName, sources: z.array(packageSource).min(1).max(100) }),
  ),
  'packages.update': procedure<{ readonly workId: string }>()(names),
  'packages.remove': procedure<{ readonly workId: string }>()(names),
} as const;
