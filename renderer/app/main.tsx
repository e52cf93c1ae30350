import { StudioError } from '../../shared/errors/studio-error';
import { t } from '../texts/texts';
import { connect } from './connection';
import { mountStudio } from './mount';
import { openPipe } from './pipe';

const root = document.getElementById('root');
if (!root) throw new StudioError('internal', t('shell.noRoot'));
mountStudio(root, connect(openPipe));
