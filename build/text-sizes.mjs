/**
 * Style sheets say the sizes of texts in px, as they are at first. The page gets each as a multiple of what the person
 * prefers: `--bs-code-scale` where the font is that of code, `--bs-text-scale` elsewhere; `renderer/app/appearance.tsx`
 * sets both.
 * @param {string} folder of the style sheets
 * @returns {import('vite').Plugin}
 */
export function textSizes(folder) {
  return {
    name: 'text-sizes',
    enforce: 'pre',
    transform(code, id) {
      const isOurs = id.startsWith(folder) && /\.css($|\?)/.test(id);
      return isOurs ? { code: scaledSizes(code), map: null } : null;
    },
  };
}

/**
 * The style sheet with every size of a text scaled.
 * @param {string} css
 */
export function scaledSizes(css) {
  return css.replace(/\{[^{}]*\}/g, (rule) => {
    const scale = rule.includes('monospace') ? '--bs-code-scale' : '--bs-text-scale';
    // Of `font: 600 12px / 20px …` only the size: a line's height is that of a row.
    const size = /(?<=[{;\s])(font(?:-size)?:(?:\s*\d+(?=\s))?\s*)(\d+(?:\.\d+)?px)/g;
    return rule.replace(size, (_, before, px) => `${before}calc(${px} * var(${scale}, 1))`);
  });
}
