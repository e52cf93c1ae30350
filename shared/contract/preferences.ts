import * as z from 'zod';

/** A font's name as CSS knows it; empty for the system's. */
const fontName = z
  .string()
  .max(100)
  .regex(/^[^"\\;{}<>\n\r]*$/, 'is not the name of a font');
const folder = z.string().max(4000);

export const zoomBounds = { least: 0.5, most: 3 } as const;

/** Each preference with what it may be. What it is until somebody changes it stands in `defaultPreferences`. */
const fields = {
  theme: z.enum(['system', 'light', 'dark']),
  /** Times the page's own size. */
  zoom: z.number().min(zoomBounds.least).max(zoomBounds.most),
  textFont: fontName,
  codeFont: fontName,
  /** px; what is to be larger still is a matter of the zoom. */
  textSize: z.int().min(11).max(16),
  codeSize: z.int().min(10).max(16),
  /** Significant digits of the smallest standard deviation in a table, which gives all its estimates their decimals. */
  digits: z.int().min(1).max(6),
  decimalMark: z.enum(['point', 'comma', 'locale']),
  grouping: z.enum(['comma', 'point', 'space', 'apostrophe', 'none', 'locale']),
  /** Cores that all fits together may use; null for all that the machine has. */
  cores: z.int().min(1).max(1024).nullable(),
  /** Of the cache of compiled models, in MB (2^20 bytes); those used longest ago go first. */
  cacheLimit: z.int().min(10).max(1_000_000),
  /** Full path of the folder that new projects go into; empty for the app's own. */
  projectsFolder: folder,
  /** Full path of the folder for what can be made again; empty for the platform's own. */
  cacheFolder: folder,
  /** Notify when a fit ends while the app is in the background. */
  notify: z.boolean(),
  /** No notification of a fit that took less time than this. */
  notifyAfterSeconds: z.int().min(0).max(86_400),
  /** Look for a newer version at each start. */
  updateCheck: z.boolean(),
  /** Where the newest version is said; empty for the one that the build was given. */
  updateAddress: z.string().max(2000),
} as const;

/** How the app behaves for this person, in all projects and windows. */
export const preferences = z.object(fields);
export type Preferences = z.infer<typeof preferences>;
export type PreferenceName = keyof Preferences;
export const preferenceNames = Object.keys(fields) as readonly PreferenceName[];

/** Numbers are written as R writes them until somebody wants them otherwise: what R prints stands beside them. */
export const defaultPreferences: Preferences = {
  theme: 'system',
  zoom: 1,
  textFont: '',
  codeFont: '',
  textSize: 13,
  codeSize: 12,
  digits: 2,
  decimalMark: 'point',
  grouping: 'comma',
  cores: null,
  cacheLimit: 2048,
  projectsFolder: '',
  cacheFolder: '',
  notify: true,
  notifyAfterSeconds: 60,
  updateCheck: false,
  updateAddress: '',
};

/** Some preferences, to be changed together. */
export const preferencesPatch = preferences.partial().strict();
export type PreferencesPatch = z.infer<typeof preferencesPatch>;

/** The folders in use now, and what is in the cache. */
export interface StoragePlaces {
  readonly projectsFolder: string;
  readonly cacheFolder: string;
  /** What each is when nothing is chosen. */
  readonly defaults: { readonly projectsFolder: string; readonly cacheFolder: string };
  /** The compiled models: how many, and their bytes. */
  readonly cache: { readonly models: number; readonly bytes: number };
}

/** What a look for a newer version found. */
export interface UpdateAnswer {
  /** The version that runs. */
  readonly current: string;
  readonly newest: string;
  readonly newer: boolean;
  /** Where it can be read about or fetched, where the answer says so. */
  readonly page: string | null;
}
