import { parseHTML } from 'linkedom';

/** A document for drawing outside of a page. linkedom is the lightest of the kept ones that Observable Plot draws in. */
export function plotDocument(): Document {
  return parseHTML('<!doctype html><html><body></body></html>').document;
}
