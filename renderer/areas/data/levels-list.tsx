import {
  type DragEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { t } from '../../../shared/texts/texts';
import { listboxProps, optionProps } from '../../ui/listbox-props';
import { wholeNumber } from '../../ui/number-text';
import { levelText } from './level-order';
import classes from './levels.module.css';

interface Props {
  readonly label: string;
  readonly levels: readonly string[];
  readonly ordered: boolean;
  /** Null where the rows of each level are not known. */
  readonly counts: ReadonlyMap<string, number> | null;
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
  readonly onMove: (from: number, to: number) => void;
}

function placeWords(index: number, count: number, ordered: boolean): string {
  if (!ordered) return index === 0 ? t('data.levels.reference') : '';
  return index === 0 ? t('data.levels.lowest') : index === count - 1 ? t('data.levels.highest') : '';
}

/** Levels in their order: the arrow keys choose one, with Alt they move it, and each can be dragged. */
export function LevelsList(props: Props): ReactNode {
  const { label, levels, ordered, counts, chosen, onChoose, onMove } = props;
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const [dragged, setDragged] = useState<number | null>(null);

  // The chosen level stays in sight, also where a button moved it.
  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  function onKeyDown(event: KeyboardEvent) {
    const last = levels.length - 1;
    const targets: Readonly<Record<string, number>> = {
      ArrowUp: chosen - 1,
      ArrowDown: chosen + 1,
      Home: 0,
      End: last,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(last, target));
    if (event.altKey) onMove(chosen, next);
    else onChoose(next);
  }

  function onDragOver(event: DragEvent, index: number) {
    if (dragged === null) return;
    event.preventDefault();
    if (dragged === index) return;
    onMove(dragged, index);
    setDragged(index);
  }

  return (
    <ul
      {...listboxProps({ label, active: levels.length > 0 ? `${id}-${chosen}` : undefined })}
      ref={list}
      data-autofocus
      className={classes.list}
      onKeyDown={onKeyDown}
    >
      {levels.map((level, index) => (
        <li
          key={level}
          {...optionProps({ id: `${id}-${index}`, selected: index === chosen })}
          className={classes.level}
          draggable
          data-dragged={dragged === index}
          onMouseDown={() => onChoose(index)}
          onDragStart={(event) => {
            event.dataTransfer.effectAllowed = 'move';
            setDragged(index);
          }}
          onDragOver={(event) => onDragOver(event, index)}
          onDrop={(event) => event.preventDefault()}
          onDragEnd={() => setDragged(null)}
        >
          <span className={classes.place}>{index + 1}</span>
          <span className={classes.text} title={level}>
            {levelText(level)}
          </span>
          <span className={classes.role}>{placeWords(index, levels.length, ordered)}</span>
          {counts && <span className={classes.count}>{wholeNumber(counts.get(level) ?? 0)}</span>}
        </li>
      ))}
    </ul>
  );
}
