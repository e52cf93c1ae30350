import type { FoundR } from '../r-home';

const systems: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'macos', win32: 'windows' };

/** The form of every fingerprint: system, processor, R's version without its last number. */
export const fingerprintForm = /^(linux|macos|windows)-[a-z0-9_]{1,20}-r\d{1,3}\.\d{1,3}$/;

/**
 * The fingerprint that a runtime for this R must have: `{linux|macos|windows}-{x86_64|arm64}-r{major}.{minor}`. It uses
 * R's own platform if known, because R may be built for another processor than the app.
 */
export function fingerprintOf(
  r: Pick<FoundR, 'version' | 'platform'>,
  machine: { readonly platform: string; readonly arch: string } = process,
): string {
  const parts = /^(\d+)\.(\d+)/.exec(r.version);
  return `${system(r.platform) ?? systems[machine.platform] ?? machine.platform}-${processor(
    r.platform?.split('-')[0] ?? machine.arch,
  )}-r${parts?.[1] ?? '0'}.${parts?.[2] ?? '0'}`;
}

function system(platform: string | null): string | null {
  if (platform === null) return null;
  if (/linux/.test(platform)) return 'linux';
  if (/darwin/.test(platform)) return 'macos';
  return /mingw|windows/.test(platform) ? 'windows' : null;
}

function processor(name: string): string {
  if (/^(x86_64|amd64|x64)$/i.test(name)) return 'x86_64';
  return /^(arm64|aarch64)$/i.test(name) ? 'arm64' : name.toLowerCase();
}
