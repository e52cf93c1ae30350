import { start } from './real-worker';

// A main process of its own, for the test that kills it: starts a worker whose R is deep in work, with cluster nodes
// and a process in a session of its own, and says on stdout what there is to look for.
const session = await start();
const code = `{
  system("setsid sleep 300 &")
  cluster <- parallel::makeCluster(2)
  parallel:::sendCall(cluster[[1]], function() repeat NULL, list())
  parallel:::sendCall(cluster[[2]], function() repeat NULL, list())
  1
}`;
const expression = await session.call('base::str2lang', { args: [code] });
await session.call('base::eval', { args: [expression] });
void session.call('base::solve.default', {
  args: [{ type: 'double', values: new Float64Array(9e6).map(Math.random), dim: [3000, 3000] }],
});
setTimeout(() => process.stdout.write(`${JSON.stringify({ epoch: session.epoch })}\n`), 300);
