import { nameInEdition, type SearchDirectory } from '../../search/directory.ts';
import { type PackedEntry, type SearchEntry, unpacked } from '../../search/entry.ts';
import { checkSameBuild } from './same-build.ts';

/** The records of the index: some neighbouring entries in a file each, which is fetched once. One that failed is tried again at the next call. */
export class Records {
  private readonly folder: string;
  private readonly directory: () => Promise<SearchDirectory>;
  private readonly known = new Map<string, Promise<SearchEntry[]>>();

  /** @param folder address of the index, with a slash at its end */
  constructor(folder: string, directory: () => Promise<SearchDirectory>) {
    [this.folder, this.directory] = [folder, directory];
  }

  /** The entries of a record. Rejects where it cannot be loaded or is of another build. */
  entries(id: string): Promise<SearchEntry[]> {
    const known = this.known.get(id);
    if (known !== undefined) return known;
    const entries = this.load(id);
    this.known.set(id, entries);
    entries.catch(() => this.known.delete(id));
    return entries;
  }

  private async load(id: string): Promise<SearchEntry[]> {
    const response = await fetch(`${this.folder}fragment/${nameInEdition(await this.directory(), id)}.pf_fragment`);
    if (!response.ok || response.body === null) throw new Error(`${response.status} for a record of the index`);
    const text = await new Response(response.body.pipeThrough(new DecompressionStream('gzip'))).text();
    // Written by src/build/search-index.ts, of the same build as far as the check can tell.
    const packed = (text.startsWith('[') ? JSON.parse(text) : undefined) as PackedEntry[];
    checkSameBuild(packed);
    return packed.map(unpacked);
  }
}
