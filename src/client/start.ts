import { themeSwitch } from './theme-switch.ts';

themeSwitch(document);
