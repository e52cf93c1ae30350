import * as z from 'zod';

/** The position and size of a window on the desktop, in the system's pixels. */
export const windowPlace = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(1),
  height: z.int().min(1),
  maximized: z.boolean(),
});
export type WindowPlace = z.infer<typeof windowPlace>;

/** What is remembered about windows between starts. The start page counts as a project with an empty path. */
export const windowMemory = z.object({
  /** By project; the one placed last is at the end. */
  places: z.record(z.string(), windowPlace).default({}),
  /** The projects of the windows that were open when the app ended. */
  open: z.array(z.string()).default([]),
});
export type WindowMemory = z.infer<typeof windowMemory>;

const most = 50;

/** The memory with a window's place added; the oldest places are dropped. */
export function withPlace(memory: WindowMemory, project: string, place: WindowPlace): WindowMemory {
  const { [project]: _before, ...others } = memory.places;
  const places = Object.entries({ ...others, [project]: place }).slice(-most);
  return { ...memory, places: Object.fromEntries(places) };
}
