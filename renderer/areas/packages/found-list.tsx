import { type KeyboardEvent, type MouseEvent, type ReactNode, type RefObject, useId, useState } from 'react';
import type { AvailablePackage } from '../../../shared/contract/packages';
import { t } from '../../../shared/texts/texts';
import { Icon } from '../../ui/icons';
import { listboxProps, optionProps } from '../../ui/listbox-props';
import classes from './dialogs.module.css';

/** What the repositories have, to be chosen from; the arrow keys move, Space and Enter choose. */
export function FoundList(props: {
  readonly ref: RefObject<HTMLUListElement | null>;
  readonly found: readonly AvailablePackage[];
  readonly stale: boolean;
  readonly isChosen: (name: string) => boolean;
  readonly onToggle: (name: string) => void;
  /** The keys went above the first one. */
  readonly onLeave: () => void;
}): ReactNode {
  const { ref, found, stale, isChosen, onToggle, onLeave } = props;
  const id = useId();
  const [active, setActive] = useState(0);
  const at = Math.min(active, found.length - 1);

  function go(index: number) {
    const next = Math.max(0, Math.min(found.length - 1, index));
    setActive(next);
    document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
  }
  function onKeyDown(event: KeyboardEvent) {
    const name = found[at]?.name;
    const steps: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(at + 1),
      ArrowUp: () => (at === 0 ? onLeave() : go(at - 1)),
      PageDown: () => go(at + 7),
      PageUp: () => go(at - 7),
      Home: () => go(0),
      End: () => go(found.length - 1),
      Enter: () => name !== undefined && onToggle(name),
      ' ': () => name !== undefined && onToggle(name),
    };
    const step = steps[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    step();
  }

  function onClick(event: MouseEvent) {
    const option = event.target instanceof Element ? event.target.closest('[data-index]') : null;
    const index = option === null ? -1 : Number(option.getAttribute('data-index'));
    const name = found[index]?.name;
    if (name === undefined) return;
    setActive(index);
    onToggle(name);
  }

  return (
    <ul
      ref={ref}
      {...listboxProps({ label: t('packages.repository.found'), many: true, active: `${id}-${at}` })}
      className={classes.found}
      data-stale={stale}
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      {found.map(({ name, version, installed, newer, repository }, index) => (
        <li
          key={`${name} ${repository}`}
          {...optionProps({ id: `${id}-${index}`, selected: isChosen(name) })}
          className={classes.option}
          data-active={index === at}
          data-index={index}
        >
          {isChosen(name) ? <Icon name="check" size={13} /> : <i />}
          <span className={classes.name} title={name}>
            {name}
          </span>
          <span>{version}</span>
          <span className={classes.muted}>
            {installed === null
              ? ''
              : newer
                ? t('packages.repository.otherInstalled', { version: installed })
                : t('packages.repository.installed')}
          </span>
          <span className={classes.muted} title={repository}>
            {repository}
          </span>
        </li>
      ))}
    </ul>
  );
}
