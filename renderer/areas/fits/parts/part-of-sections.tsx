import classes from '../fit-tab.module.css';
import type { FitPart, FitSection } from './fit-part';

/** A part that shows its sections one below the other; without one that suits the fit the part is hidden. */
export function partOfSections(
  id: string,
  title: FitPart['title'],
  sections: readonly FitSection[],
): FitPart {
  return {
    id,
    title,
    analyses: sections.flatMap(({ analysis }) => analysis ?? []),
    suits: (fit) => sections.some(({ suits }) => suits(fit)),
    Body: ({ fit, view }) => (
      <div className={classes.details}>
        {sections
          .filter(({ suits }) => suits(fit))
          .map(({ id, Body }) => (
            <Body key={id} fit={fit} view={view} />
          ))}
      </div>
    ),
  };
}
