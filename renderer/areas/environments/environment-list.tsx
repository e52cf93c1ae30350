import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import type { EnvironmentEntry } from '../../../shared/contract/environments';
import { t } from '../../../shared/texts/texts';
import { isEdited } from '../../store/shown-config';
import { useActions, useStudioState } from '../../store/use-store';
import { Icon } from '../../ui/icons';
import { listboxProps, optionProps } from '../../ui/listbox-props';
import { wholeNumber } from '../../ui/number-text';
import { takeLostFocus } from '../../ui/take-focus';
import classes from './environment-list.module.css';
import { EnvironmentRowMenu } from './environment-row-menu';
import { useEnvironmentRuns } from './use-environment-runs';

/**
 * Every environment, one a row. One stop of the Tab key: the arrow keys choose, F2 renames, Delete deletes, and the menu
 * key opens all that can be done.
 */
export function EnvironmentList(props: {
  readonly environments: readonly EnvironmentEntry[];
  readonly shown: string | null;
}): ReactNode {
  const { environments, shown } = props;
  const { chooseEnvironment, openEnvironmentDialog, refreshTrash } = useActions();
  const trashed = useStudioState((state) => state.trashedEnvironments?.length ?? 0);
  const connected = useStudioState((state) => state.connectionStatus === 'open');
  const runs = useEnvironmentRuns();
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const at = environments.findIndex(({ name }) => name === shown);
  const optionId = (index: number) => `${id}-${index}`;

  useEffect(() => {
    if (connected) void refreshTrash();
  }, [connected, refreshTrash]);
  useEffect(() => {
    if (at >= 0) list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  // The button that had the focus belonged to the one that was shown before.
  const before = useRef(shown);
  useEffect(() => {
    if (before.current !== shown) takeLostFocus(list.current);
    before.current = shown;
  }, [shown]);

  function choose(index: number) {
    const entry = environments[Math.max(0, Math.min(environments.length - 1, index))];
    if (entry) chooseEnvironment(entry.name);
  }
  /** As the right button does, at the row's beginning. */
  function openMenu() {
    const row = list.current?.children[at];
    const place = row?.getBoundingClientRect();
    if (!row || !place) return;
    const where = { clientX: place.left + 24, clientY: place.bottom - 4 };
    const event = new MouseEvent('contextmenu', { bubbles: true, cancelable: true, ...where });
    // The key is done with first: a menu that opens while it is on its way takes it as one that closes.
    setTimeout(() => row.dispatchEvent(event));
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const entry = environments[at];
    const steps: Readonly<Record<string, () => unknown>> = {
      ArrowDown: () => choose(at + 1),
      ArrowUp: () => choose(at - 1),
      Home: () => choose(0),
      End: () => choose(environments.length - 1),
      F2: () => entry && runs(entry).rename.run?.(),
      Delete: () => entry && runs(entry).remove.run?.(),
      ContextMenu: openMenu,
    };
    const step = event.key === 'F10' && event.shiftKey ? openMenu : steps[event.key];
    if (!step) return;
    event.preventDefault();
    step();
  }

  return (
    <>
      <div className={classes.tools}>
        <Button
          variant="default"
          leftSection={<Icon name="plus" size={14} />}
          onClick={() => openEnvironmentDialog({ kind: 'new' })}
        >
          {t('environments.new')}
        </Button>
        <span className={classes.space} />
        <Tooltip
          label={
            trashed === 0
              ? t('environments.trash.isEmpty')
              : t('environments.trash.holds', { count: trashed, n: wholeNumber(trashed) })
          }
        >
          <ActionIcon
            aria-label={t('environments.trash.open')}
            onClick={() => openEnvironmentDialog({ kind: 'trash' })}
          >
            <Icon name="trash" />
          </ActionIcon>
        </Tooltip>
      </div>
      <ul
        data-environment-list
        {...listboxProps({ label: t('environments.list'), active: at < 0 ? undefined : optionId(at) })}
        ref={list}
        className={classes.list}
        onKeyDown={onKeyDown}
      >
        {environments.map((entry, index) => (
          <EnvironmentRowMenu key={entry.name} entry={entry}>
            <li
              {...optionProps({ id: optionId(index), selected: index === at })}
              className={classes.row}
              onPointerDown={() => choose(index)}
              onContextMenu={() => choose(index)}
            >
              <Row entry={entry} />
            </li>
          </EnvironmentRowMenu>
        ))}
      </ul>
    </>
  );
}

function Row({ entry }: { readonly entry: EnvironmentEntry }): ReactNode {
  const { name, active, damaged, rVersion, brmsVersion, packageCount, saved } = entry;
  const edited = useStudioState((state) => isEdited(state, name));
  const facts = damaged
    ? (damaged.message.split(' is damaged: ')[1] ?? damaged.message)
    : [
        rVersion === null ? t('environments.noR') : `R ${rVersion}`,
        brmsVersion === null ? '' : `brms ${brmsVersion}`,
        packageCount > 0
          ? t('environments.packages', { count: packageCount, n: wholeNumber(packageCount) })
          : '',
        saved ? '' : t('environments.unwritten'),
      ]
        .filter((text) => text !== '')
        .join(' · ');
  return (
    <>
      <span
        className={classes.mark}
        data-active={active}
        title={active ? t('environments.active') : undefined}
      />
      <div className={classes.text}>
        <div className={classes.line}>
          <span className={classes.name} title={name}>
            {name}
          </span>
          {active && <span className={classes.active}>{t('environments.activeMark')}</span>}
          {edited && (
            <span
              className={classes.edited}
              role="img"
              aria-label={t('environments.unsavedMark')}
              title={t('environments.unsaved')}
            />
          )}
          {damaged && (
            <span className={classes.damaged} title={damaged.message}>
              {t('environments.damaged')}
            </span>
          )}
        </div>
        <div
          className={classes.facts}
          data-fault={damaged !== null || rVersion === null}
          title={damaged?.message ?? facts}
        >
          {facts}
        </div>
      </div>
    </>
  );
}
