import { columnState } from './column.ts';
import { copyControls } from './copy/controls.ts';
import { prefetch } from './prefetch.ts';
import { searchOpener } from './search/opener.ts';
import { themeSwitch } from './theme-switch.ts';
import { whenSeen } from './when-seen.ts';

themeSwitch(document);
copyControls(document);
searchOpener(document);
prefetch(document);

const contents = document.querySelector<HTMLDetailsElement>('.side > details');
if (contents !== null) columnState(contents);

const sections = [...document.querySelectorAll<HTMLAnchorElement>('.side a[href^="#"]')];
if (sections.length > 0) {
  const mark = (): void => void import('./mark-section.ts').then(({ markSection }) => markSection(sections));
  document.addEventListener('scroll', mark, { once: true, passive: true });
}

const record = document.querySelector<HTMLElement>('[data-split-record]');
if (record !== null) whenSeen(record, () => void import('./split-record.ts').then(({ splitRecord }) => splitRecord(record)));

const step = (link?: HTMLElement): void => void import('./stepper/open.ts').then(({ openStepper }) => openStepper(link));
for (const link of document.querySelectorAll<HTMLElement>('[data-step]'))
  link.addEventListener('click', (event) => {
    event.preventDefault();
    step(link);
  });
if (location.hash.startsWith('#run=')) step();
