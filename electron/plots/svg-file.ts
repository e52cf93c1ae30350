/** Characters that a name may have and XML may not; halves of surrogate pairs are among them. */
const notInXml = /(?![\t\n\r])\p{Control}|\p{Surrogate}|[\ufffe\uffff]/gu;

/** The text of an SVG file: size in mm, coordinates in px, with title and description. */
export function svgFile(svg: SVGSVGElement, width: number, height: number): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('width', `${width}mm`);
  copy.setAttribute('height', `${height}mm`);
  const text = copy.outerHTML.replace(notInXml, '\ufffd').replace(/<[^<>]+>/g, shortNumbers);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`;
}

/** Rounds a tag's coordinates to two decimals. A hundredth of a px is invisible on paper, and files become half as long. */
function shortNumbers(tag: string): string {
  return tag.replace(/\b(d|x|y|x1|x2|y1|y2|width|height|transform)="([^"]*)"/g, (_, name, value: string) => {
    const short = value.replace(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (number) =>
      String(Number(Number(number).toFixed(2))),
    );
    return `${name}="${short}"`;
  });
}
