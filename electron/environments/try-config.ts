import type { ConfigTrial } from '../../shared/contract/environments';
import type { EnvironmentConfigData } from '../../shared/contract/system';
import { isStudioError } from '../../shared/errors/studio-error';
import { toWire } from '../../shared/errors/wire';
import type { WorkerEvent } from '../session/session';
import { EnvironmentConfig } from './config';
import type { EnvironmentWork } from './work/environment-work';

type Line = ConfigTrial['lines'][number];

const mostLines = 1000;

/**
 * Starts a worker with a configuration, saved or not, runs its startup scripts, and ends it. A failure, such as a
 * faulty script or a wrong R home, is a result. Throws `invalid-input` if `config` is not a configuration, and
 * `cancelled`.
 */
export async function tryConfig(
  environmentWork: Pick<EnvironmentWork, 'ask'>,
  given: EnvironmentConfigData,
  signal: AbortSignal,
): Promise<ConfigTrial> {
  const config = EnvironmentConfig.fromDict(given);
  const began = Date.now();
  const lines: Line[] = [];
  const onEvent = (event: WorkerEvent) => {
    const line = lineOf(event);
    if (line && lines.length < mostLines) lines.push(line);
  };
  const after = () => ({ lines, seconds: (Date.now() - began) / 1000 });
  try {
    const versions = await environmentWork.ask(config.environment_name, signal, async (context) => {
      const { info } = await context.worker({ config, startupScripts: true, onEvent });
      return info.versions;
    });
    return { ok: true, error: null, versions, ...after() };
  } catch (error) {
    if (signal.aborted || isStudioError(error, 'cancelled')) throw error;
    return { ok: false, error: toWire(error), versions: {}, ...after() };
  }
}

function lineOf(event: WorkerEvent): Line | null {
  switch (event.kind) {
    case 'stdout':
    case 'stderr':
      return { stream: event.kind, text: event.line };
    case 'condition':
      return { stream: event.level, text: event.message };
    default:
      return null;
  }
}
