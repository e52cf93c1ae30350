import type { ObjectSource } from '../../shared/contract/objects';
import { fitObjectPath } from '../fits/fit-store';
import type { ObjectMaking, ObjectService } from '../objects/object-service';
import type { Project } from '../projects/project';
import type { AreaHandlers } from './area';
import { openProject } from './window-state';

export interface ObjectServices {
  readonly objects: ObjectService;
}

/** The procedures of the Objects screen. */
export function objectHandlers({ objects }: ObjectServices): AreaHandlers<'objects'> {
  return {
    'objects.list': () => objects.list(),
    'objects.add': (source, { connection, signal }) =>
      objects.add(
        making(source, () => openProject(connection)),
        signal,
      ),
    'objects.parts': ({ place, offset, limit }, { signal }) => objects.parts(place, offset, limit, signal),
    'objects.text': ({ place, form }, { signal }) => objects.text(place, form, signal),
    'objects.page': ({ place, ...window }, { signal }) => objects.page(place, window, signal),
    'objects.release': async ({ refs }) => {
      await objects.release(refs);
      return null;
    },
    'objects.functions': ({ worker, text }, { signal }) => objects.functions(worker, text, signal),
    'objects.parameters': ({ worker, target }, { signal }) => objects.parameters(worker, target, signal),
    'objects.call': ({ worker, target, arguments: args }, { signal }) =>
      objects.call(worker, target, args, signal),
  };
}

/** R code needs no project; fits and data sets need the window's project. Throws `invalid-input` without one. */
function making(source: ObjectSource, project: () => Project): ObjectMaking {
  if ('code' in source) return { from: 'code', code: source.code };
  const open = project();
  if ('datasetId' in source) {
    const { id, name } = open.dataset(source.datasetId);
    return { from: 'table', table: open.table(id), origin: `Data ${name}` };
  }
  const { id, modelName } = open.fit(source.fitId);
  return { from: 'file', path: fitObjectPath(open, id), origin: `Fit ${modelName} (${id})` };
}
