type PageStorage = Pick<Storage, 'getItem' | 'setItem'>;

const prefix = 'brms-studio:';

/** Small plain values by key. What is kept is a convenience, so what cannot be read or written is dropped. */
export interface Keeper {
  /** The value that was written last, or null. */
  readonly read: <T>(key: string) => T | null;
  readonly write: (key: string, value: unknown) => void;
}

/** All that the page keeps of how it was left, by how long it stays. Nothing else of the page reads or writes storages. */
export interface Kept {
  /** On this machine, for every project. */
  readonly machine: Keeper;
  /** On this machine, for the project at `path`. */
  readonly project: (path: string) => Keeper;
  /** For this tab of the browser, or this window: it outlives a crash of the page. */
  readonly tab: Keeper;
}

export function createKept(storages: { readonly machine: PageStorage; readonly tab: PageStorage }): Kept {
  const machine = keeper(storages.machine);
  return {
    machine,
    project: (path) => ({
      read: (key) => machine.read(`${key}:${path}`),
      write: (key, value) => machine.write(`${key}:${path}`, value),
    }),
    tab: keeper(storages.tab),
  };
}

function keeper(storage: PageStorage): Keeper {
  return {
    read(key) {
      try {
        const text = storage.getItem(prefix + key);
        return text === null ? null : JSON.parse(text);
      } catch {
        return null;
      }
    },
    write(key, value) {
      try {
        storage.setItem(prefix + key, JSON.stringify(value));
      } catch {
        // A full or forbidden storage only costs the convenience.
      }
    },
  };
}
