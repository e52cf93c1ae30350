import { useMemo } from 'react';
import { checkSpec } from '../../../shared/model/check';
import { type ParsedFormula, printFormula } from '../../../shared/model/formula';
import { type FormulaReading, type ParsedSpec, parseSpec } from '../../../shared/model/parsed-spec';
import type { Problem } from '../../../shared/model/problem';
import type { DatasetInfo, ModelDocument } from '../../../shared/model/project';
import type { ModelSpec } from '../../../shared/model/spec';
import { withDraft } from '../../store/models-slice';
import type { Draft } from '../../store/state/models';
import { useActions, useStudioState } from '../../store/use-store';

export interface ModelView {
  readonly model: ModelDocument;
  readonly draft: Draft | undefined;
  readonly dataset: DatasetInfo | undefined;
  /** Its spec, every text read once. */
  readonly parsed: ParsedSpec;
  /** Its formula, read. */
  readonly reading: FormulaReading;
  /** What would stop a fit, and what its user should know before. */
  readonly problems: readonly Problem[];
  readonly setSpec: (patch: Partial<ModelSpec>) => void;
  /** Rewrites the formula text from its parts. */
  readonly setFormula: (formula: ParsedFormula) => void;
}

/** A model as it stands on the screen, with the ways to change it; null where the project does not have it. */
export function useModel(modelId: string): ModelView | null {
  const saved = useStudioState((state) => state.project?.models.find(({ id }) => id === modelId));
  const draft = useStudioState((state) => state.drafts[modelId]);
  const datasets = useStudioState((state) => state.project?.datasets);
  const { editModel } = useActions();
  const model = useMemo(() => saved && withDraft(saved, draft), [saved, draft]);
  const spec = model?.spec;
  const parsed = useMemo(() => spec && parseSpec(spec), [spec]);
  const dataset = datasets?.find(({ id }) => id === model?.datasetId);
  const problems = useMemo(
    () => (parsed && dataset ? checkSpec(parsed, dataset.columns, dataset.rowCount) : []),
    [parsed, dataset],
  );
  if (!model || !parsed) return null;
  const setSpec = (patch: Partial<ModelSpec>) => editModel(modelId, { spec: { ...model.spec, ...patch } });
  return {
    model,
    draft,
    dataset,
    parsed,
    reading: parsed.formula,
    problems,
    setSpec,
    setFormula: (formula) => setSpec({ formula: printFormula(formula) }),
  };
}
