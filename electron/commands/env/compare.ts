import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { StudioError } from '../../../shared/errors/studio-error';
import { compareLocks, differs } from '../../../shared/locks/compare-locks';
import { readLock } from '../../../shared/locks/lock-file';
import type { EnvironmentLock, LockDifference } from '../../../shared/locks/snapshot';
import type { Studio } from '../../app/studio';
import { takeSnapshot } from '../../environments/snapshots/take-snapshot';
import { listEnvironments } from '../../environments/store/read';
import { inputLimits, readInput } from '../../files/read-input';
import type { Command } from '../command';

export const envCompareCommand: Command = {
  name: 'env compare',
  usage: 'env compare A B [--all]',
  about: 'Compares two environments or lock files: shows what differs, or everything with --all.',
  options: { all: { type: 'boolean' } },
  positionals: [2, 2],
  async run({ args: [a = '', b = ''], options, studio, signal }) {
    // One after the other, because each may start R.
    const left = await lockOf(a, studio, signal);
    const right = await lockOf(b, studio, signal);
    const lines = compareLocks(left, right).filter((line) => options.all === true || differs(line));
    return {
      json: { left: sideOf(left), right: sideOf(right), lines },
      text: lines.length > 0 ? table(a, b, lines) : 'No differences.',
    };
  },
};

/** The environment with that name; otherwise the lock file with that path, for example a fit's. */
async function lockOf(
  given: string,
  studio: () => Promise<Studio>,
  signal: AbortSignal,
): Promise<EnvironmentLock> {
  const services = await studio();
  const names = await listEnvironments(services.paths);
  if (names.includes(given)) return takeSnapshot(services, given, signal);
  const file = resolve(given);
  const info = await stat(file).catch(() => null);
  if (info && !info.isDirectory()) {
    const bytes = await readInput(file, { what: 'lock file', most: inputLimits.json, signal });
    return readLock(bytes.toString('utf8'), file);
  }
  throw new StudioError('invalid-input', `${given} is neither an environment nor a lock file.`, {
    hint: `There are the environments ${names.join(', ')}; "env snapshot NAME --to FILE" saves a lock file.`,
    where: given,
  });
}

function sideOf({ environment, createdAt }: EnvironmentLock) {
  return { environment, createdAt };
}

function table(a: string, b: string, lines: readonly LockDifference[]): string {
  const rows = [['', a, b], ...lines.map(({ name, left, right }) => [name, left ?? '-', right ?? '-'])];
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
