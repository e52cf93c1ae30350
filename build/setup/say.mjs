/**
 * @typedef {{
 *   line: (text: string) => void,
 *   step: <T>(text: string, work: () => Promise<T>) => Promise<T>,
 * }} Say
 */

/**
 * Prints each step while it runs: one line, with the seconds it took.
 * @param {NodeJS.WriteStream} stream
 * @returns {Say}
 */
export function createSay(stream) {
  return {
    line: (text) => void stream.write(`${text}\n`),
    async step(text, work) {
      const began = performance.now();
      const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
      stream.write(`${text} … `);
      const ticking = stream.isTTY
        ? setInterval(() => stream.write(`\r${text} … ${seconds()} `), 1000)
        : undefined;
      const end = (/** @type {string} */ result) => {
        clearInterval(ticking);
        stream.write(`${stream.isTTY ? `\r${text} … ` : ''}${result}\n`);
      };
      try {
        const value = await work();
        end(seconds());
        return value;
      } catch (error) {
        end(`failed after ${seconds()}`);
        throw error;
      }
    },
  };
}
