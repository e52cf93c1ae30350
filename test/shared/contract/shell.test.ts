import { describe, expect, it } from 'vitest';
import {
  type Abilities,
  commandLabel,
  enabledCommands,
  keysOf,
  keysText,
  shellCommandIds,
} from '../../../shared/contract/shell';

const browser: Abilities = { dialogs: false, windows: false, menu: false, reveal: false, zoom: false };
const desktop: Abilities = { dialogs: true, windows: true, menu: true, reveal: true, zoom: true };

describe('the one list of commands', () => {
  it('says of no two commands the same words or keys, in a browser or in the app', () => {
    const labels = shellCommandIds.map((id) => commandLabel(id));
    expect(new Set(labels).size).toBe(labels.length);
    for (const abilities of [browser, desktop]) {
      const keys = shellCommandIds.flatMap((id) => keysOf(id, abilities) ?? []);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('leaves a browser the keys that it does not give', () => {
    expect([keysOf('tab.close', desktop), keysOf('tab.close', browser)]).toEqual(['Mod+W', 'Alt+W']);
    expect([keysOf('project.new', desktop), keysOf('project.new', browser)]).toEqual(['Mod+N', null]);
    const kept = shellCommandIds.flatMap((id) => keysOf(id, browser) ?? []);
    for (const reserved of ['Mod+N', 'Mod+T', 'Mod+W', 'Mod+Shift+N', 'Mod+Q']) {
      expect(kept).not.toContain(reserved);
    }
  });

  it('has of each situation what can be done in it', () => {
    const none = { project: false, trusted: false };
    const ours = { project: true, trusted: true };
    const start = enabledCommands({ ...none, tab: null }, desktop);
    expect(start).toContain('project.open');
    for (const id of ['project.close', 'tab.close', 'page.start', 'model.fit'] as const) {
      expect(start).not.toContain(id);
    }
    const onModel = enabledCommands({ ...ours, tab: 'model' }, desktop);
    expect(onModel).toEqual(expect.arrayContaining(['project.close', 'tab.close', 'model.fit']));
    expect(onModel).not.toContain('page.start');
    expect(enabledCommands({ ...none, tab: 'sessions' }, desktop)).toContain('page.start');
    expect(enabledCommands({ ...ours, tab: 'fit' }, desktop)).not.toContain('model.fit');
    const foreign = enabledCommands({ project: true, trusted: false, tab: 'model' }, desktop);
    expect(onModel.filter((id) => !foreign.includes(id))).toEqual(['model.fit']);
    expect(onModel).toContain('project.reveal');
    expect(enabledCommands({ ...ours, tab: 'model' }, browser)).not.toContain('project.reveal');
  });

  it('writes keys as each platform does', () => {
    expect(keysText('Mod+Shift+O', 'linux')).toBe('Ctrl Shift O');
    expect(keysText('Mod+Shift+O', 'darwin')).toBe('⇧⌘O');
    expect(keysText('Alt+PageDown', 'darwin')).toBe('⌥PageDown');
    expect(keysText('Mod+Enter', 'win32')).toBe('Ctrl ↵');
  });
});
