import { ActionIcon, Menu } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { kindAbout, kindTitle } from '../../../shared/kind-texts/kind-texts';
import type { FitInfo } from '../../../shared/model/project';
import { tableText } from '../../../shared/plots/data-table';
import type { Look } from '../../../shared/plots/look';
import type { AnyPlot } from '../../../shared/plots/plot-kind';
import { optionsFor, plotQueries } from '../../../shared/plots/plot-query';
import { t } from '../../../shared/texts/texts';
import { askAnalysis } from '../../connection/ask-analysis';
import { useStudio } from '../../store/use-store';
import { ErrorBox } from '../../ui/error-box';
import { Icon } from '../../ui/icons';
import { PlotView } from '../../ui/plot-view';
import { useQuery } from '../../ui/use-query';
import { Working } from '../../ui/working';
import { ExportPlot } from './export-plot';
import { PlotCode } from './plot-code';
import classes from './variable-panel.module.css';

interface Props {
  readonly fit: FitInfo;
  readonly variable: string;
  readonly plot: AnyPlot;
  /** What is chosen for all plots of the fit; the same object as long as it chooses the same. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** One plot of one variable, with what can be done with it. */
export function VariablePlot({ fit, variable, plot, options }: Props): ReactNode {
  const { connection } = useStudio();
  const [dialog, setDialog] = useState<'export' | 'code' | null>(null);
  const [asking = {}] = plotQueries(plot, {}, plot.of === 'fit' ? [] : [variable]);
  // A moment's rest, so that holding an arrow key does not ask for every parameter on the way.
  const asked = { fit: fit.id, plot: plot.id, query: asking };
  const query = useQuery(
    `${fit.id} ${plot.id} ${JSON.stringify(asking)}`,
    (signal) => askAnalysis(connection, plot.analysis, fit.id, { ...asking, ...plot.pageQuery }, signal),
    60,
  );
  const answer = query.data;
  const title = kindTitle('plots', plot.id);
  const chosen = useMemo(() => optionsFor(plot, options), [plot, options]);
  const read = useMemo(() => plot.options.parse(chosen), [plot, chosen]);
  const scene = useCallback((look: Look) => plot.scene(answer, read, look), [plot, answer, read]);
  return (
    <section className={classes.plot} style={{ flexGrow: plot.share ?? 1 }} aria-label={title}>
      <div className={classes.plotHead}>
        <h4 title={kindAbout('plots', plot.id)}>{title}</h4>
        <PlotMenu plot={plot} answer={query.stale ? null : answer} onOpen={setDialog} />
      </div>
      <div className={classes.canvas} data-stale={query.stale}>
        {/* An answer that is there beside an error is that of the parameter before. */}
        {answer !== null && query.error === null && (
          <PlotView scene={scene} title={title} description={plot.describe(answer)} />
        )}
        {answer === null && query.error === null && (
          <div className={classes.center}>
            <Working label={t('fits.plots.loading')} />
          </div>
        )}
      </div>
      {query.error && <ErrorBox error={query.error} retry={query.reload} />}
      {dialog === 'export' && (
        <ExportPlot plot={plot} asked={asked} options={chosen} onClose={() => setDialog(null)} />
      )}
      {dialog === 'code' && <PlotCode plot={plot} fit={fit} query={asking} onClose={() => setDialog(null)} />}
    </section>
  );
}

function PlotMenu(props: {
  readonly plot: AnyPlot;
  /** Null as long as it is awaited. */
  readonly answer: unknown;
  readonly onOpen: (dialog: 'export' | 'code') => void;
}): ReactNode {
  const { plot, answer, onOpen } = props;
  const clipboard = useClipboard({ timeout: 2000 });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size={20} aria-label={t('fits.plots.more', { plot: kindTitle('plots', plot.id) })}>
          <Icon name="dots" size={14} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item disabled={answer === null} onClick={() => onOpen('export')}>
          {t('fits.plots.export')}
        </Menu.Item>
        <Menu.Item
          disabled={answer === null}
          closeMenuOnClick={false}
          onClick={() => clipboard.copy(tableText(plot.table(answer)))}
        >
          <span aria-live="polite">
            {clipboard.copied ? t('ui.actions.copied') : t('fits.plots.copyData')}
          </span>
        </Menu.Item>
        <Menu.Item onClick={() => onOpen('code')}>{t('fits.plots.code')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
