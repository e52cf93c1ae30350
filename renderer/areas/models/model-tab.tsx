import { Tabs } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { t } from '../../../shared/texts/texts';
import { tabKey } from '../../store/tabs';
import { useKept } from '../../store/use-kept';
import { useActions, useStudioState } from '../../store/use-store';
import { Empty } from '../../ui/empty';
import { ErrorBox } from '../../ui/error-box';
import { PageFrame } from '../../ui/page-frame';
import { Split } from '../../ui/split';
import { CodeDrawer } from './code-drawer';
import { FormulaBar } from './formula-bar';
import { ModelHeader } from './model-header';
import classes from './model-tab.module.css';
import { PriorsSection } from './priors-section';
import { SamplingSection } from './sampling-section';
import { TermsSection } from './terms-section';
import { useModel } from './use-model';

const sections = [
  ['terms', 'models.terms.title'],
  ['priors', 'models.priors.title'],
  ['sampling', 'models.sampling.title'],
] as const;

/** The model builder: terms, priors and sampling, the formula below all of them, the code beside. */
export function ModelTab({ modelId }: { readonly modelId: string }): ReactNode {
  const view = useModel(modelId);
  const key = tabKey({ kind: 'model', id: modelId });
  const part = useStudioState((state) => state.parts[key]);
  const section = sections.find(([value]) => value === part)?.[0] ?? 'terms';
  const [codeOpen, setCodeOpen] = useKept('code open', false, 'machine');
  const saveFault = useStudioState((state) => state.drafts[modelId]?.error);
  const { flushDraft, showPart } = useActions();

  // Leaving the tab saves what the delay has not saved yet; a failure stays in the draft.
  useEffect(() => () => void flushDraft(modelId).catch(() => undefined), [flushDraft, modelId]);

  if (!view) return <Empty title={t('models.gone')} />;
  return (
    <PageFrame
      head={<ModelHeader view={view} codeOpen={codeOpen} onToggleCode={() => setCodeOpen(!codeOpen)} />}
    >
      {saveFault && view.reading.ok && (
        <ErrorBox error={saveFault} retry={() => void flushDraft(modelId).catch(() => undefined)} />
      )}
      <Split
        label={t('models.code.width')}
        axis="x"
        sized="last"
        size={400}
        min={260}
        max={720}
        keep={['code width', 'machine']}
        first={
          <>
            <Tabs
              value={section}
              onChange={(value) => showPart(key, value ?? 'terms')}
              style={{ display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0 }}
            >
              <Tabs.List px={12} aria-label={t('models.parts')}>
                {sections.map(([value, label]) => (
                  <Tabs.Tab key={value} value={value} py={8}>
                    {t(label)}
                  </Tabs.Tab>
                ))}
              </Tabs.List>
              {sections.map(([value]) => (
                <Tabs.Panel
                  key={value}
                  value={value}
                  className={classes.scroll ?? ''}
                  tabIndex={view.reading.ok ? undefined : 0}
                >
                  {section === value && value === 'terms' && <TermsSection view={view} />}
                  {section === value && value === 'priors' && <PriorsSection view={view} />}
                  {section === value && value === 'sampling' && <SamplingSection view={view} />}
                </Tabs.Panel>
              ))}
            </Tabs>
            <FormulaBar view={view} />
          </>
        }
        last={codeOpen ? <CodeDrawer view={view} onClose={() => setCodeOpen(false)} /> : null}
      />
    </PageFrame>
  );
}
