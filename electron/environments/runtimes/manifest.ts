import { createHash } from 'node:crypto';
import type { RuntimeManifest } from '../../../shared/contract/environments';
import { asStudioError, StudioError } from '../../../shared/errors/studio-error';
import { isPlainObject } from '../config';
import { parseObject } from '../store/json-object-file';
import { fingerprintForm } from './fingerprint';
import { canonicalJson } from './python-json';

const texts = [
  'runtime_version',
  'fingerprint',
  'r_version',
  'cmdstan_version',
  'manifest_hash',
  'built_at',
] as const;

/** The form of a version, which becomes a part of a folder's name. */
const versionForm = /^[0-9A-Za-z](?:[0-9A-Za-z._+-]{0,58}[0-9A-Za-z])?$/;

/**
 * Reads a runtime's manifest.json. Every key must exist and have the right type, fingerprint and hash must have their
 * forms, and the hash must be right. Unknown keys count for the hash and are otherwise ignored. Throws `invalid-input`
 * that names the file and the key.
 */
export function parseManifest(file: string, bytes: Uint8Array): RuntimeManifest {
  const { dict } = parseObject(file, bytes);
  const read = Object.fromEntries(texts.map((key) => [key, textAt(file, dict, key)]));
  const manifest: RuntimeManifest = {
    runtime_version: read.runtime_version ?? '',
    fingerprint: read.fingerprint ?? '',
    r_version: read.r_version ?? '',
    cmdstan_version: read.cmdstan_version ?? '',
    r_packages: packagesAt(file, dict),
    manifest_hash: read.manifest_hash ?? '',
    built_at: read.built_at ?? '',
  };
  checkForms(file, manifest);
  const hashes = manifestHashes(new TextDecoder().decode(bytes));
  if (!hashes.includes(manifest.manifest_hash)) {
    throw wrong(
      file,
      'manifest_hash',
      'does not fit its content: it was changed after the runtime was built',
    );
  }
  return manifest;
}

/** Like `parseManifest`, but returns the error. */
export function readManifest(
  file: string,
  bytes: Uint8Array,
): { readonly manifest: RuntimeManifest } | { readonly error: StudioError } {
  try {
    return { manifest: parseManifest(file, bytes) };
  } catch (thrown) {
    return { error: asStudioError(thrown) };
  }
}

/** The folder that brmspy gives a runtime. */
export function runtimeName(manifest: RuntimeManifest): string {
  return `${manifest.fingerprint}-${manifest.runtime_version}`;
}

/**
 * The hashes that a manifest may have: the SHA-256 of its JSON with sorted keys and without the hash; and the same
 * without `built_at`, because brmspy's builder adds that only after hashing.
 */
function manifestHashes(text: string): readonly string[] {
  return [['manifest_hash'], ['manifest_hash', 'built_at']].map((without) =>
    createHash('sha256').update(canonicalJson(text, without)).digest('hex'),
  );
}

function checkForms(file: string, manifest: RuntimeManifest): void {
  const { fingerprint, runtime_version, r_version } = manifest;
  if (!fingerprintForm.test(fingerprint)) {
    throw wrong(file, 'fingerprint', 'is not of the form linux-x86_64-r4.3');
  }
  if (!versionForm.test(runtime_version) || runtime_version.includes('..')) {
    throw wrong(file, 'runtime_version', 'is not a version such as 0.2.0');
  }
  if (!/^\d+\.\d+/.test(r_version) || !fingerprint.endsWith(`-r${/^\d+\.\d+/.exec(r_version)?.[0]}`)) {
    throw wrong(
      file,
      'r_version',
      `(${JSON.stringify(r_version.slice(0, 40))}) does not agree with the fingerprint ${fingerprint}`,
    );
  }
  if (!/^[0-9a-f]{64}$/.test(manifest.manifest_hash)) {
    throw wrong(file, 'manifest_hash', 'is not a SHA-256, which has 64 digits 0 to f');
  }
}

function textAt(file: string, dict: Readonly<Record<string, unknown>>, key: string): string {
  if (!Object.hasOwn(dict, key)) throw wrong(file, key, 'is missing');
  const value = dict[key];
  if (typeof value !== 'string' || value.includes('\0')) throw wrong(file, key, 'must be a text');
  return value;
}

function packagesAt(file: string, dict: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  if (!Object.hasOwn(dict, 'r_packages')) throw wrong(file, 'r_packages', 'is missing');
  const value = dict.r_packages;
  if (!isPlainObject(value)) throw wrong(file, 'r_packages', 'must be an object of names and versions');
  const packages = Object.entries(value).map(([name, version]): [string, string] => {
    if (!/^[A-Za-z][A-Za-z0-9.]*$/.test(name)) {
      throw wrong(
        file,
        'r_packages',
        `holds ${JSON.stringify(name.slice(0, 60))}, which is not the name of an R package`,
      );
    }
    if (typeof version !== 'string') throw wrong(file, 'r_packages', `has no version of ${name}`);
    return [name, version];
  });
  return Object.fromEntries(packages);
}

function wrong(file: string, key: string, what: string): StudioError {
  return new StudioError('invalid-input', `The file ${file} is damaged: "${key}" ${what}.`, {
    hint: 'Remove the runtime and import it again from its archive.',
    where: file,
  });
}
