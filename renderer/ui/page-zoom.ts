/** How many pixels of the window, in which the mouse is told, a pixel of the page is: 2 where it is zoomed to 200 %. */
export function pageZoom(): number {
  const { body } = document;
  const { width } = body.getBoundingClientRect();
  return width > 0 && body.offsetWidth > 0 ? width / body.offsetWidth : 1;
}
