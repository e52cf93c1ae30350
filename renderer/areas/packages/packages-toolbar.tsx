import { ActionIcon, Button, Loader, Menu, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { FilterBox } from '../../ui/filter-box';
import { Icon } from '../../ui/icons';
import { useSlow } from '../../ui/working';
import type { PackageFilter } from './package-rows';
import classes from './packages.module.css';

const chips = [
  { field: 'own', label: 'Own', title: 'In the environment’s own library' },
  { field: 'loaded', label: 'Loaded', title: 'In the environment’s main worker' },
  { field: 'outdated', label: 'Outdated', title: 'The repositories have a newer version' },
] as const;

/** What of the packages is shown, and what can be done to those that are selected. */
export function PackagesToolbar(props: {
  readonly filter: PackageFilter;
  readonly onFilter: (filter: PackageFilter) => void;
  readonly updateCount: number;
  /** Nothing is selected: all that are shown and outdated are updated. */
  readonly updatesAll: boolean;
  readonly removeCount: number;
  /** Why what is selected cannot be changed, or null. */
  readonly refusal: string | null;
  readonly loading: boolean;
  readonly onInstall: () => void;
  readonly onUpdate: () => void;
  readonly onRemove: () => void;
  readonly onReload: () => void;
  readonly onNetwork: () => void;
}): ReactNode {
  const { filter, onFilter, updateCount, updatesAll, removeCount, refusal } = props;
  const slow = useSlow(props.loading);
  const counted = (word: string, count: number) => (count > 1 ? `${word} ${count}` : word);
  const hint = refusal ?? 'Select packages of the environment’s own library first.';
  return (
    <div className={classes.bar} role="toolbar" aria-label="Packages">
      <FilterBox
        className={classes.search}
        label="Filter packages"
        placeholder="Filter"
        value={filter.text}
        onChange={(text) => onFilter({ ...filter, text })}
      />
      <fieldset className={classes.chips} aria-label="Show only">
        {chips.map(({ field, label, title }) => (
          <button
            key={field}
            type="button"
            className={classes.chip}
            aria-pressed={filter[field]}
            title={title}
            onClick={() => onFilter({ ...filter, [field]: !filter[field] })}
          >
            {label}
          </button>
        ))}
      </fieldset>
      <div className={classes.tools}>
        <Button
          variant="default"
          disabled={updateCount === 0}
          title={updateCount === 0 ? hint : 'To the newest version that the repositories have'}
          onClick={props.onUpdate}
        >
          {updatesAll && updateCount > 0 ? `Update all ${updateCount}` : counted('Update', updateCount)}
        </Button>
        <Button
          variant="default"
          disabled={removeCount === 0}
          title={removeCount === 0 ? hint : 'From the environment’s own library (Delete)'}
          onClick={props.onRemove}
        >
          {counted('Remove', removeCount)}
        </Button>
        <Button leftSection={<Icon name="plus" size={14} />} onClick={props.onInstall}>
          Install…
        </Button>
        {slow && (
          <span role="status" aria-label="Looking for packages">
            <Loader size={14} aria-hidden="true" />
          </span>
        )}
        <Menu position="bottom-end">
          <Menu.Target>
            <Tooltip label="More">
              <ActionIcon aria-label="More about packages">
                <Icon name="dots" />
              </ActionIcon>
            </Tooltip>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={props.onReload}>Look again</Menu.Item>
            <Menu.Item onClick={props.onNetwork}>Network settings…</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </div>
  );
}
