import { join } from 'node:path';
import * as z from 'zod';
import type { AnyAnalysis } from '../../shared/analyses/analysis';
import { findAnalysis } from '../../shared/analyses/list';
import { invalidInput } from '../../shared/errors/describe-issues';
import type { FitDraws } from '../../shared/stats/fit-draws';
import { readFitDraws } from '../fits/fit-store';
import type { Project } from '../projects/project';

/** What is asked: a fit of a project, or draws that were given as files. */
export interface AskedFit {
  /** What it is called among all fits. */
  readonly key: string;
  /** Reads its draws: when they are first needed, and again where they had to make room. */
  readonly load: () => Promise<FitDraws>;
  /** Absent for draws that were given as files. */
  readonly saved?: SavedFit;
}

/** A fit of a project. */
export interface SavedFit {
  readonly id: string;
  readonly modelName: string;
  /** The project's folder. */
  readonly project: string;
  /** Where its saved object lies and answers of brms are kept. */
  readonly folder: string;
}

/** The name by which a fit of a project is known among all fits. */
export function fitKey(project: Pick<Project, 'path'>, fitId: string): string {
  return join(project.path, fitId);
}

/** A project's fit, to be asked. Throws `invalid-input` where the project has none of that id. */
export function askedFit(project: Project, fitId: string): AskedFit {
  const { id, modelName } = project.fit(fitId);
  return {
    key: fitKey(project, id),
    load: () => readFitDraws(project, id),
    saved: { id, modelName, project: project.path, folder: join(project.folders.fits, id) },
  };
}

/** Lets go of what is in memory of a project's fits. */
export function forgetFits(analyses: { forget(key: string): void }, project: Project): void {
  for (const fit of project.state().fits) analyses.forget(fitKey(project, fit.id));
}

export interface Question {
  readonly analysis: AnyAnalysis;
  /** With what is meant where a part was left out. */
  readonly query: unknown;
}

/**
 * An analysis and its query, as a person or the page has written them. Throws `invalid-input` that names the analyses
 * near a wrong id, and of a wrong query the key and what it may be.
 */
export function readQuestion(id: string, query: unknown = {}): Question {
  const analysis = findAnalysis(id);
  const parsed = analysis.query.safeParse(query);
  if (parsed.success) return { analysis, query: parsed.data };
  // A name that is not known comes first: it explains the one that is missing.
  const { issues } = parsed.error;
  const unknown = issues.filter(({ code }) => code === 'unrecognized_keys');
  const sorted = new z.ZodError([...unknown, ...issues.filter((issue) => !unknown.includes(issue))]);
  throw invalidInput(`The query of ${id}`, sorted, { schema: analysis.query });
}
