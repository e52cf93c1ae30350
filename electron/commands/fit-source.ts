import { StudioError } from '../../shared/errors/studio-error';
import type { FitInfo } from '../../shared/model/project';
import { type AskedFit, askedFit } from '../analyses/question';
import { readDraws } from '../fits/draws-file';
import { Project } from '../projects/project';
import { projectFolderOf } from '../projects/project-folder';
import { type OptionValues, textOption } from './command';

/** The options that choose the draws. */
export const fitSourceOptions = {
  project: { type: 'string' },
  fit: { type: 'string' },
  draws: { type: 'string' },
  meta: { type: 'string' },
} as const;
export const fitSourceUsage = '(--project DIR [--fit ID] | --draws FILE.f64 --meta FILE.json)';

/** The fit of a project, or null for draws that were given as files. */
export interface FitSource {
  readonly asked: AskedFit;
  readonly project: Project | null;
  readonly fit: FitInfo | null;
}

/**
 * Finds the draws that the options name: two files, or a fit of a project (the newest one without `--fit`). `open`
 * opens a project. Throws `invalid-input` if the options do not choose any.
 */
export async function fitSource(
  options: OptionValues,
  signal: AbortSignal,
  open: (folder: string) => Promise<Project> = (folder) => Project.open(folder),
): Promise<FitSource> {
  const draws = textOption(options, 'draws');
  const meta = textOption(options, 'meta');
  const folder = textOption(options, 'project');
  if (folder !== undefined && draws === undefined && meta === undefined) {
    const project = await open(projectFolderOf(folder));
    const id = textOption(options, 'fit') ?? project.state().fits.at(-1)?.id;
    if (id === undefined) {
      const { damaged } = project.state();
      const unread = damaged.map(({ path, message }) => `${path}: ${message}`).join(' ');
      throw new StudioError(
        'invalid-input',
        `The project ${folder} has no fits${unread ? ' that can be read' : ''}.`,
        {
          where: 'project',
          hint: unread
            ? `What is damaged: ${unread}`
            : 'Fit a model first: studio fit SPEC.json --project DIR.',
        },
      );
    }
    return { asked: askedFit(project, id), project, fit: project.fit(id) };
  }
  if (draws !== undefined && meta !== undefined && folder === undefined) {
    const load = async () => ({ ...(await readDraws(draws, meta, signal)), sampler: {} });
    return { asked: { key: draws, load }, project: null, fit: null };
  }
  throw new StudioError('invalid-input', 'It is not clear which draws are meant.', {
    where: 'command line',
    hint: 'Give --project DIR (and --fit ID), or --draws FILE.f64 with --meta FILE.json.',
  });
}
