import 'core-js/es/error';
