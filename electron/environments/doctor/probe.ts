import { asStudioError, isStudioError, StudioError } from '../../../shared/errors/studio-error';
import type { WorkerEvent } from '../../session/session';
import type { Probed } from '../../session/verbs/probe-model';
import type { EnvironmentContext } from '../work/environment-context';

/** Patterns in the compiler's messages that show which check a failure belongs to; the first match counts. */
const signs: readonly (readonly [RegExp, string])[] = [
  [/No space left on device|disk quota/i, 'disk'],
  [
    /Killed|cannot allocate memory|out of memory|virtual memory exhausted|signal terminated program cc1plus/i,
    'memory',
  ],
  [/Boost not found|boost\/\S+: No such file|boost\/\S+' file not found/i, 'boost'],
  [/tbb\/\S+: No such file|tbb\/\S+' file not found|cannot find -ltbb|libtbb/i, 'tbb'],
  [/make: (?:command )?not found|make' is not recognized/i, 'make'],
  [/unrecognized (?:command-line )?option|unknown argument|missing separator|Makevars/i, 'makevars'],
  [
    /(?:g\+\+|clang\+\+|c\+\+)\S*: (?:command )?not found|No such file or directory.*(?:g\+\+|clang)/i,
    'compiler',
  ],
  [/Permission denied|noexec|failed to map segment/i, 'temporary'],
  [/there is no package called|could not find function|namespace/i, 'brms'],
];

const titles: Readonly<Record<string, string>> = {
  disk: 'Disk space',
  memory: 'Memory',
  boost: 'Boost headers',
  tbb: 'TBB',
  make: 'make',
  makevars: 'Makevars',
  compiler: 'C++ compiler',
  temporary: 'Temporary folder',
  brms: 'brms',
};

/** The check that a failed compilation points to, by its messages; "compiler" if no pattern matches. */
export function checkBehind(words: string): string {
  return signs.find(([pattern]) => pattern.test(words))?.[1] ?? 'compiler';
}

/**
 * Compiles and samples a tiny model with the first backend that is installed, in a worker of the environment, after its
 * startup scripts. Returns a sentence with the times. Throws `stan-compile` with the compiler's messages; its details
 * say which check they point to (`check`).
 */
export async function probe(context: EnvironmentContext): Promise<string> {
  const tail: string[] = [];
  const onEvent = (event: WorkerEvent) => {
    if (event.kind !== 'stdout' && event.kind !== 'stderr') return;
    tail.push(event.line);
    if (tail.length > 60) tail.shift();
  };
  context.step(1, 2, 'Starting R');
  const worker = await context.worker({ startupScripts: true, onEvent });
  context.step(2, 2, 'Compiling a test model');
  let probed: Probed;
  try {
    probed = await worker.verb('probe_model', {}, { signal: context.signal });
  } catch (error) {
    throw probeFailure(error, tail);
  }
  if (!probed.finite) {
    throw new StudioError('stan-compile', 'The test model was compiled, but its draws are not numbers.', {
      hint: 'Look at the check “Makevars”: flags such as -ffast-math can cause this.',
      details: { check: 'makevars' },
    });
  }
  const { backend, version, compileSeconds, sampleSeconds, draws } = probed;
  return `${backend} ${version} compiled a test model in ${compileSeconds.toFixed(0)} s and sampled ${draws} draws in ${sampleSeconds.toFixed(1)} s.`;
}

/** The result of a failed compilation: the line that names the fault, and the doctor's check that it points to. */
export function compilerFault(said: string): {
  readonly fault: string | null;
  readonly check: string;
  readonly title: string;
} {
  const lines = said.split('\n').map((line) => line.trim());
  const fault = lines.find((line) =>
    /\b(?:fatal )?error:|not found|No such file|No space left|Killed/i.test(line),
  );
  const check = checkBehind(said);
  return { fault: fault ?? null, check, title: titles[check] ?? check };
}

function probeFailure(error: unknown, tail: readonly string[]): unknown {
  if (!isStudioError(error) || error.code === 'cancelled') return error;
  const { fault, check, title } = compilerFault([error.message, ...tail].join('\n'));
  return new StudioError('stan-compile', `The test model could not be compiled: ${fault ?? error.message}`, {
    hint: `This points to the check “${title}”.`,
    condition: error.condition,
    details: { check, tail },
    cause: asStudioError(error),
  });
}
