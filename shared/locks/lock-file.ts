import * as z from 'zod';
import { StudioError } from '../errors/studio-error';
import { t } from '../texts/texts';
import type { EnvironmentLock } from './snapshot';

const text = z.string().max(2000);
const lockedPackage = z.object({ version: text, source: text, built: text });
const environmentLock = z.object({
  format: z.literal(1),
  createdAt: text,
  environment: text,
  r: z.object({ version: text, platform: text }),
  os: text,
  compiler: text.nullable(),
  cmdstan: text.nullable(),
  packages: z.record(z.string().min(1).max(200), lockedPackage),
});

/** The text of a lock file. The same environment gives the same text, except for the time: two files can be compared by eye. */
export function lockText(lock: EnvironmentLock): string {
  const { format, createdAt, environment, r, os, compiler, cmdstan } = lock;
  const names = Object.keys(lock.packages).sort();
  const packages = Object.fromEntries(
    names.map((name) => {
      const { version = '', source = '', built = '' } = lock.packages[name] ?? {};
      return [name, { version, source, built }];
    }),
  );
  const ordered = {
    format,
    createdAt,
    environment,
    r: { version: r.version, platform: r.platform },
    os,
    compiler,
    cmdstan,
    packages,
  };
  return `${JSON.stringify(ordered, null, 2)}\n`;
}

/** Reads a lock file. Throws `invalid-input` that says what is wrong; `name` stands for the file in it. */
export function readLock(content: string, name: string): EnvironmentLock {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (cause) {
    throw noLock(name, t('locks.noJson'), cause);
  }
  const read = environmentLock.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const place = issue?.path.join('.') ?? '';
  throw noLock(name, place === '' ? t('locks.other') : t('locks.missing', { place }), read.error);
}

function noLock(name: string, why: string, cause: unknown): StudioError {
  return new StudioError('invalid-input', t('locks.noLock', { name, why }), {
    hint: t('locks.giveLock'),
    where: name,
    cause,
  });
}
