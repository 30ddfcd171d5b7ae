import { copyText } from './clipboard.ts';
import { formsOf } from './forms.ts';
import type { Form } from './mail-form.ts';
import type { Target } from './target.ts';

let menu: HTMLElement | undefined;
let opener: HTMLButtonElement | undefined;

/**
 * Opens the menu of forms at a button, or closes it where it is open there. The browser closes it on Escape and on a
 * click elsewhere, and gives the focus back.
 */
export function toggleMenu(button: HTMLButtonElement, target: Target): void {
  menu ??= makeMenu();
  const wasHere = menu.matches(':popover-open') && opener === button;
  menu.hidePopover();
  opener?.setAttribute('aria-expanded', 'false');
  if (wasHere) return;
  opener = button;
  // Tells the browser that a press on this button is none "elsewhere": it would close the menu just before the click.
  button.popoverTargetElement = menu;
  menu.setAttribute('aria-label', `Copy ${target.label} as`);
  menu.replaceChildren(...formsOf(target).map((form) => item(form)));
  // Safari does not focus a button that is clicked, and the focus must come back here.
  button.focus();
  menu.showPopover({ source: button });
  items()[0]?.focus();
}

function makeMenu(): HTMLElement {
  const element = document.createElement('div');
  element.className = 'copy-menu';
  element.popover = 'auto';
  element.setAttribute('role', 'menu');
  element.addEventListener('keydown', move);
  element.addEventListener('toggle', () => opener?.setAttribute('aria-expanded', String(element.matches(':popover-open'))));
  document.body.append(element);
  return element;
}

function item(form: Form): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = form.name;
  button.setAttribute('role', 'menuitem');
  button.tabIndex = -1;
  button.addEventListener('click', () => {
    void copyText(form.text(), form.what);
    menu?.hidePopover();
  });
  return button;
}

function items(): HTMLButtonElement[] {
  return [...(menu?.querySelectorAll('button') ?? [])];
}

/** Arrow keys, Home and End go round the menu; Tab leaves it. */
function move(event: KeyboardEvent): void {
  const all = items();
  const at = all.findIndex((button) => button.matches(':focus'));
  const to = { ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1 }[event.key];
  if (event.key === 'Tab') menu?.hidePopover();
  if (to === undefined) return;
  event.preventDefault();
  all[to % all.length]?.focus();
}
