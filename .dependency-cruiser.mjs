/*
 * The order of the rooms of this repository, written down here and nowhere else: a module imports from its own room and from those above it in this
 * list, types included. `npm run check` holds it; README.md says what each is for. A new room gets its line where what it imports stands above it and what imports it below.
 * Left out: .astro files, which dependency-cruiser does not read. They stand above all of it: no module may import one.
 */
const ROOMS = [
  'src/words',
  'src/reading',
  'src/labs',
  'src/facts',
  'src/addresses',
  'src/diagram',
  'src/models',
  'src/figures',
  'src/blocks',
  'src/content',
  'src/link',
  'src/site.ts',
  'src/html',
  'src/text',
  'src/machine',
  'src/search',
  'src/client',
  'src/build',
  'src/components',
  'src/pages',
  'src/preview',
  'src/pins',
  'scripts',
  'bench',
];

const inRooms = (rooms) => `^(?:${rooms.map((room) => room.replace('.', '\\.')).join('|')})(?:/|$)`;

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'a circle of imports',
      severity: 'error',
      comment: 'Move what both need into a module that imports neither.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'a module in no room',
      severity: 'error',
      comment: 'Give its folder a line in ROOMS (.dependency-cruiser.mjs).',
      from: { path: '^(?:src|scripts|bench)/', pathNot: [inRooms(ROOMS), '^src/env\\.d\\.ts$'] },
      to: {},
    },
    {
      name: 'a page imported by a module',
      severity: 'error',
      comment: 'What both need belongs into a module.',
      from: {},
      to: { path: '\\.astro$' },
    },
    ...ROOMS.slice(0, -1).map((room, i) => ({
      name: `${room} imports from a room below it in the list`,
      severity: 'error',
      comment: 'The order of the rooms stands in .dependency-cruiser.mjs.',
      from: { path: inRooms([room]) },
      to: { path: inRooms(ROOMS.slice(i + 1)) },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
  },
};
