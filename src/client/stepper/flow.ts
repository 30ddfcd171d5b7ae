import { hearKeys, part } from './keys.ts';
import { standsOf } from './stands.ts';

/**
 * Reads a flow step by step, below its picture: one step lit in the picture, its sentence beside it, what everybody did last,
 * its address in the address bar.
 * @param link what was pressed; it gets the focus back
 * @returns what closes it
 */
export function openFlow(link: HTMLElement): () => void {
  const items = [...document.querySelectorAll<HTMLElement>('ol.steps > li')];
  const marks = items.map((_, i) => document.querySelector(`.seq .step-${i + 1}`));
  const panel = document.createElement('div');
  panel.className = 'stepper reading';
  panel.setAttribute('role', 'group');
  panel.setAttribute('aria-label', 'Step by step');
  panel.tabIndex = -1;
  panel.innerHTML = `<p class="bar"><button type="button" data-do="-1">Back</button> <button type="button" data-do="1">Next</button> <span class="at"></span> <a class="label"></a> <button type="button" data-do="close">Close</button></p><div class="halves"><div class="now" aria-live="polite"></div><div><p class="title">What each did or met last</p><ul class="stands"></ul></div></div>`;
  const asked = items.findIndex(({ id }) => location.hash === `#${id}`);
  let at = Math.max(asked, 0);
  const stands = standsOf(items);

  const show = (): void => {
    const item = items[at];
    if (item === undefined) return;
    marks.forEach((mark, i) => void mark?.classList.toggle('now', i === at));
    part(panel, '.at').textContent = `Step ${at + 1} of ${items.length}`;
    const address = part(panel, 'a.label');
    address.textContent = `#${item.id}`;
    address.setAttribute('href', `#${item.id}`);
    part(panel, '.now').replaceChildren(...saidBy(item));
    part(panel, '.stands').replaceChildren(
      ...stands(at).map(({ name, step, words }) => {
        const line = document.createElement('li');
        line.classList.toggle('here', step === item.id);
        line.append(name.cloneNode(true), ` ${step.replace('step-', '')}${words && `: ${words}`}`);
        return line;
      }),
    );
    part(panel, '[data-do="-1"]').toggleAttribute('disabled', at === 0);
    part(panel, '[data-do="1"]').toggleAttribute('disabled', at === items.length - 1);
    history.replaceState(history.state, '', `#${item.id}`);
    marks[at]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const go = (by: number): void => {
    const to = Math.min(Math.max(at + by, 0), items.length - 1);
    if (to === at) return;
    at = to;
    // A button that goes dead loses the focus, and with it the keys of who reads on.
    if (at === 0 || at === items.length - 1) panel.focus();
    show();
  };
  const hush = hearKeys((key) => {
    if (key === 'Escape') close();
    else if (key === 'ArrowLeft' || key === 'ArrowRight') go(key === 'ArrowRight' ? 1 : -1);
    else return false;
    return true;
  });
  const close = (): void => {
    hush();
    panel.remove();
    document.documentElement.classList.remove('stepping');
    for (const mark of marks) mark?.classList.remove('now');
    link.focus();
  };

  panel.addEventListener('click', ({ target }) => {
    const what = target instanceof HTMLElement ? target.dataset.do : undefined;
    if (what === 'close') close();
    else if (what !== undefined) go(Number(what));
  });
  document.documentElement.classList.add('stepping');
  // In the order of the page it stands where it was asked for; to the eye, at the foot of the window.
  link.closest('figure')?.after(panel);
  show();
  panel.focus({ preventScroll: true });
  return close;
}

/** What a step says, to be shown once more: without its ids, its margin and its controls. */
function saidBy(item: HTMLElement): Node[] {
  const copy = item.cloneNode(true) as HTMLElement; // a copy of an element is one
  for (const gone of copy.querySelectorAll('aside, .copy, a.n, .former')) gone.remove();
  for (const named of copy.querySelectorAll('[id], [data-copy]')) {
    named.removeAttribute('id');
    named.removeAttribute('data-copy');
  }
  return [...copy.childNodes];
}
