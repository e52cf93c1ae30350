/** What a result depended on, package by package. */
export interface EnvironmentLock {
  readonly format: 1;
  readonly createdAt: string;
  readonly environment: string;
  readonly r: { readonly version: string; readonly platform: string };
  readonly os: string;
  /** The first line that the C++ compiler prints of itself; null where there is none. */
  readonly compiler: string | null;
  readonly cmdstan: string | null;
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

export interface LockedPackage {
  readonly version: string;
  readonly source: string;
  readonly built: string;
}

/** One line of a comparison; null where it is missing on that side. */
export interface LockDifference {
  readonly what: 'r' | 'os' | 'compiler' | 'cmdstan' | 'package';
  readonly name: string;
  readonly left: string | null;
  readonly right: string | null;
}
