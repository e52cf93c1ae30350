import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../../electron/environments/runtimes/python-json';
import type { RuntimeManifest } from '../../../../shared/contract/environments';
import type { MadeEntry } from './make-archives';

/** A manifest with the right hash, over what it is made from. */
export function manifestText(changes: Readonly<Record<string, unknown>> = {}): string {
  const rest = {
    runtime_version: '0.2.0',
    fingerprint: 'linux-x86_64-r4.2',
    r_version: '4.2.2',
    cmdstan_version: '2.36.0',
    r_packages: { tiny: '1.0', more: '2.0-1' },
    built_at: '2026-01-02T03:04:05+00:00',
    ...changes,
  };
  const manifest_hash = createHash('sha256')
    .update(canonicalJson(JSON.stringify(rest)))
    .digest('hex');
  const { built_at, ...first } = rest;
  return JSON.stringify({ ...first, manifest_hash, built_at, ...pick(changes, 'manifest_hash') }, null, 2);
}

function pick(changes: Readonly<Record<string, unknown>>, key: string): Record<string, unknown> {
  return key in changes ? { [key]: changes[key] } : {};
}

/** The entries of a whole runtime below `top` ("" for none). */
export function runtimeEntries(
  top = 'runtime/',
  changes: Partial<RuntimeManifest> = {},
): readonly MadeEntry[] {
  const text = manifestText(changes);
  const packages = Object.entries((JSON.parse(text) as RuntimeManifest).r_packages);
  return [
    ...(top === '' ? [] : [{ path: top, type: '5', mode: 0o40755 }]),
    { path: `${top}manifest.json`, content: text },
    ...packages.map(([name, version]) => ({
      path: `${top}Rlib/${name}/DESCRIPTION`,
      content: `Package: ${name}\nVersion: ${version}\n`,
    })),
    { path: `${top}cmdstan/makefile`, content: 'CMDSTAN_VERSION := 2.36.0\n' },
    { path: `${top}cmdstan/bin/stanc`, content: '#!/bin/sh\n', mode: 0o104775 },
  ];
}
