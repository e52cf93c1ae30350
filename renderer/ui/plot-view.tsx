import { useComputedColorScheme } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { AltText } from '../../shared/plots/draw-scene';
import type { Look } from '../../shared/plots/look';
import type { Scene } from '../../shared/plots/scene';
import { useStudioState } from '../store/use-store';
import { lineCanvas, splitLines } from './line-canvas';
import { useNumberStyle } from './number-style';
import { pageLook } from './plot-look';
import { usePlotZoom } from './use-plot-zoom';

type DrawScene = typeof import('../../shared/plots/draw-scene')['drawScene'];

/** So long after the last change of its size a plot is drawn anew. */
const restMilliseconds = 80;

/** What draws is large, and loaded with the first plot. */
function useDrawScene(): DrawScene | null {
  const [draw, setDraw] = useState<DrawScene | null>(null);
  useEffect(() => {
    let wanted = true;
    void import('../../shared/plots/draw-scene').then(({ drawScene }) => wanted && setDraw(() => drawScene));
    return () => {
      wanted = false;
    };
  }, []);
  return draw;
}

/**
 * A plot that fills its place and follows its size. `scene` must be the same function as long as it draws the same. Drag
 * to show a part of the horizontal axis, double-click to show all of it.
 */
export function PlotView(props: {
  readonly scene: (look: Look) => Scene;
  readonly title: string;
  readonly description: string;
}): ReactNode {
  const { scene, title, description } = props;
  const host = useRef<HTMLDivElement>(null);
  const drawScene = useDrawScene();
  const scheme = useComputedColorScheme();
  const style = useNumberStyle();
  const textSize = useStudioState((state) => state.preferences.textSize);
  const { view, handlers, shade } = usePlotZoom(host, scene);

  useEffect(() => {
    const element = host.current;
    if (!element || !drawScene || scheme === undefined || textSize === 0) return;
    const alt: AltText = { title, description };
    let timer: ReturnType<typeof setTimeout> | undefined;
    let drawn = { width: 0, height: 0 };
    const draw = () => {
      const place = element.parentElement ?? element;
      const size = { width: place.clientWidth, height: place.clientHeight };
      if (size.width === 0 || size.height === 0) return;
      drawn = size;
      const look = pageLook(size, style, view);
      const { rest, lines } = splitLines(scene(look));
      const svg = drawScene(rest, document, alt);
      svg.style.position = 'absolute';
      const painted = lineCanvas(svg, lines, look);
      element.replaceChildren(...(painted ? [svg, painted] : [svg]));
      element.style.transform = '';
    };
    draw();
    // While a border is dragged the last drawing is stretched, which costs nothing; it is drawn anew at rest.
    const observer = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = element.parentElement ?? element;
      if (width === drawn.width && height === drawn.height) return;
      if (drawn.width === 0) return draw();
      element.style.transform = `scale(${width / drawn.width}, ${height / drawn.height})`;
      clearTimeout(timer);
      timer = setTimeout(draw, restMilliseconds);
    });
    observer.observe(element.parentElement ?? element);
    return () => {
      observer.disconnect();
      clearTimeout(timer);
    };
  }, [drawScene, scene, title, description, scheme, style, textSize, view]);

  return (
    <div style={{ position: 'relative', width: '100%', height: '100%', overflow: 'hidden' }} {...handlers}>
      <div
        ref={host}
        style={{ position: 'absolute', top: 0, left: 0, transformOrigin: '0 0', willChange: 'transform' }}
      />
      {shade}
    </div>
  );
}
