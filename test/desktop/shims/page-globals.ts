import 'core-js/stable';
import './abort';

// Chromium has it from 86 on.
Element.prototype.replaceChildren ??= function replaceChildren(this: Element, ...nodes: (Node | string)[]) {
  this.textContent = '';
  this.append(...nodes);
};
