import { ActionIcon, Button, Menu, TextInput } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import type { ObjectInfo, ObjectParameter, ObjectPlace } from '../../../shared/contract/objects';
import { t } from '../../../shared/texts/texts';
import { placeKey, refKey } from '../../store/object-keys';
import { Icon } from '../../ui/icons';
import type { ArgumentField, ArgumentValue } from './call-code';
import classes from './call-dialog.module.css';
import { classText, titleOf } from './object-words';

interface Props {
  readonly fields: readonly ArgumentField[];
  readonly parameters: readonly ObjectParameter[];
  /** The object that the call is about, and how the call names it. */
  readonly place: ObjectPlace;
  readonly placeName: string;
  /** Those that can be arguments: of the same worker. */
  readonly objects: readonly ObjectInfo[];
  readonly nameOf: (place: ObjectPlace) => string;
  readonly onChange: (fields: readonly ArgumentField[]) => void;
}

/** The parameters of a function, each with R code or an object; what is left empty keeps its default. */
export function ArgumentList(props: Props): ReactNode {
  const { fields, parameters, onChange } = props;
  const added = useRef(0);
  const set = (id: string, patch: Partial<ArgumentField>) =>
    onChange(fields.map((field) => (field.id === id ? { ...field, ...patch } : field)));
  const open = parameters.length === 0 || parameters.some(({ name }) => name === '...');

  function add() {
    added.current += 1;
    onChange([...fields, { id: `added ${added.current}`, name: '', value: { code: '' } }]);
  }

  return (
    <fieldset className={classes.arguments} aria-label={t('objects.arguments.label')}>
      {fields.map((field) => (
        <ArgumentLine
          key={field.id}
          {...props}
          field={field}
          parameter={parameters.find(({ name }) => name === field.id)}
          onName={(name) => set(field.id, { name })}
          onValue={(value) => set(field.id, { value })}
          onRemove={() => onChange(fields.filter(({ id }) => id !== field.id))}
        />
      ))}
      {open && (
        <div>
          <Button
            variant="default"
            size="compact-xs"
            leftSection={<Icon name="plus" size={12} />}
            onClick={add}
          >
            {t('objects.arguments.another')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

/** What the object is called on the screen. */
function titleAt(objects: readonly ObjectInfo[], { ref }: ObjectPlace): string {
  const object = objects.find((each) => refKey(each.ref) === refKey(ref));
  return object ? titleOf(object) : '';
}

function ArgumentLine(
  props: Omit<Props, 'onChange' | 'fields' | 'parameters'> & {
    readonly field: ArgumentField;
    readonly parameter: ObjectParameter | undefined;
    readonly onName: (name: string) => void;
    readonly onValue: (value: ArgumentValue) => void;
    readonly onRemove: () => void;
  },
): ReactNode {
  const { field, parameter, place, placeName, objects, nameOf, onName, onValue, onRemove } = props;
  const { id, name, value } = field;
  const byHand = id.startsWith('added ');
  const label = name || t('objects.arguments.byPosition');
  return (
    <div className={classes.argument}>
      {byHand ? (
        <TextInput
          aria-label={t('objects.arguments.name')}
          placeholder={t('objects.arguments.namePlaceholder')}
          classNames={{ input: classes.mono ?? '' }}
          value={name}
          onChange={(event) => onName(event.currentTarget.value)}
        />
      ) : (
        <code className={classes.name} title={name}>
          {name || '…'}
        </code>
      )}
      {'place' in value ? (
        <div className={classes.object}>
          <code>{nameOf(value.place)}</code>
          <span className={classes.of}>{titleAt(objects, value.place)}</span>
          <ActionIcon
            size={20}
            aria-label={t('objects.arguments.codeInstead', { name: label })}
            onClick={() => onValue({ code: '' })}
          >
            <Icon name="close" size={12} />
          </ActionIcon>
        </div>
      ) : (
        <TextInput
          aria-label={t('objects.arguments.code', { name: label })}
          placeholder={parameter?.default ?? ''}
          classNames={{ input: classes.mono ?? '' }}
          spellCheck={false}
          autoCapitalize="off"
          value={value.code}
          onChange={(event) => onValue({ code: event.currentTarget.value })}
        />
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            aria-label={t('objects.arguments.object', { name: label })}
            title={t('objects.arguments.useObject')}
          >
            <Icon name="objects" size={14} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown className={classes.menu ?? ''}>
          <Menu.Item onClick={() => onValue({ place })}>
            <code>{placeName}</code>
          </Menu.Item>
          <Menu.Divider />
          {objects.map((object) => (
            <Menu.Item
              key={placeKey({ ref: object.ref, path: [] })}
              onClick={() => onValue({ place: { ref: object.ref, path: [] } })}
            >
              <span className={classes.choice}>{titleOf(object)}</span>{' '}
              <span className={classes.class}>{classText(object)}</span>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {byHand ? (
        <ActionIcon aria-label={t('objects.arguments.remove', { name: label })} onClick={onRemove}>
          <Icon name="close" size={14} />
        </ActionIcon>
      ) : (
        <span />
      )}
    </div>
  );
}
