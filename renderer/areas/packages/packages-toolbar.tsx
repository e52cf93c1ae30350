import { ActionIcon, Button, Loader, Menu, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../shared/texts/texts';
import { FilterBox } from '../../ui/filter-box';
import { Icon } from '../../ui/icons';
import { useSlow } from '../../ui/working';
import type { PackageFilter } from './package-rows';
import classes from './packages.module.css';

const chips = () =>
  [
    { field: 'own', label: t('packages.own'), title: t('packages.toolbar.ownAbout') },
    { field: 'loaded', label: t('packages.loaded'), title: t('packages.inMainWorker') },
    { field: 'outdated', label: t('packages.toolbar.outdated'), title: t('packages.toolbar.outdatedAbout') },
  ] as const;

/** Where the focus goes back to from what its menu opens. */
export const moreButton = () => `[aria-label="${t('packages.toolbar.moreAbout')}"]`;

/** Filters the packages that are shown, and acts on those that are selected. */
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
  const hint = refusal ?? t('packages.toolbar.selectFirst');
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('packages.title')}>
      <FilterBox
        className={classes.search}
        label={t('packages.toolbar.filter')}
        placeholder={t('packages.toolbar.filterPlaceholder')}
        value={filter.text}
        onChange={(text) => onFilter({ ...filter, text })}
      />
      <fieldset className={classes.chips} aria-label={t('packages.toolbar.showOnly')}>
        {chips().map(({ field, label, title }) => (
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
          title={updateCount === 0 ? hint : t('packages.toolbar.updateAbout')}
          onClick={props.onUpdate}
        >
          {updatesAll && updateCount > 0
            ? t('packages.toolbar.updateAll', { n: updateCount })
            : t('packages.toolbar.update', { count: Math.max(1, updateCount), n: updateCount })}
        </Button>
        <Button
          variant="default"
          disabled={removeCount === 0}
          title={removeCount === 0 ? hint : t('packages.toolbar.removeAbout')}
          onClick={props.onRemove}
        >
          {t('packages.toolbar.remove', { count: Math.max(1, removeCount), n: removeCount })}
        </Button>
        <Button leftSection={<Icon name="plus" size={14} />} onClick={props.onInstall}>
          {t('packages.install')}
        </Button>
        {slow && (
          <span role="status" aria-label={t('packages.toolbar.looking')}>
            <Loader size={14} aria-hidden="true" />
          </span>
        )}
        <Menu position="bottom-end">
          <Menu.Target>
            <Tooltip label={t('packages.toolbar.more')}>
              <ActionIcon aria-label={t('packages.toolbar.moreAbout')}>
                <Icon name="dots" />
              </ActionIcon>
            </Tooltip>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={props.onReload}>{t('packages.toolbar.again')}</Menu.Item>
            <Menu.Item onClick={props.onNetwork}>{t('packages.network')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </div>
  );
}
