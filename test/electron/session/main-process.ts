import type { Session } from '../../../electron/session/session';
import { start } from './real-worker';

// A main process of its own, for the test that kills it: starts a worker, puts it to work as the argument says, and says
// on stdout what there is to look for.

async function evaluate(session: Session, code: string) {
  const expression = await session.call('base::str2lang', { args: [code] });
  return session.call('base::eval', { args: [expression] });
}

/** Without end, so that whoever looks finds it at work. */
async function again(call: () => Promise<unknown>): Promise<never> {
  for (;;) await call();
}

const work: Readonly<Record<string, (session: Session) => Promise<void>>> = {
  idle: async () => {},
  // Deep in C code, with cluster nodes that are at work and a process in a session of its own.
  calling: async (session) => {
    await evaluate(
      session,
      `{
        system("setsid sleep 300 &")
        cluster <- parallel::makeCluster(2)
        parallel:::sendCall(cluster[[1]], function() repeat NULL, list())
        parallel:::sendCall(cluster[[2]], function() repeat NULL, list())
        1
      }`,
    );
    void session.call('base::solve.default', {
      args: [{ type: 'double', values: new Float64Array(9e6).map(Math.random), dim: [3000, 3000] }],
    });
  },
  forking: async (session) => {
    void evaluate(session, 'parallel::mclapply(1:2, function(i) repeat NULL, mc.cores = 2)');
  },
  'writing a result': async (session) => void again(() => session.call('base::numeric', { args: [1e8] })),
  'writing an argument': async (session) => {
    const values = new Float64Array(1e8);
    void again(() => session.call('base::sum', { args: [values] }));
  },
};

const session = await start();
await work[process.argv[2] ?? '']?.(session);
setTimeout(() => process.stdout.write(`${JSON.stringify({ epoch: session.epoch })}\n`), 100);
