import { Textarea } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { t } from '../../../shared/texts/texts';
import { mainWorker } from '../../store/sessions-slice';
import { useActions, useStudio } from '../../store/use-store';
import { useQuery } from '../../ui/use-query';
import classes from './add-bar.module.css';
import { asWritten, type NameBefore, nameBefore } from './code-completion';
import { type CodePlace, faultOffset } from './code-fault';
import { leavesText, noWalk, walkHistory } from './code-history';
import { NameList } from './name-list';

interface Props {
  readonly value: string;
  /** Counts what was run, after which the history is walked from its end again. */
  readonly runs: number;
  /** Where R could not read the code. */
  readonly fault: CodePlace | null;
  readonly onChange: (code: string) => void;
  readonly onRun: () => void;
}

const maxShown = 8;

/** R code on a line that grows: Enter runs it, Shift+Enter begins a line, the arrows bring back what was run. */
export function CodeInput({ value, runs, fault, onChange, onRun }: Props): ReactNode {
  const { connection, store } = useStudio();
  const { objectCode } = useActions();
  const id = useId();
  const input = useRef<HTMLTextAreaElement>(null);
  const [walk, setWalk] = useState(noWalk);
  const [name, setName] = useState<NameBefore | null>(null);
  const [marked, setMarked] = useState(-1);
  const found = useQuery(
    name?.text ?? null,
    (signal) => connection.call('objects.functions', { worker: 'main', text: name?.text ?? '' }, signal),
    200,
  );
  const names = name && !found.stale ? (found.data ?? []).slice(0, maxShown) : [];

  useEffect(() => {
    if (runs > 0) setWalk(noWalk);
    if (runs > 0) setName(null);
  }, [runs]);
  useEffect(() => {
    if (!fault || !input.current) return;
    const at = faultOffset(input.current.value, fault);
    input.current.focus();
    input.current.setSelectionRange(at, at + 1);
  }, [fault]);

  function complete(index: number) {
    const chosen = names[index];
    if (!name || chosen === undefined) return;
    const written = asWritten(chosen);
    onChange(value.slice(0, name.start) + written + value.slice(name.start + name.text.length));
    const caret = name.start + written.length;
    setTimeout(() => input.current?.setSelectionRange(caret, caret));
    setName(null);
    setMarked(-1);
  }

  /** Keys of the list of names; false where the key is not for it. */
  function completionKey({ key }: KeyboardEvent): boolean {
    if (names.length === 0) return false;
    if (key === 'ArrowDown') setMarked(Math.min(names.length - 1, marked + 1));
    else if (key === 'ArrowUp' && marked >= 0) setMarked(marked - 1);
    else if (key === 'Tab') complete(Math.max(0, marked));
    else if (key === 'Enter' && marked >= 0) complete(marked);
    else if (key === 'Escape') setName(null);
    else return false;
    return true;
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (!event.shiftKey && completionKey(event)) {
      event.preventDefault();
      return;
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      onRun();
      return;
    }
    const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : null;
    if (step === null || event.shiftKey) return;
    if (!leavesText(value, event.currentTarget.selectionStart, step)) return;
    const next = walkHistory(objectCode(), walk, value, step);
    if (!next) return;
    event.preventDefault();
    setWalk(next.walk);
    onChange(next.code);
  }

  return (
    <div className={classes.input}>
      <Textarea
        ref={input}
        aria-label={t('objects.add.code')}
        aria-autocomplete="list"
        aria-controls={names.length > 0 ? id : undefined}
        aria-activedescendant={marked >= 0 && names.length > 0 ? `${id}-${marked}` : undefined}
        aria-invalid={fault !== null}
        classNames={{ input: classes.code ?? '' }}
        placeholder={t('objects.add.codePlaceholder')}
        autosize
        minRows={1}
        maxRows={8}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        value={value}
        onChange={(event) => {
          const { value: next, selectionStart } = event.currentTarget;
          onChange(next);
          setWalk(noWalk);
          setMarked(-1);
          // A question about names must not wait behind a long call, and come when nobody wants it any more.
          const ready = mainWorker(store.getState())?.state === 'ready';
          setName(ready || found.loading ? nameBefore(next, selectionStart) : null);
        }}
        onBlur={() => setName(null)}
        onKeyDown={onKeyDown}
      />
      {names.length > 0 && (
        <NameList
          id={id}
          label={t('objects.kinds.function')}
          names={names}
          marked={marked}
          onChoose={complete}
        />
      )}
    </div>
  );
}
