/** The text of an SVG file: sizes in mm, coordinates in px, title and description inside. */
export function svgFile(svg: SVGSVGElement, width: number, height: number): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('width', `${width}mm`);
  copy.setAttribute('height', `${height}mm`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${shortNumbers(copy.outerHTML)}\n`;
}

/** Coordinates with two decimals: a hundredth of a px is below what any paper shows, and files are half as long. */
function shortNumbers(text: string): string {
  return text.replace(/\b(d|x|y|x1|x2|y1|y2|width|height|transform)="([^"]*)"/g, (_, name, value: string) => {
    const short = value.replace(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (number) =>
      String(Number(Number(number).toFixed(2))),
    );
    return `${name}="${short}"`;
  });
}
