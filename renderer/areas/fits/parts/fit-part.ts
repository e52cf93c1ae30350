import type { ComponentType } from 'react';
import type { FitInfo } from '../../../../shared/model/project';
import type { TextKey } from '../../../../shared/texts/texts';
import type { FitView } from '../use-fit-view';

export interface FitPartProps {
  readonly fit: FitInfo;
  readonly view: FitView;
}

/** One of the parts of a fit's tab. Its body fills the height that it is given. */
export interface FitPart {
  /** Kept with the project as the part in front. */
  readonly id: string;
  /** Its words stand in its own file (`kindKeys`). */
  readonly title: TextKey;
  /** Has it anything to show for this fit? Without it the part is hidden. */
  readonly suits: (fit: FitInfo) => boolean;
  /** Ids of the analyses of brms whose answers it shows. */
  readonly analyses?: readonly string[];
  readonly Body: ComponentType<FitPartProps>;
}

/** A piece of a part that stands by itself, as an answer of one analysis. */
export interface FitSection {
  readonly id: string;
  /** The id of the analysis of brms that it shows. */
  readonly analysis?: string;
  readonly suits: (fit: FitInfo) => boolean;
  readonly Body: ComponentType<FitPartProps>;
}
