import { Group, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { kindTitle } from '../../../shared/kind-texts/kind-texts';
import type { FitInfo } from '../../../shared/model/project';
import type { AnyPlot } from '../../../shared/plots/plot-kind';
import { t } from '../../../shared/texts/texts';
import { CodeView } from '../../ui/code-view';
import { CopyButton } from '../../ui/copy-button';
import { useReturnFocus } from '../../ui/use-return-focus';

/** R code that draws the same of the fit's R object. */
export function PlotCode(props: {
  readonly plot: AnyPlot;
  readonly fit: FitInfo;
  readonly query: Readonly<Record<string, unknown>>;
  readonly onClose: () => void;
}): ReactNode {
  const { plot, fit, query, onClose } = props;
  useReturnFocus();
  const code = plot.analysis.code(fit, plot.analysis.query.parse(query));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('fits.plots.codeTitle', { plot: kindTitle('plots', plot.id) })}
      centered
      closeButtonProps={{ 'aria-label': t('ui.actions.close') }}
    >
      <p style={{ margin: '0 0 8px' }}>{t('fits.plots.codeAbout')}</p>
      <div style={{ height: 66, border: '1px solid var(--bs-line)', borderRadius: 4 }}>
        <CodeView code={code} language="r" label={t('fits.plots.code')} />
      </div>
      <Group justify="flex-end" mt={12}>
        <CopyButton label={t('fits.details.copyCode')} text={() => code} />
      </Group>
    </Modal>
  );
}
