import { Button, SegmentedControl } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import type { ObjectFacts, ObjectInfo, ObjectPart, ObjectPlace } from '../../../shared/contract/objects';
import { t } from '../../../shared/texts/texts';
import { placeKey } from '../../store/object-keys';
import { factsAt } from '../../store/object-tree-slice';
import { useKept } from '../../store/use-kept';
import { useStudioState } from '../../store/use-store';
import { useTrusted } from '../../store/use-trusted';
import { CopyButton } from '../../ui/copy-button';
import { Empty } from '../../ui/empty';
import { byteSize } from '../../ui/number-text';
import { ObjectGrid } from './object-grid';
import { placeCode } from './object-path';
import { ObjectTextView } from './object-text-view';
import classes from './object-viewer.module.css';
import { shapeWords, titleOf } from './object-words';

type Form = 'print' | 'str' | 'table';

const forms = (): readonly { readonly value: Form; readonly label: string }[] => [
  { value: 'print', label: t('objects.view.print') },
  { value: 'str', label: t('objects.view.structure') },
  { value: 'table', label: t('objects.view.table') },
];

/** The chosen object or part: its facts, and what R shows of it. */
export function ObjectViewer({ onCall }: { readonly onCall: (place: ObjectPlace) => void }): ReactNode {
  const place = useStudioState((state) => state.chosenPlace);
  const facts = useStudioState((state) => (state.chosenPlace ? factsAt(state, state.chosenPlace) : null));
  // A part stays on the screen while the parts around it are asked for again.
  const last = useRef<{ key: string; facts: ObjectInfo | ObjectPart } | null>(null);
  if (!place) return <Nothing />;
  const key = placeKey(place);
  if (facts) last.current = { key, facts };
  const shown = last.current?.key === key ? last.current.facts : null;
  return shown ? <Viewer place={place} facts={shown} onCall={onCall} /> : <Nothing />;
}

function Nothing(): ReactNode {
  return (
    <div className={classes.viewer}>
      <Empty title={t('objects.view.none')} text={t('objects.view.noneAbout')} />
    </div>
  );
}

function Viewer(props: {
  readonly place: ObjectPlace;
  readonly facts: ObjectInfo | ObjectPart;
  readonly onCall: (place: ObjectPlace) => void;
}): ReactNode {
  const { place, facts, onCall } = props;
  const trusted = useTrusted();
  const code = useStudioState((state) => placeCode(state, place));
  const root = useStudioState((state) => factsAt(state, { ref: place.ref, path: [] }));
  // Tables and the rest are looked at in different ways, so each remembers its own.
  const [forTables, setForTables] = useKept<Form>('view of tables', 'table');
  const [forOthers, setForOthers] = useKept<Form>('view of objects', 'print');
  const grid = opensAsTable(facts);
  const wanted = grid ? forTables : forOthers;
  const form = wanted === 'table' && !facts.tabular ? 'print' : wanted;
  const title = root && 'origin' in root ? titleOf(root) : '';

  const switcher = (
    <SegmentedControl
      aria-label={t('objects.view.form')}
      value={form}
      data={forms().filter(({ value }) => value !== 'table' || facts.tabular)}
      onChange={(value) => {
        const next = forms().find((each) => each.value === value)?.value ?? 'print';
        if (grid) setForTables(next);
        else setForOthers(next);
      }}
    />
  );

  return (
    <section className={classes.viewer} aria-label={t('objects.view.label')}>
      <div className={classes.head}>
        <div className={classes.line}>
          <h2 className={classes.title} title={root && 'origin' in root ? root.origin : title}>
            {title}
          </h2>
          <Button variant="default" disabled={!trusted} onClick={() => onCall(place)}>
            {t('objects.view.call')}
          </Button>
        </div>
        {place.path.length > 0 && (
          <div className={classes.line}>
            <code className={classes.path} title={code}>
              {code}
            </code>
            <CopyButton label={t('objects.view.copyPath')} text={() => code} />
          </div>
        )}
        <ObjectFactsLine facts={facts} />
      </div>
      {form === 'table' ? (
        <ObjectGrid key={placeKey(place)} place={place} facts={facts} switcher={switcher} />
      ) : (
        <ObjectTextView place={place} form={form} switcher={switcher} />
      )}
    </section>
  );
}

/** A vector can be shown as a table, but is printed first: it is mostly short. */
function opensAsTable({ tabular, dim }: ObjectFacts): boolean {
  return tabular && dim !== null && dim.length === 2;
}

function ObjectFactsLine({ facts }: { readonly facts: ObjectInfo | ObjectPart }): ReactNode {
  const { classes: names, type, size } = facts;
  const all: readonly (readonly [string, string])[] = [
    [t('objects.view.class'), names.join(', ')],
    [t('objects.view.type'), type],
    ...(type === 'S4'
      ? []
      : [[t(facts.dim ? 'objects.view.dimensions' : 'objects.view.length'), shapeWords(facts)] as const]),
    [t('objects.size'), byteSize(size)],
  ];
  return (
    <dl className={classes.facts}>
      {all.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
