import type { MainProcess } from './main-process';

/**
 * From now on the system's questions are not shown: each is answered with the button of that name, or with the one that
 * means no where it has none such. What was asked is kept.
 */
export async function answerDialogs(main: MainProcess, button: string): Promise<void> {
  await main.evaluate(({ dialog }, wanted) => {
    const asked: string[] = [];
    const answer = async (...given: unknown[]): Promise<{ response: number }> => {
      const { message, buttons = [], cancelId = 0 } = given[given.length - 1] as Electron.MessageBoxOptions;
      const index = buttons.indexOf(wanted);
      // A person takes a moment, too.
      await new Promise((resolve) => setTimeout(resolve, 200));
      asked.push(message);
      return { response: index < 0 ? cancelId : index };
    };
    Object.assign(dialog, { asked, showMessageBox: answer });
  }, button);
}

/** The questions that were answered since. */
export function askedSoFar(main: MainProcess): Promise<readonly string[]> {
  return main.evaluate(({ dialog }) => Object(dialog).asked as readonly string[]);
}
