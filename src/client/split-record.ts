import { recordSvg } from '../figures/split-record/drawing.ts';
import { hex, type RecordData } from '../figures/split-record/layout.ts';
import { recordWords } from '../figures/split-record/said.ts';
import { inlineHtml } from '../words/escape.ts';

/** An offset as the reader writes it, in hexadecimal with or without `0x`; `undefined` where it is none or lies outside a page of `page` bytes. */
function readOffset(text: string, page: number): number | undefined {
  const digits = /^(?:0x)?([0-9a-f]{1,8})$/i.exec(text.trim())?.[1];
  const offset = digits === undefined ? page : Number.parseInt(digits, 16);
  return offset < page ? offset : undefined;
}

/**
 * Lets the reader choose the offset and the layout of a drawn record, and keeps the choice in the address (`?offset=0xff1&layout=64`).
 * @param root the figure's element with `data-split-record`
 * @throws Error where a part that the page is built with is missing
 */
export function splitRecord(root: HTMLElement): void {
  // The build wrote this attribute from checked content (src/figures/split-record/View.astro).
  const record = JSON.parse(root.dataset.splitRecord ?? '') as RecordData;
  const form = part(root, 'form', HTMLFormElement);
  const number = part(form, '[name=offset]', HTMLInputElement);
  const slide = part(form, '[name=slide]', HTMLInputElement);
  const drawing = part(root, '.drawing', HTMLElement);
  const words = part(root, 'dl', HTMLElement);
  const layouts = [...form.querySelectorAll<HTMLInputElement>('[name=layout]')];
  const layout = (): string => layouts.find((choice) => choice.checked)?.value ?? '';
  let offset = readOffset(number.value, record.page) ?? 0;

  const draw = (): void => {
    drawing.innerHTML = recordSvg(record, layout(), offset);
    words.innerHTML = recordWords(record, layout(), offset)
      .map(({ term, text }) => `<div><dt>${inlineHtml(term)}</dt><dd>${inlineHtml(text)}</dd></div>`)
      .join('');
    slide.value = String(offset);
    slide.setAttribute('aria-valuetext', hex(offset));
  };
  const choose = (next: number): void => {
    offset = Math.min(Math.max(next, 0), record.page - 1);
    number.value = hex(offset);
    number.setCustomValidity('');
    number.removeAttribute('aria-invalid');
    settle();
  };
  const settle = (): void => {
    draw();
    const url = new URL(location.href);
    url.searchParams.set('offset', hex(offset));
    url.searchParams.set('layout', layout());
    history.replaceState(history.state, '', url);
  };

  number.addEventListener('input', () => {
    const next = readOffset(number.value, record.page);
    number.setCustomValidity(next === undefined ? `Write an offset from 0x0 to ${hex(record.page - 1)}` : '');
    number.setAttribute('aria-invalid', String(next === undefined));
    if (next === undefined) return;
    offset = next;
    settle();
  });
  number.addEventListener('keydown', (event) => {
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    choose(offset + step);
  });
  slide.addEventListener('input', () => choose(slide.valueAsNumber));
  for (const choice of layouts) choice.addEventListener('change', settle);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    form.reportValidity();
  });

  const asked = new URLSearchParams(location.search);
  const wanted = readOffset(asked.get('offset') ?? '', record.page);
  for (const choice of layouts)
    choice.checked = choice.value === asked.get('layout') || (choice.checked && !layouts.some(({ value }) => value === asked.get('layout')));
  if (wanted !== undefined) offset = wanted;
  number.value = hex(offset);
  draw();
  form.hidden = false;
}

function part<T extends HTMLElement>(root: HTMLElement, selector: string, type: new () => T): T {
  const found = root.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`the record figure has no ${selector}`);
  return found;
}
