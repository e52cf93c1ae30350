export { ProjectScreen } from './project-screen';
export { Workspace } from './workspace';
