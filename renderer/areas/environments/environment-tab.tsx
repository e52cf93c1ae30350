import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { workerWords } from '../../app/shell/worker-menu';
import { mainWorker } from '../../app/store/system-slice';
import { useActions, useStudio, useStudioState } from '../../app/store/use-store';
import { ErrorBox } from '../../ui/error-box';
import { Facts } from '../../ui/facts';
import { useQuery } from '../../ui/use-query';
import { SkeletonRows } from '../../ui/working';
import { DoctorSection } from './doctor-section';
import classes from './environment-tab.module.css';

export function EnvironmentTab(): ReactNode {
  return (
    <div className={classes.page}>
      <div className={classes.inner}>
        <ConfigSection />
        <WorkerSection />
        <DoctorSection />
      </div>
    </div>
  );
}

function ConfigSection(): ReactNode {
  const { connection } = useStudio();
  const query = useQuery('environment', (signal) => connection.call('environment.get', undefined, signal));
  if (query.error) return <ErrorBox error={query.error} retry={query.reload} />;
  if (!query.data) return <SkeletonRows rows={6} label="Loading the environment" />;
  const { config, saved, path, libraryPath, rHome } = query.data;
  const variables = Object.entries(config.env);
  return (
    <section aria-label="Configuration">
      <div className={classes.head}>
        <h2>Environment “{config.environment_name}”</h2>
      </div>
      <Facts
        facts={[
          ['R', rHome ?? 'not found'],
          ['R home in the configuration', config.r_home ?? 'the one that is found first'],
          ['Library', libraryPath],
          ['Configuration', saved ? path : `${path} (not written yet: the default applies)`],
          ['Runtime', config.runtime_path ?? 'none: packages come from the R installation'],
          [
            'Startup scripts',
            config.startup_scripts.length > 0 ? (
              <pre className="mono" style={{ margin: 0, whiteSpace: 'pre-wrap' }}>
                {config.startup_scripts.join('\n')}
              </pre>
            ) : (
              'none'
            ),
          ],
          ['Variables', variables.length > 0 ? variables.map(([k, v]) => `${k}=${v}`).join(', ') : 'none'],
        ]}
      />
    </section>
  );
}

function WorkerSection(): ReactNode {
  const worker = useStudioState(mainWorker);
  const { openTab } = useActions();
  return (
    <section aria-label="Worker">
      <div className={classes.head}>
        <h2>Worker</h2>
        <Button variant="default" onClick={() => openTab({ kind: 'sessions', id: 'sessions' })}>
          Sessions and log
        </Button>
      </div>
      {worker?.message && (
        <ErrorBox error={{ message: worker.message, hint: undefined, condition: undefined }} />
      )}
      {worker && (
        <Facts
          facts={[
            ['State', workerWords[worker.state]],
            [
              'Versions',
              Object.entries(worker.versions)
                .map(([name, version]) => `${name} ${version}`)
                .join(' · ') || 'not known until the worker has started',
            ],
          ]}
        />
      )}
    </section>
  );
}
