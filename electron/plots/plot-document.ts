import { parseHTML } from 'linkedom';

/**
 * A document for drawing outside of a page. linkedom is the smallest maintained library in which Observable Plot
 * works.
 */
export function plotDocument(): Document {
  return parseHTML('<!doctype html><html><body></body></html>').document;
}
