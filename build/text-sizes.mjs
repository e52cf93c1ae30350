/** @typedef {import('vite').Plugin} Plugin */

/**
 * Style sheets say sizes of texts in px as they usually are; the page gets each as a multiple of what the person
 * prefers: `--bs-code-scale` where the font is that of code, `--bs-text-scale` elsewhere. Both are set by
 * `renderer/app/appearance.tsx`.
 * @returns {Plugin}
 */
export function textSizes() {
  const plugin = {
    postcssPlugin: 'text-sizes',
    /** @param {import('vite').Rollup.Plugin & any} root */
    Once(root) {
      root.walkDecls(/^font(-size)?$/, (/** @type {Declaration} */ declaration) => {
        declaration.value = scaledSize(declaration.value, isCode(declaration));
      });
    },
  };
  return { name: 'text-sizes', config: () => ({ css: { postcss: { plugins: [plugin] } } }) };
}
