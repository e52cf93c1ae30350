const namespace = 'http://www.w3.org/2000/svg';

/** A new SVG element; attributes that are null or undefined are left out. */
export function svgElement<Name extends keyof SVGElementTagNameMap>(
  doc: Document,
  name: Name,
  attributes: Readonly<Record<string, string | number | null | undefined>>,
  text?: string,
): SVGElementTagNameMap[Name] {
  const element = doc.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(key, String(value));
  }
  if (text !== undefined) element.textContent = text;
  return element;
}
