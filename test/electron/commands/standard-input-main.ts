import { readStandardInput } from '../../../electron/commands/standard-input';

// Says how much there is in standard input, and which sum its bytes have; ends when it is asked to.
const controller = new AbortController();
process.on('SIGTERM', () => controller.abort());
process.stderr.write('reading\n');
try {
  const bytes = await readStandardInput('text', controller.signal);
  process.stdout.write(`${bytes.length} ${bytes.reduce((sum, byte) => sum + byte, 0)}`);
} catch (error) {
  process.stdout.write(error instanceof Error ? error.name : String(error));
}
