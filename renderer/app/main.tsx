import { StudioError } from '../../shared/errors/studio-error';
import { t } from '../../shared/texts/texts';
import { connect } from '../connection/connection';
import { openPipe } from '../connection/pipe';
import { mountStudio } from './mount';

const root = document.getElementById('root');
if (!root) throw new StudioError('internal', t('shell.noRoot'));
mountStudio(root, connect(openPipe));
