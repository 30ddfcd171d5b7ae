/** The steps of a flow and the moves of a model. */
import { KINDS } from '../browser/pages.ts';
import type { Reader } from './reader.ts';
import { expect, test } from './visit.ts';

/** Where the address leads, whether that is in the window, and which steps look lit, in the list and in the picture. */
const at = (reader: Reader) =>
  reader.ask(() => {
    const { hash } = location;
    const { top, bottom } = document.querySelector(hash)?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
    const plain = (elements: Element[], look: (element: Element) => string): string[] => {
      const looks = elements.map(look);
      return elements
        .filter((_, i) => looks.filter((other) => other === looks[i]).length === 1)
        .map((element) => element.id || (element.getAttribute('href') ?? ''));
    };
    const steps = [...document.querySelectorAll('li[id^=step-]')];
    const drawn = [...document.querySelectorAll('svg.seq a[href^="#step-"]')];
    return {
      hash,
      inView: bottom > 0 && top < innerHeight,
      lit: plain(steps, (step) => getComputedStyle(step.querySelector('.said') ?? step).backgroundColor + getComputedStyle(step).backgroundColor),
      drawn: plain(drawn, (link) => {
        const hit = link.querySelector('.hit');
        return hit === null ? '' : getComputedStyle(hit).fill + getComputedStyle(hit).stroke;
      }),
    };
  });
const seen = (n: number) => ({ hash: `#step-${n}`, inView: true, lit: [`step-${n}`], drawn: [`#step-${n}`] });

test('an address leads to its step, which is lit in the list and in the picture; so does each number; Back returns', async ({ reader }) => {
  await reader.open(`${KINDS.flow}#step-3`);
  await expect.poll(() => at(reader)).toEqual(seen(3));
  await reader.click('#step-5 .n');
  await expect.poll(() => at(reader)).toEqual(seen(5));
  await reader.ask(() => history.back());
  await expect.poll(() => at(reader)).toEqual(seen(3));
});

test('an arrow of the picture leads to its words', async ({ reader }) => {
  await reader.open(KINDS.flow);
  await reader.ask(() => document.querySelector<SVGAElement>('svg.seq a[href="#step-2"]')?.focus());
  await reader.press('Enter');
  await expect.poll(() => at(reader)).toEqual(seen(2));
});

/** What the stepper says. */
const stepper = (reader: Reader) =>
  reader.ask(() => {
    const panel = document.querySelector('.stepper');
    return {
      focus: panel !== null && document.activeElement === panel,
      at: panel?.querySelector('.at')?.textContent,
      broken: panel?.querySelectorAll('.broken').length ?? 0,
      drawn: [...document.querySelectorAll('.seq .step.now')].map(({ id }) => id),
      hash: location.hash,
    };
  });

test('a flow is read step by step with the arrow keys', async ({ reader }) => {
  await reader.open(KINDS.flow);
  await reader.click('[data-step]');
  await expect.poll(() => stepper(reader)).toMatchObject({ focus: true, at: expect.stringMatching(/^Step 1 of \d+$/) });
  await reader.press('ArrowRight');
  await reader.press('ArrowRight');
  await expect.poll(() => stepper(reader)).toMatchObject({ at: expect.stringMatching(/^Step 3 of/), drawn: ['fig-uffd-classic-s3'], hash: '#step-3' });
  expect(
    await reader.ask(() => {
      const sentence = document.querySelector('#step-3 .said > p')?.textContent ?? 'a sentence';
      return document.querySelector('.stepper .now')?.textContent.includes(sentence);
    }),
  ).toBe(true);
  await reader.press('Escape');
  await expect.poll(() => reader.ask(() => document.querySelector('.stepper') === null && document.activeElement?.matches('[data-step]'))).toBe(true);
});

test('a model makes the moves of its picture, and says where it breaks', async ({ reader }) => {
  await reader.open(KINDS.model);
  await reader.click('[data-step="unanswered"]');
  await expect.poll(() => stepper(reader)).toMatchObject({ focus: true });
  for (let move = 0; move < 4; move++) await reader.press('ArrowRight');
  await expect
    .poll(() => stepper(reader))
    .toMatchObject({
      at: '4 moves of the picture',
      broken: 3,
      drawn: ['fig-model-token-unanswered-s4'],
      hash: '#run=unanswered:fault-halt.bring.install.run',
    });
});
