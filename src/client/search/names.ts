import { nameInEdition, type SearchDirectory } from '../../search/directory.ts';
import { NameIndex } from '../../search/name-index.ts';
import { shardsFor } from '../../search/name-shards.ts';
import { type NamedThing, type NamesFile, namedThings } from '../../search/names-file.ts';
import type { Query } from '../../search/query.ts';
import type { SiteFiles } from './files.ts';
import { checkSameBuild } from './same-build.ts';

/** The names of things, in parts that are loaded as a query needs them. */
export class Names {
  private readonly files: SiteFiles;
  private readonly directory: () => Promise<SearchDirectory>;
  private whole: NameIndex | undefined;

  constructor(files: SiteFiles, directory: () => Promise<SearchDirectory>) {
    [this.files, this.directory] = [files, directory];
  }

  /** The names that a query may fit as it stands. Rejects where they cannot be loaded. */
  async near(query: Query): Promise<NameIndex> {
    if (this.whole !== undefined) return this.whole;
    const directory = await this.directory();
    const parts = await Promise.all(shardsFor(query, directory.names).map((number) => this.load(`/search/names/${nameInEdition(directory, number)}.json`)));
    return new NameIndex([...new Map(parts.flat().map((thing) => [thing.address, thing])).values()]);
  }

  /** All names: what a slip may have meant stands anywhere among them. Rejects where they cannot be loaded. */
  async all(): Promise<NameIndex> {
    this.whole ??= new NameIndex(await this.load('/search/names.json'));
    return this.whole;
  }

  private async load(address: string): Promise<NamedThing[]> {
    // Written by src/search/names-file.ts, of the same build as far as the check can tell.
    const file = JSON.parse(await this.files.text(address)) as NamesFile;
    checkSameBuild(file.records);
    return namedThings(file.records);
  }
}
