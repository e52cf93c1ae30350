import { readInput } from '../../../electron/files/read-input';
import { asStudioError } from '../../../shared/errors/studio-error';

// Says how much there is in standard input, and which sum its bytes have; ends when it is asked to.
const controller = new AbortController();
process.on('SIGTERM', () => controller.abort());
process.stderr.write('reading\n');
try {
  const bytes = await readInput('-', { what: 'text', most: 2 ** 20, signal: controller.signal });
  process.stdout.write(`${bytes.length} ${bytes.reduce((sum, byte) => sum + byte, 0)}`);
} catch (error) {
  process.stdout.write(asStudioError(error).code);
}
