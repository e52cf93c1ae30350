import 'core-js/stable';
import './abort';
