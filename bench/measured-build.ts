/** Runs `npm run build`'s own script, and at its end writes the most memory that this process held, in kB (1,024 bytes), to file descriptor 3. */
import { writeSync } from 'node:fs';

process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));
await import('../scripts/build.ts');
