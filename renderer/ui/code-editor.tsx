import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { Annotation, EditorState } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { type ReactNode, useEffect, useRef } from 'react';
import { codeLook } from './code-look';

/** Marks a change that came from outside: `onChange` is not called for it. */
const fromOutside = Annotation.define<boolean>();

const look = EditorView.theme({
  '.cm-content': { caretColor: 'var(--bs-text)', minHeight: '3.4em' },
  '.cm-cursor': { borderLeftColor: 'var(--bs-text)' },
});

/**
 * R code that is edited, as high as its lines up to `maxHeight` pixels. Tab leaves it, as it leaves every field; Ctrl+S
 * and Alt+Up and Alt+Down are left to what stands around it.
 */
export function CodeEditor(props: {
  readonly code: string;
  readonly label: string;
  readonly maxHeight?: number;
  readonly onChange: (code: string) => void;
}): ReactNode {
  const { code, label, maxHeight = 260, onChange } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const changed = useRef(onChange);
  changed.current = onChange;
  const first = useRef(code);
  first.current = code;
  const named = useRef(label);
  named.current = label;

  useEffect(() => {
    if (!host.current) return;
    const keys = defaultKeymap.filter(({ key }) => key !== 'Alt-ArrowUp' && key !== 'Alt-ArrowDown');
    const made = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: first.current,
        extensions: [
          history(),
          keymap.of([...historyKeymap, ...keys]),
          // Asked at every update, so that a script keeps its history when its number changes.
          EditorView.contentAttributes.of(() => ({ 'aria-label': named.current, spellcheck: 'false' })),
          EditorView.updateListener.of((update) => {
            const own = update.transactions.some((each) => each.docChanged && !each.annotation(fromOutside));
            if (own) changed.current(update.state.doc.toString());
          }),
          codeLook('r'),
          look,
        ],
      }),
    });
    view.current = made;
    return () => {
      view.current = null;
      made.destroy();
    };
  }, []);

  useEffect(() => {
    if (view.current?.contentDOM.getAttribute('aria-label') !== label) view.current?.dispatch({});
  }, [label]);

  useEffect(() => {
    const made = view.current;
    if (!made || made.state.doc.toString() === code) return;
    made.dispatch({
      changes: { from: 0, to: made.state.doc.length, insert: code },
      annotations: fromOutside.of(true),
    });
  });

  return <div ref={host} style={{ maxHeight, overflow: 'auto' }} />;
}
