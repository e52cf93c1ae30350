/**
 * Style sheets give text sizes in px, for the default preferences. In the page each size is a multiple of the
 * user's choice: `--bs-code-scale` for the font of code, `--bs-text-scale` otherwise.
 * `renderer/app/appearance.tsx` sets both.
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
 * The style sheet with every text size scaled.
 * @param {string} css
 */
export function scaledSizes(css) {
  return css.replace(/\{[^{}]*\}/g, (rule) => {
    const scale = rule.includes('monospace') ? '--bs-code-scale' : '--bs-text-scale';
    // In `font: 600 12px / 20px …` only the size is scaled, because the line height is that of a row.
    const size = /(?<=[{;\s])(font(?:-size)?:(?:\s*\d+(?=\s))?\s*)(\d+(?:\.\d+)?px)/g;
    return rule.replace(size, (_, before, px) => `${before}calc(${px} * var(${scale}, 1))`);
  });
}
