import { Button, Group, Modal, SegmentedControl } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Input } from '../../../shared/contract/procedures';
import { asStudioError, type StudioError } from '../../../shared/errors/studio-error';
import { kindTitle } from '../../../shared/kind-texts/kind-texts';
import type { AnyPlot } from '../../../shared/plots/plot-kind';
import { t } from '../../../shared/texts/texts';
import { useKept } from '../../store/use-kept';
import { useStudio } from '../../store/use-store';
import { ErrorBox } from '../../ui/error-box';
import { NumberField } from '../../ui/number-field';
import { saveFile } from '../../ui/save-file';
import { useReturnFocus } from '../../ui/use-return-focus';

type Format = Input<'plot.file'>['format'];
interface Choice {
  readonly format: Format;
  /** In mm. */
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
}

const first: Choice = { format: 'pdf', width: 150, height: 90, dpi: 300 };
const types: Readonly<Record<Format, string>> = {
  pdf: 'application/pdf',
  svg: 'image/svg+xml',
  png: 'image/png',
};

/** Asks for the form and the size of a figure, and gives it as a file. What was chosen last is proposed. */
export function ExportPlot(props: {
  readonly plot: AnyPlot;
  readonly asked: Pick<Input<'plot.file'>, 'fit' | 'plot' | 'query'>;
  readonly options: Readonly<Record<string, unknown>>;
  readonly onClose: () => void;
}): ReactNode {
  const { plot, asked, options, onClose } = props;
  useReturnFocus();
  const { connection } = useStudio();
  const [choice, setChoice] = useKept<Choice>('plot export', first);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<StudioError | null>(null);
  const set = (change: Partial<Choice>) => setChoice({ ...choice, ...change });
  /** What is being made; a dialog that is closed gives no file any more. */
  const making = useRef<AbortController | null>(null);
  useEffect(() => () => making.current?.abort(), []);

  async function save(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setError(null);
    making.current = new AbortController();
    const { signal } = making.current;
    try {
      const bytes = await connection.call('plot.file', { ...asked, options, ...choice }, signal);
      if (signal.aborted) return;
      saveFile(
        `${fileStem(plot.id, asked.query)}.${choice.format}`,
        new Uint8Array(bytes),
        types[choice.format],
      );
      onClose();
    } catch (thrown) {
      if (signal.aborted) return;
      setError(asStudioError(thrown));
      setBusy(false);
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('fits.plots.exportTitle', { plot: kindTitle('plots', plot.id) })}
      centered
      size="sm"
      closeButtonProps={{ 'aria-label': t('ui.actions.close') }}
    >
      <form onSubmit={(event) => void save(event)}>
        <SegmentedControl
          fullWidth
          aria-label={t('fits.plots.format')}
          value={choice.format}
          data={(['pdf', 'svg', 'png'] as const).map((value) => ({ value, label: value.toUpperCase() }))}
          onChange={(format) => set({ format })}
        />
        <p style={{ margin: '6px 0 10px', color: 'var(--bs-muted)' }}>
          {t(`fits.plots.formatAbout.${choice.format}`)}
        </p>
        <Group gap={10} grow align="flex-start">
          <NumberField
            label={t('fits.plots.width')}
            value={choice.width}
            min={20}
            max={1000}
            decimals={1}
            onChange={(width = first.width) => set({ width })}
          />
          <NumberField
            label={t('fits.plots.heightMm')}
            value={choice.height}
            min={20}
            max={1000}
            decimals={1}
            onChange={(height = first.height) => set({ height })}
          />
          {choice.format === 'png' && (
            <NumberField
              label={t('fits.plots.dpi')}
              value={choice.dpi}
              min={50}
              max={1200}
              step={50}
              onChange={(dpi = first.dpi) => set({ dpi })}
            />
          )}
        </Group>
        {error && (
          <div style={{ marginTop: 10 }}>
            <ErrorBox error={error} />
          </div>
        )}
        <Group justify="flex-end" gap={8} mt={16}>
          <Button variant="default" onClick={onClose}>
            {t('ui.actions.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('fits.plots.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

/** A file's name without its ending, that every system takes: "trace-b_Age"; that of a plot of the whole fit is "energy". */
export function fileStem(plot: string, { variable, variables }: Input<'plot.file'>['query']): string {
  const [first] = [variable ?? variables].flat();
  if (first === undefined) return plot;
  const name = String(first)
    .replace(/[^\p{L}\p{N}_.]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  return `${plot}-${name === '' ? 'variable' : name.slice(0, 80)}`;
}
