import { Button, Modal } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import type { ObjectPlace, ObjectRef, ObjectResult } from '../../../shared/contract/objects';
import { asStudioError, type StudioError } from '../../../shared/errors/studio-error';
import { quoteName } from '../../../shared/model/r-syntax/names';
import { t } from '../../../shared/texts/texts';
import { refKey } from '../../store/object-keys';
import { factsAt } from '../../store/object-tree-slice';
import { useActions, useStudio, useStudioState } from '../../store/use-store';
import { CodeView } from '../../ui/code-view';
import { ErrorBox } from '../../ui/error-box';
import { Icon } from '../../ui/icons';
import { useFocusAfterWork } from '../../ui/use-focus-after-work';
import { useQuery } from '../../ui/use-query';
import { Working } from '../../ui/working';
import { ArgumentList } from './argument-list';
import { type ArgumentField, callArguments, callCode, fieldsFor } from './call-code';
import classes from './call-dialog.module.css';
import { CallResult } from './call-result';
import { FunctionInput } from './function-input';
import { placeCode } from './object-path';
import { classText, titleOf } from './object-words';
import { RunningWork } from './running-work';
import { suggestedFunctions } from './suggested-functions';
import { variableNames } from './variable-names';

/** Calls a function with an object: which function, which arguments, the call as R reads it, and what it gives. */
export function CallDialog(props: { readonly place: ObjectPlace; readonly onClose: () => void }): ReactNode {
  const { place, onClose } = props;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('objects.call.title')}
      size={760}
      // The list of functions may reach out of it.
      styles={{ content: { overflow: 'visible' } }}
      closeButtonProps={{ 'aria-label': t('ui.actions.close') }}
    >
      <CallForm place={place} onClose={onClose} />
    </Modal>
  );
}

/** The function that was typed, with its package where only one has it. */
function targetOf(text: string, found: readonly string[]): string | null {
  const typed = text.trim();
  if (/^[\w.]+::[^\s:]+$/.test(typed)) return typed;
  return found.find((name) => name.endsWith(`::${typed}`)) ?? null;
}

function CallForm({
  place,
  onClose,
}: {
  readonly place: ObjectPlace;
  readonly onClose: () => void;
}): ReactNode {
  const { connection } = useStudio();
  const { callWithObjects } = useActions();
  const { worker } = place.ref;
  const work = useStudioState((state) => state.objectWork);
  const runButton = useFocusAfterWork(work !== null);
  const objects = useStudioState((state) => state.objects) ?? [];
  const [facts] = useState(useStudioState((state) => factsAt(state, place)));
  const root = objects.find(({ ref }) => ref.id === place.ref.id && ref.epoch === place.ref.epoch);
  const inWorker = objects.filter(({ ref }) => ref.worker === worker);
  const names = variableNames(root ? [root, ...inWorker.filter((object) => object !== root)] : inWorker);
  const variable = (ref: ObjectRef) => quoteName(names.get(refKey(ref)) ?? 'x');
  const code = useStudioState((state) => placeCode(state, place, variable(place.ref)));
  const [text, setText] = useState('');
  /** The function was taken from the list, not typed. */
  const [picked, setPicked] = useState(false);
  const [fields, setFields] = useState<readonly ArgumentField[] | null>(null);
  const [result, setResult] = useState<ObjectResult | null>(null);
  const [error, setError] = useState<StudioError | null>(null);
  const suggested = facts ? suggestedFunctions(facts) : [];
  const typed = text.trim();
  const functions = useQuery(
    typed === '' ? null : typed,
    (signal) => connection.call('objects.functions', { worker, text: typed }, signal),
    150,
  );
  const target = targetOf(text, functions.data ?? []);
  const parameters = useQuery(
    target,
    (signal) => connection.call('objects.parameters', { worker, target: target ?? '' }, signal),
    250,
  );
  const known = parameters.stale || parameters.error ? null : parameters.data;

  useEffect(() => {
    setFields(known ? fieldsFor(known, place, facts?.classes ?? []) : null);
    setError(null);
  }, [known, place, facts]);

  const nameOf = (other: ObjectPlace) => {
    if (other.ref.id === place.ref.id && other.ref.epoch === place.ref.epoch)
      return other.path.length === place.path.length ? code : variable(place.ref);
    return variable(other.ref);
  };

  function take(next: string, taken: boolean) {
    setText(next);
    setPicked(taken);
    setResult(null);
  }

  async function run() {
    if (!target || !fields || work) return;
    setError(null);
    setResult(null);
    try {
      setResult(await callWithObjects({ worker, target, arguments: callArguments(fields, nameOf) }));
    } catch (thrown) {
      setError(asStudioError(thrown));
    }
  }

  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <p className={classes.with}>
        <code>{code}</code> {t(place.path.length > 0 ? 'objects.call.in' : 'objects.call.is')}{' '}
        <b>{root ? titleOf(root) : t('objects.call.gone')}</b>
        {facts && <span className={classes.class}>{classText(facts)}</span>}
      </p>
      <FunctionInput
        value={text}
        names={typed === '' || picked ? suggested : (functions.data ?? [])}
        target={target}
        onType={(next) => take(next, false)}
        onPick={(next) => take(next, true)}
      />
      <div className={classes.rest}>
        {parameters.loading && <Working label={t('objects.call.asking')} stop={parameters.cancel} />}
        {parameters.error && target && <ErrorBox error={parameters.error} retry={parameters.reload} />}
        {target === null && typed !== '' && !functions.loading && !functions.stale && functions.data && (
          <ErrorBox
            tone="warning"
            error={{
              message: t('objects.call.noFunction', { name: typed }),
              hint: t('objects.call.noFunctionHint'),
            }}
          />
        )}
        {target && fields && known && (
          <>
            <ArgumentList
              fields={fields}
              parameters={known}
              place={place}
              placeName={nameOf(place)}
              objects={inWorker}
              nameOf={nameOf}
              onChange={setFields}
            />
            <div className={classes.code}>
              <CodeView code={callCode(target, fields, nameOf)} language="r" label={t('objects.call.code')} />
            </div>
          </>
        )}
        {error && error.code !== 'cancelled' && <ErrorBox error={error} />}
        {error?.code === 'cancelled' && <p className={classes.with}>{t('objects.call.stopped')}</p>}
        {result && <CallResult result={result} onReleased={() => setResult(null)} />}
      </div>
      <div className={classes.foot}>
        {work && <RunningWork work={work} />}
        <span className={classes.space} />
        <Button variant="default" onClick={onClose}>
          {t('ui.actions.close')}
        </Button>
        <Button
          ref={runButton}
          type="submit"
          leftSection={<Icon name="play" size={14} />}
          disabled={!target || !fields || work !== null}
        >
          {t('objects.run')}
        </Button>
      </div>
    </form>
  );
}
