/** Something that one can link to. `address` is path plus fragment, without the base path. */
export interface Place {
  address: string;
  /** What a link to it says where the author gives no words. */
  title: string;
}

/** A place that names something else: for "used by" lists. */
export interface Mention extends Place {
  kind: 'page' | 'claim' | 'row' | 'step' | 'window' | 'flow' | 'term' | 'answer' | 'lab' | 'model' | 'figure' | 'release';
}
