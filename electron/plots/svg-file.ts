/** The text of an SVG file: size in mm, coordinates in px, with title and description. */
export function svgFile(svg: SVGSVGElement, width: number, height: number): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('width', `${width}mm`);
  copy.setAttribute('height', `${height}mm`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${shortNumbers(copy.outerHTML)}\n`;
}

/** Rounds coordinates to two decimals. A hundredth of a px is invisible on paper, and files become half as long. */
function shortNumbers(text: string): string {
  return text.replace(/\b(d|x|y|x1|x2|y1|y2|width|height|transform)="([^"]*)"/g, (_, name, value: string) => {
    const short = value.replace(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (number) =>
      String(Number(Number(number).toFixed(2))),
    );
    return `${name}="${short}"`;
  });
}
