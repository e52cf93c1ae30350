import * as z from 'zod';

/** An installed R package. */
export interface PackageInfo {
  readonly name: string;
  readonly version: string;
  readonly title: string;
  /** The library's folder. */
  readonly library: string;
  /** In the environment's own library: only these are changed. */
  readonly own: boolean;
  /** "CRAN", "Debian", "local", "GitHub", "r-universe" …; "base" and "recommended" with R. */
  readonly source: string;
  /** The R that it was built under. */
  readonly built: string;
  /** Of its folder; null while it is not counted. */
  readonly bytes: number | null;
  /** In the environment's main worker. */
  readonly loaded: boolean;
  /** Another library before this one has it too: this one is not used. */
  readonly hidden: boolean;
  /** Packages that it cannot be installed or loaded without: its Depends, Imports and LinkingTo, without R itself. */
  readonly needs: readonly string[];
}

/** The libraries of an environment, as `.libPaths()` gives them, and what is in them. */
export interface PackageList {
  readonly libraries: readonly { readonly path: string; readonly own: boolean; readonly writable: boolean }[];
  readonly packages: readonly PackageInfo[];
  /**
   * Not null: the environment's main worker should be restarted. It still has these as they were before they were changed;
   * none where it was started before there was a library of the environment's own.
   */
  readonly restart: readonly string[] | null;
}

/** A package that a repository offers. */
export interface AvailablePackage {
  readonly name: string;
  readonly version: string;
  readonly repository: string;
  /** The version that is installed, or null. */
  readonly installed: string | null;
  readonly newer: boolean;
}

export const packageName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9.]*[A-Za-z0-9]$/, 'is not the name of an R package');

/**
 * What to install: a name, with a version where not the newest; a tarball, zip or folder on this machine; or a tarball
 * or zip whose bytes come from the window.
 */
export const packageSource = z.discriminatedUnion('from', [
  z.object({ from: z.literal('repository'), name: packageName, version: z.string().max(40).optional() }),
  z.object({ from: z.literal('file'), path: z.string().min(1) }),
  z.object({
    from: z.literal('bytes'),
    fileName: z.string().min(1).max(255),
    bytes: z.instanceof(Uint8Array),
  }),
]);
export type PackageSource = z.infer<typeof packageSource>;

/** How packages and other downloads reach the network; empty texts stand for what the system has. */
export const networkSettings = z.object({
  mirror: z.string(),
  repositories: z.array(z.object({ name: z.string().min(1).max(60), url: z.string().min(1) })).max(20),
  proxy: z.string(),
  /** Hosts that the proxy is not used for, with commas. */
  noProxy: z.string(),
  /** A file of certificates (PEM). */
  certificate: z.string(),
});
export type NetworkSettings = z.infer<typeof networkSettings>;
