import electron from 'electron';

/** Electron 9 tells a file's path by the file itself. */
const getPathForFile = (file: File): string => String(Object(file).path ?? '');

if (!('webUtils' in electron)) Object.assign(electron, { webUtils: { getPathForFile } });
