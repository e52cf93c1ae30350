import { brmsTakes } from '../../shared/model/column-name';
import { withEnding } from '../../shared/model/name-text';
import { quoteName } from '../../shared/model/r-syntax/names';
import { newSpec } from '../../shared/model/spec';
import { isNumeric } from '../../shared/model/terms/column-sorts';
import type { Project } from '../projects/project';

/** Makes a model of a data set's first column of numbers that brms can use, or a copy of another model; returns its id. */
export async function createModel(project: Project, datasetId: string, copyOf?: string): Promise<string> {
  const original = copyOf === undefined ? null : project.model(copyOf);
  const numbers = project.dataset(datasetId).columns.filter(isNumeric);
  const first = numbers.find(({ name }) => brmsTakes(name)) ?? numbers[0];
  const spec = original?.spec ?? newSpec(`${quoteName(first?.name ?? 'y')} ~ 1`);
  const name = original ? withEnding(original.name, ' copy') : nextModelName(project);
  return project.addModel(name, datasetId, spec);
}

/** "Model" with the number after the largest one in use. */
function nextModelName(project: Project): string {
  const numbers = project.state().models.map(({ name }) => Number(/^Model (\d+)$/.exec(name)?.[1] ?? 0));
  return `Model ${Math.max(0, ...numbers) + 1}`;
}
