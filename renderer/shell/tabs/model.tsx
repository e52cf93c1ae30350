import { NewModel } from './new-model';
import { lazyBody, type TabKind } from './tab-kind';

/** A model of the project, in the builder. */
export const modelKind: TabKind = {
  icon: 'model',
  palette: 'shell.palette.model',
  section: { title: 'shell.navigation.models', none: 'shell.navigation.noModels', Action: NewModel },
  title: ({ project, drafts }, id) =>
    drafts[id]?.name ?? project?.models.find((model) => model.id === id)?.name ?? id,
  items: ({ project }) => (project?.models ?? []).map(({ id }) => ({ id })),
  help: () => ({
    title: 'shell.glossary.model.title',
    text: ['shell.glossary.model.formula', 'shell.glossary.model.groups', 'shell.glossary.model.fit'],
  }),
  ...lazyBody(async () => {
    const { ModelTab } = await import('../../areas/models/model-tab');
    return ({ id }) => <ModelTab modelId={id} />;
  }),
};
