import { asStudioError, StudioError } from '../../shared/errors/studio-error';
import { nameFault } from '../../shared/model/name-text';
import type { ModelDocument } from '../../shared/model/project';
import { modelSpec } from '../../shared/model/spec';
import { t } from '../../shared/texts/texts';
import type { SliceContext } from './slice-context';
import type { Draft, ModelsSlice } from './state/models';

const saveDelay = 400;

/** What is not fit to be stored, in words. */
function refuseCell(draft: Draft): StudioError | null {
  if (draft.name.trim() === '') {
    return new StudioError('invalid-input', t('store.draft.noName'), { hint: t('store.giveName') });
  }
  const reason = nameFault(draft.name);
  if (reason !== null) return new StudioError('invalid-input', t('store.draft.badName', { reason }));
  const result = modelSpec.safeParse(draft.spec);
  if (result.success) return null;
  const issue = result.error.issues[0];
  const where = issue?.path.join('.') ?? '';
  const fault = issue?.message ?? t('store.draft.notValid');
  return new StudioError('invalid-input', t('store.draft.fault', { where, reason: fault }), { where });
}

function differs(draft: KeptDraft, { name, datasetId, spec }: ModelDocument): boolean {
  const saved: KeptDraft = { name, datasetId, spec };
  return (
    JSON.stringify(saved) !==
    JSON.stringify({ name: draft.name, datasetId: draft.datasetId, spec: draft.spec })
  );
}

/** The model with what was changed on the screen. */
export function withDraft(model: ModelDocument, draft: Draft | undefined): ModelDocument {
  return draft ? { ...model, name: draft.name, datasetId: draft.datasetId, spec: draft.spec } : model;
}

/** The part of a draft that is kept beside the project until it is saved in it. */
type KeptDraft = Pick<Draft, 'name' | 'datasetId' | 'spec'>;

export function modelsSlice({ set, get, connection, kept }: SliceContext<ModelsSlice>): ModelsSlice {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const running = new Map<string, Promise<void>>();

  function put(modelId: string, patch: Partial<Draft>) {
    const draft = get().drafts[modelId];
    if (draft) set({ drafts: { ...get().drafts, [modelId]: { ...draft, ...patch } } });
    keep();
  }

  /** At once, not with the save: the page may crash in between. */
  function keep() {
    const { project, drafts } = get();
    if (!project) return;
    const unsaved = Object.entries(drafts).filter(([, { state }]) => state !== 'saved');
    const drafted = unsaved.map(([id, { name, datasetId, spec }]): [string, KeptDraft] => [
      id,
      { name, datasetId, spec },
    ]);
    kept.project(project.path).write('drafts', Object.fromEntries(drafted));
  }

  function saveSoon(modelId: string) {
    clearTimeout(timers.get(modelId));
    // A failed save stays visible in the draft itself.
    timers.set(
      modelId,
      setTimeout(() => void save(modelId).catch(() => undefined), saveDelay),
    );
  }

  async function save(modelId: string): Promise<void> {
    clearTimeout(timers.get(modelId));
    await running.get(modelId)?.catch(() => undefined);
    const draft = get().drafts[modelId];
    if (!draft || draft.state === 'saved') return;
    const fault = refuseCell(draft);
    if (fault) {
      put(modelId, { state: 'failed', error: fault });
      throw fault;
    }
    put(modelId, { state: 'saving', error: null });
    const { name, datasetId, spec } = draft;
    const work = connection.call('model.save', { id: modelId, name: name.trim(), datasetId, spec }).then(
      () => {
        if (get().drafts[modelId]?.state === 'saving') put(modelId, { state: 'saved' });
      },
      (error: unknown) => {
        put(modelId, { state: 'failed', error: asStudioError(error) });
        throw error;
      },
    );
    running.set(modelId, work);
    await work.finally(() => running.delete(modelId));
  }

  return {
    drafts: {},
    editModel(modelId, patch) {
      const model = get().project?.models.find(({ id }) => id === modelId);
      if (!model) return;
      const { name, datasetId, spec } = withDraft(model, get().drafts[modelId]);
      const draft: Draft = { name, datasetId, spec, ...patch, state: 'unsaved', error: null };
      set({ drafts: { ...get().drafts, [modelId]: draft } });
      keep();
      saveSoon(modelId);
    },
    flushDraft: save,
    restoreDrafts(project) {
      const stored = kept.project(project.path).read<Record<string, KeptDraft>>('drafts') ?? {};
      const drafts: Record<string, Draft> = {};
      for (const model of project.models) {
        const left = stored[model.id];
        if (!left || !differs(left, model)) continue;
        const { name, datasetId } = left;
        // What an earlier version kept may lack what a spec has by now.
        const spec = { ...model.spec, ...left.spec };
        drafts[model.id] = { name, datasetId, spec, state: 'unsaved', error: null };
      }
      set({ drafts: { ...get().drafts, ...drafts } });
      for (const id of Object.keys(drafts)) saveSoon(id);
    },
    forgetDrafts: () => set({ drafts: {} }),
    dropSavedDrafts(project) {
      // A saved draft goes, so that changes from elsewhere show.
      const left = Object.entries(get().drafts).filter(
        ([id, draft]) => draft.state !== 'saved' && project.models.some((model) => model.id === id),
      );
      set({ drafts: Object.fromEntries(left) });
    },
    async flushDrafts() {
      const unsaved = Object.entries(get().drafts).filter(([, draft]) => draft.state !== 'saved');
      await Promise.allSettled(unsaved.map(([modelId]) => save(modelId)));
    },
  };
}
