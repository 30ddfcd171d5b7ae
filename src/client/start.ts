import { copyControls } from './copy/controls.ts';
import { searchOpener } from './search/opener.ts';
import { themeSwitch } from './theme-switch.ts';
import { whenSeen } from './when-seen.ts';

themeSwitch(document);
copyControls(document);
searchOpener(document);

const record = document.querySelector<HTMLElement>('[data-split-record]');
if (record !== null) whenSeen(record, () => void import('./split-record.ts').then(({ splitRecord }) => splitRecord(record)));
