import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { PackageList } from '../../../shared/contract/packages';
import { t } from '../../../shared/texts/texts';
import { mainWorker } from '../../store/sessions-slice';
import { useKept } from '../../store/use-kept';
import { useActions, useStudio, useStudioState } from '../../store/use-store';
import { endedIn } from '../../store/work-slice';
import { ErrorBox } from '../../ui/error-box';
import { PageFrame } from '../../ui/page-frame';
import { noSelection, rowAfter } from '../../ui/table/row-selection';
import { useQuery } from '../../ui/use-query';
import { SkeletonRows, Working } from '../../ui/working';
import { InstallDialog } from './install-dialog';
import { NoPackages } from './no-packages';
import {
  allPackages,
  filterRows,
  freshPackages,
  type PackageSort,
  packageRows,
  sortRows,
} from './package-rows';
import { PackageTable } from './package-table';
import classes from './packages.module.css';
import { PackagesFoot } from './packages-foot';
import { moreButton, PackagesToolbar } from './packages-toolbar';
import { removeQuestion } from './remove-question';

/** Sizes are counted while the list is on the screen already; it is asked for again until all are there. */
function useSizes(list: PackageList | null, reload: () => void): void {
  const asked = useRef(0);
  useEffect(() => {
    if (!list?.packages.some(({ bytes }) => bytes === null) || asked.current >= 60) return;
    asked.current += 1;
    const timer = setTimeout(reload, 1000);
    return () => clearTimeout(timer);
  }, [list, reload]);
}

/** The packages that an environment has, in all its libraries, and what can be done to its own. */
export function PackagesPart({ environment }: { readonly environment: string }): ReactNode {
  const { connection } = useStudio();
  // Packages are listed anew when work on them has ended, and "loaded" is of the R process that runs now.
  const changes = useStudioState((state) => endedIn(state.work, environment));
  const epoch = useStudioState((state) => {
    const main = mainWorker(state);
    return main?.environment === environment ? main.epoch : null;
  });
  const list = useQuery(`${environment} ${changes} ${epoch}`, (signal) =>
    connection.call('packages.list', { environment }, signal),
  );
  useSizes(list.data, list.reload);
  if (!list.data) {
    return list.error ? (
      <div className={classes.notice}>
        <ErrorBox error={list.error} retry={list.reload} />
      </div>
    ) : (
      <SkeletonRows rows={12} label={t('packages.loading')} />
    );
  }
  return (
    <PageFrame>
      {list.error && (
        <div className={classes.notice}>
          <ErrorBox error={list.error} retry={list.reload} />
        </div>
      )}
      <Packages
        environment={environment}
        list={list.data}
        changes={changes}
        loading={list.loading}
        onReload={list.reload}
      />
    </PageFrame>
  );
}

function Packages(props: {
  readonly environment: string;
  readonly list: PackageList;
  readonly changes: string;
  readonly loading: boolean;
  readonly onReload: () => void;
}): ReactNode {
  const { environment, list, changes, loading, onReload } = props;
  const { connection } = useStudio();
  const { ask, openPreferences, removePackages, updatePackages } = useActions();
  const [filter, setFilter] = useKept(`package filter ${environment}`, allPackages);
  const [sort, setSort] = useKept<PackageSort>('package sort', { column: 'name', descending: false });
  const [selection, setSelection] = useState(noSelection);
  /** What the dialog looks for first; null where it is closed. */
  const [toInstall, setToInstall] = useState<string | null>(null);
  const grid = useRef<HTMLTableElement>(null);
  // Only asked when it is wanted: it needs the network.
  const outdated = useQuery(filter.outdated ? `${environment} ${changes}` : null, (signal) =>
    connection.call('packages.outdated', { environment }, signal),
  );

  // What an installation has brought is selected, and with that brought into view.
  const before = useRef(list);
  useEffect(() => {
    const fresh = freshPackages(before.current, list);
    before.current = list;
    const [first = null] = fresh;
    if (first !== null) setSelection({ keys: new Set(fresh), anchor: first, active: first });
  }, [list]);

  const all = useMemo(() => packageRows(list, outdated.data ?? []), [list, outdated.data]);
  const rows = useMemo(() => sortRows(filterRows(all, filter), sort), [all, filter, sort]);
  const selected = rows.filter(({ key }) => selection.keys.has(key));
  const own = selected.filter(({ info }) => info.own);
  const updatable = (selected.length > 0 ? own : rows).filter(
    ({ info, newer }) => info.own && newer !== null,
  );

  async function remove() {
    const names = own.map(({ info }) => info.name);
    if (names.length === 0 || !(await ask(removeQuestion(list.packages, names)))) return;
    const next = rowAfter(
      selection,
      rows.map(({ key }) => key),
    );
    if (await removePackages(environment, names)) {
      setSelection(next === null ? noSelection : { keys: new Set([next]), anchor: next, active: next });
    }
    grid.current?.focus();
  }

  async function update() {
    // Whether there is a newer one is not known until the repositories were asked; then the job says so.
    const names = (outdated.data === null ? own : updatable).map(({ info }) => info.name);
    if (names.length > 0) await updatePackages(environment, names);
    grid.current?.focus();
  }

  const install = (name = '') => setToInstall(name);
  const waiting = filter.outdated && outdated.loading;
  return (
    <>
      <PackagesToolbar
        filter={filter}
        onFilter={setFilter}
        updateCount={outdated.data === null ? own.length : updatable.length}
        updatesAll={selected.length === 0 && outdated.data !== null}
        removeCount={own.length}
        refusal={selected.length > 0 && own.length === 0 ? t('packages.toolbar.notOwn') : null}
        loading={loading}
        onInstall={() => install()}
        onUpdate={() => void update()}
        onRemove={() => void remove()}
        onReload={onReload}
        onNetwork={() => openPreferences('network', moreButton())}
      />
      {waiting && (
        <div className={classes.notice}>
          <Working label={t('packages.askingNewer')} stop={outdated.cancel} />
        </div>
      )}
      {filter.outdated && outdated.error && !waiting && (
        <div className={classes.notice}>
          <ErrorBox error={outdated.error} retry={outdated.reload} />
          <div className={classes.actions}>
            <Button variant="default" onClick={() => openPreferences('network')}>
              {t('packages.network')}
            </Button>
          </div>
        </div>
      )}
      {rows.length > 0 ? (
        <PackageTable
          rows={rows}
          filter={JSON.stringify(filter)}
          sort={sort}
          selection={selection}
          grid={grid}
          onSort={setSort}
          onSelection={setSelection}
          onRemove={() => void remove()}
        />
      ) : (
        <div className={classes.fill}>
          <NoPackages
            noOwn={filter.own && !list.packages.some((each) => each.own)}
            none={list.packages.length === 0}
            asking={waiting || (filter.outdated && outdated.error !== null)}
            onAll={() => setFilter(allPackages)}
            onInstall={() => install()}
          />
        </div>
      )}
      <PackagesFoot list={list} shown={rows} selected={selected} onInstall={install} />
      {toInstall !== null && (
        <InstallDialog
          environment={environment}
          library={list.libraries.find((each) => each.own)?.path ?? null}
          name={toInstall}
          onClose={() => setToInstall(null)}
        />
      )}
    </>
  );
}
