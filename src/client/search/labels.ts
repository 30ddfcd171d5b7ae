import { nameInEdition } from '../../search/directory.ts';
import { type LabelsDirectory, labelShardsFor } from '../../search/label-shards.ts';
import { type NameHit, NameIndex } from '../../search/name-index.ts';
import { type LabelsFile, namedThings } from '../../search/names-file.ts';
import type { Query } from '../../search/query.ts';
import type { SiteFiles } from './files.ts';
import { checkSameBuild } from './same-build.ts';

/** How many of the things are given that a label begins or ends. */
const MOST = 12;

/** What has a label, an address, a Message-ID or a commit, in parts that are loaded as a query needs them. */
export class Labels {
  private readonly files: SiteFiles;

  constructor(files: SiteFiles) {
    this.files = files;
  }

  /** What a query may refer to, best first. Rejects where that cannot be loaded. */
  async find(query: Query): Promise<NameHit[]> {
    // Written by src/build/search-index.ts, of the same build as far as the check can tell; so are its parts.
    const directory = JSON.parse(await this.files.text('/search/labels.json')) as LabelsDirectory;
    checkSameBuild(directory.begins);
    const parts = await Promise.all(
      labelShardsFor(query, directory.begins).map((number) => this.load(`/search/labels/${nameInEdition(directory, number)}.json`)),
    );
    return new NameIndex(parts.flat())
      .find(query)
      .filter(({ fit }) => fit === 'exact' || fit === 'start' || fit === 'tail')
      .slice(0, MOST);
  }

  private async load(address: string): Promise<ReturnType<typeof namedThings>> {
    const file = JSON.parse(await this.files.text(address)) as LabelsFile;
    checkSameBuild(file.records);
    return namedThings(file.records);
  }
}
