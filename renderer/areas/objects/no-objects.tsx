import type { ReactNode } from 'react';
import { Empty } from '../../ui/empty';
import { AddDataMenu, AddFitMenu } from './add-menus';

/** What objects are, and the three ways to get one. */
export function NoObjects(): ReactNode {
  return (
    <Empty
      title="No objects yet"
      text="An object is anything that R keeps for you here: a fit, a data frame, a list, the result of a call. Look into it, see it as R prints it, and hand it to any function. Add a fit or a data set of this project, or run R code above, such as lm(dist ~ speed, cars): its result becomes an object."
    >
      <AddFitMenu />
      <AddDataMenu />
    </Empty>
  );
}
