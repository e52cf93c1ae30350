import type { SemVer } from 'semver';
import compare from 'semver/functions/compare.js';
import parse from 'semver/functions/parse.js';
import { StudioError } from '../../shared/errors/studio-error';

/**
 * Is version `a` newer than `b`, by Semantic Versioning 2.0.0, section 11? Throws `invalid-input` for a text that
 * is not a version.
 */
export function isNewer(a: string, b: string): boolean {
  return compare(version(a), version(b)) > 0;
}

function version(text: string): SemVer {
  // The library accepts spaces around a version, but they are not valid.
  const read = text === text.trim() ? parse(text) : null;
  if (read) return read;
  throw new StudioError('invalid-input', `“${text}” is not a version such as 1.2.3.`);
}
