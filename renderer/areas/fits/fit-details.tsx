import type { ReactNode } from 'react';
import type { FitInfo } from '../../../shared/contract/project';
import { CodeView } from '../../ui/code-view';
import { CopyButton } from '../../ui/copy-button';
import { Facts } from '../../ui/facts';
import { byteSize, duration, fixed, wholeNumber } from '../../ui/number-text';
import { FitEnvironment } from '../snapshots/fit-environment';
import classes from './fit-tab.module.css';

/** As high as the code, up to a height that leaves the facts below in sight. */
function codeHeight(code: string): number {
  return Math.min(320, code.split('\n').length * 18 + 12);
}

/** The R call as it was evaluated, and the facts that someone who repeats the fit needs. */
export function FitDetails({ fit }: { readonly fit: FitInfo }): ReactNode {
  const { seconds } = fit;
  return (
    <div className={classes.details}>
      <section aria-label="R call">
        <div className={classes.titled}>
          <h3>The R call that was evaluated</h3>
          <CopyButton label="Copy R code" text={() => fit.call} />
        </div>
        <div className={classes.code} style={{ height: codeHeight(fit.call) }}>
          <CodeView code={fit.call} language="r" label="R call" />
        </div>
      </section>
      <section aria-label="Facts">
        <Facts
          facts={[
            [
              'Versions',
              Object.entries(fit.versions)
                .map(([name, version]) => `${name} ${version}`)
                .join(' · '),
            ],
            ['Seed', fit.spec.sampling.seed ?? 'see the call'],
            [
              'Time',
              `${duration(seconds.total)} in all: compiling ${duration(seconds.compile)}, sampling ${duration(seconds.sample)}`,
            ],
            ['E-BFMI by chain', fit.ebfmi.map((value) => fixed(value, 2)).join(' · ')],
            ['Divergent transitions', wholeNumber(fit.divergences)],
            ['Treedepth hits', wholeNumber(fit.maxTreedepthHits)],
            ['Size on disk', byteSize(fit.bytes)],
          ]}
        />
      </section>
      <section aria-label="Environment">
        <h3 style={{ marginBottom: 6 }}>What it depended on</h3>
        <FitEnvironment key={fit.id} fitId={fit.id} />
      </section>
      {fit.warnings.length > 0 && (
        <section aria-label="Warnings from R">
          <h3 style={{ marginBottom: 6 }}>What R said while fitting</h3>
          <pre className={classes.warnings}>{fit.warnings.join('\n\n')}</pre>
        </section>
      )}
    </div>
  );
}
