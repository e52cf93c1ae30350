/** What is not needed before a project or a tab is open; a file of its own in the bundle. */
export { ProjectScreen } from './project-screen';
export { Workspace } from './workspace';
