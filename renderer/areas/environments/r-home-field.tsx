import { Select, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { EnvironmentDetails, RInstallation } from '../../../shared/contract/environments';
import { t } from '../../../shared/texts/texts';
import { useStudio } from '../../store/use-store';
import { StatusIcon } from '../../ui/status-icon';
import { useQuery } from '../../ui/use-query';
import classes from './configuration.module.css';
import { sourceWords } from './r-sources';

const found = 'found';
const typed = 'typed';

/** Which R the workers run: one of those on this machine, the first that is found, or any folder. */
export function RHomeField(props: {
  readonly details: EnvironmentDetails;
  readonly rHome: string | null;
  readonly onChange: (rHome: string | null) => void;
}): ReactNode {
  const { details, rHome, onChange } = props;
  const { connection } = useStudio();
  const query = useQuery('installations', (signal) =>
    connection.call('environments.installations', undefined, signal),
  );
  const installations = query.data ?? [];
  const listed = installations.find((each) => each.rHome === rHome);
  const [typing, setTyping] = useState(false);
  const byHand = rHome !== null && (typing || (!listed && !query.loading));
  const automatic =
    details.config.r_home === null && details.rVersion !== null
      ? t('environments.r.automatic', { version: details.rVersion })
      : t('environments.r.first');
  const value = rHome === null ? found : byHand ? typed : rHome;

  function choose(next: string | null) {
    setTyping(next === typed);
    if (next === found) onChange(null);
    else if (next === typed) onChange(rHome ?? details.rHome ?? '');
    else if (next !== null) onChange(next);
  }

  return (
    <div>
      <Select
        label={t('environments.r.label')}
        value={value}
        allowDeselect={false}
        data={[
          { value: found, label: automatic },
          ...installations.map((each) => ({ value: each.rHome, label: `R ${each.version} · ${each.rHome}` })),
          ...(rHome !== null && !listed && !byHand ? [{ value: rHome, label: rHome }] : []),
          { value: typed, label: t('environments.r.other') },
        ]}
        renderOption={({ option }) => (
          <Option
            label={option.label}
            installation={installations.find((each) => each.rHome === option.value)}
          />
        )}
        onChange={choose}
      />
      {byHand ? (
        <TypedHome path={rHome} chosen={typing} onChange={onChange} />
      ) : (
        <Chosen details={details} chosen={listed} rHome={rHome} />
      )}
    </div>
  );
}

function Option(props: {
  readonly label: string;
  readonly installation: RInstallation | undefined;
}): ReactNode {
  const { label, installation } = props;
  if (!installation) return label;
  return (
    <span className={classes.option}>
      {`R ${installation.version}`}
      <small>
        {[installation.rHome, installation.platform, sourceWords(installation.source)]
          .filter(Boolean)
          .join(' · ')}
      </small>
    </span>
  );
}

function Chosen(props: {
  readonly details: EnvironmentDetails;
  readonly chosen: RInstallation | undefined;
  readonly rHome: string | null;
}): ReactNode {
  const { details, chosen, rHome } = props;
  if (chosen) {
    const facts = [chosen.platform, sourceWords(chosen.source)].filter(Boolean).join(' · ');
    return <div className={classes.checked}>{facts}</div>;
  }
  // Of a configuration that names another R, what is found first is not known before it is saved.
  if (rHome !== null || details.config.r_home !== null) return <div className={classes.checked} />;
  return (
    <div className={classes.checked} data-fault={details.rHome === null}>
      <StatusIcon status={details.rHome === null ? 'fail' : 'pass'} />
      {details.rHome === null
        ? t('environments.r.none')
        : t('environments.r.found', { version: `${details.rVersion}`, path: details.rHome })}
    </div>
  );
}

function TypedHome(props: {
  readonly path: string;
  /** Just now, to be typed into. */
  readonly chosen: boolean;
  readonly onChange: (path: string) => void;
}): ReactNode {
  const { path, chosen, onChange } = props;
  const { connection } = useStudio();
  const asked = path.trim() === '' ? null : path;
  const query = useQuery(asked, (signal) => connection.call('environments.rAt', { path }, signal), 200);
  const settled = asked !== null && !query.loading && !query.stale;
  const fault = settled
    ? (query.error?.message ?? (query.data === null ? t('environments.r.noneIn', { path }) : null))
    : null;
  return (
    <>
      <TextInput
        mt={6}
        aria-label={t('environments.r.folder')}
        placeholder={t('environments.r.folderExample')}
        classNames={{ input: classes.code ?? '' }}
        spellCheck={false}
        value={path}
        autoFocus={chosen}
        error={fault}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {settled && query.data && (
        <div className={classes.checked}>
          <StatusIcon status="pass" />
          {[`R ${query.data.version}`, query.data.platform].filter(Boolean).join(' · ')}
        </div>
      )}
    </>
  );
}
