import { StudioError } from '../../shared/errors/studio-error';
import { connect } from './connection';
import { mountStudio } from './mount';
import { openPipe } from './pipe';

const root = document.getElementById('root');
if (!root) throw new StudioError('internal', 'The page has no element "root".');
mountStudio(root, connect(openPipe));
