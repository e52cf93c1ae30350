import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { r } from '@codemirror/legacy-modes/mode/r';
import { EditorState } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { type ReactNode, useEffect, useRef } from 'react';
import { stanLanguage } from './stan-language';

const languages = { r: StreamLanguage.define(r), stan: stanLanguage };

// Colours are variables, so that light and dark need no second style.
const highlight = HighlightStyle.define([
  { tag: tags.comment, color: 'var(--bs-code-comment)', fontStyle: 'italic' },
  { tag: [tags.string, tags.number], color: 'var(--bs-code-value)' },
  { tag: [tags.keyword, tags.heading], color: 'var(--bs-code-keyword)', fontWeight: '600' },
  { tag: tags.typeName, color: 'var(--bs-code-type)' },
]);

const look = EditorView.theme({
  '&': { fontSize: '12px', height: '100%', backgroundColor: 'transparent', color: 'var(--bs-text)' },
  '&.cm-focused': { outline: '2px solid var(--bs-accent)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--mantine-font-family-monospace)', lineHeight: '1.55' },
  '.cm-gutters': { backgroundColor: 'transparent', border: 'none', color: 'var(--bs-muted)' },
  '.cm-content': { caretColor: 'transparent' },
});

/** Code to read, select and copy, not to edit. */
export function CodeView(props: {
  readonly code: string;
  readonly language: keyof typeof languages;
  readonly label: string;
}): ReactNode {
  const { code, language, label } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);

  useEffect(() => {
    if (!host.current) return;
    const made = new EditorView({
      parent: host.current,
      state: EditorState.create({
        extensions: [
          EditorState.readOnly.of(true),
          EditorView.lineWrapping,
          EditorView.editable.of(false),
          EditorView.contentAttributes.of({
            'aria-label': label,
            role: 'textbox',
            'aria-multiline': 'true',
            'aria-readonly': 'true',
            tabindex: '0',
          }),
          lineNumbers(),
          languages[language],
          syntaxHighlighting(highlight),
          look,
        ],
      }),
    });
    view.current = made;
    return () => {
      view.current = null;
      made.destroy();
    };
  }, [language, label]);

  useEffect(() => {
    const made = view.current;
    if (!made || made.state.doc.toString() === code) return;
    made.dispatch({ changes: { from: 0, to: made.state.doc.length, insert: code } });
  });

  return <div ref={host} style={{ height: '100%', minHeight: 0, overflow: 'hidden' }} />;
}
