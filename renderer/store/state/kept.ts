/** How long a view's value stays: as long as the page, as the tab or window, or on this machine. */
export type KeptFor = 'page' | 'tab' | 'machine';

/** What views keep of how they were left, by keys of their own. Use `useKept` to read and change it. */
export interface KeptSlice {
  readonly keptValues: Readonly<Record<string, unknown>>;
  readonly keep: (key: string, value: unknown, time: KeptFor) => void;
  /** What an earlier page left under `key`, or null. */
  readonly recall: (key: string, time: KeptFor) => unknown;
}
