/**
 * What the HTML standard says about elements, as far as reading text needs it: data only.
 * Read `html-tree.ts` for the use of it.
 */

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** No end tag. */
export const VOID: ReadonlySet<string> = set(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr',
);

/** Text breaks before and after. */
export const BREAKS: ReadonlySet<string> = set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing main menu nav ol optgroup ' +
    'option p pre search section summary table tbody tfoot thead title tr ul xmp button noscript template',
);

/** A start tag of these ends an open paragraph. */
export const ENDS_PARAGRAPH: ReadonlySet<string> = set(
  'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 ' +
    'h4 h5 h6 header hgroup hr li listing main menu nav ol p pre search section summary table ul xmp dd dt',
);

/** A start tag of these ends an open `<svg>`. */
export const ENDS_DRAWING: ReadonlySet<string> = set(
  'blockquote body center dd div dl dt embed h1 h2 h3 h4 h5 h6 head hr img li menu meta ol p pre table ul',
);

/** The text inside is not text of the page. */
export const SKIPPED: ReadonlySet<string> = set(
  'audio canvas datalist iframe math-annotation noembed noframes object script select style svg textarea title video',
);

/** An end tag looks no further up than these. */
export const SCOPES: ReadonlySet<string> = set('applet caption html marquee object table td template th');

/** Elements of running text: their end tags never close a block around them. */
export const INLINE: ReadonlySet<string> = set(
  'a abbr acronym b bdi bdo big blink cite code data del dfn em font i ins kbd label mark meter nobr output picture ' +
    'progress q rp rt ruby s samp slot small span strike strong sub sup time tt u var',
);

/** Hidden unless a script or the user opens them. */
export const HIDDEN: ReadonlySet<string> = set('noscript template');

/** Open elements that a start tag of the key ends, and the elements where the search stops. */
export const SIBLINGS: ReadonlyMap<
  string,
  { readonly ends: ReadonlySet<string>; readonly within: ReadonlySet<string> }
> = new Map([
  ['li', { ends: set('li'), within: set('ul ol menu dir table td th') }],
  ['dd', { ends: set('dd dt'), within: set('dl table td th') }],
  ['dt', { ends: set('dd dt'), within: set('dl table td th') }],
  ['tr', { ends: set('tr'), within: set('table tbody thead tfoot') }],
  ['td', { ends: set('td th'), within: set('tr table') }],
  ['th', { ends: set('td th'), within: set('tr table') }],
  ['tbody', { ends: set('tbody thead tfoot caption'), within: set('table') }],
  ['thead', { ends: set('tbody thead tfoot caption'), within: set('table') }],
  ['tfoot', { ends: set('tbody thead tfoot caption'), within: set('table') }],
]);

/** Data attributes with which component libraries name an element. */
export const NAMING: ReadonlySet<string> = set(
  'class id role itemprop data-testid data-test-id data-test data-qa data-component data-component-name data-component-type ' +
    'data-module data-type data-block data-block-type data-name data-widget data-widget-type data-element-type data-ux-module',
);

/** What the parser has to know of a tag, in one object: a page has thousands of tags and few kinds of them. */
export interface TagInfo {
  readonly name: string;
  /** Number of the kind, from 0; unknown tags get numbers of their own on each page. */
  readonly code: number;
  readonly isVoid: boolean;
  readonly breaks: boolean;
  readonly skipped: boolean;
  readonly scopes: boolean;
  readonly inline: boolean;
  readonly heading: boolean;
  readonly endsParagraph: boolean;
  readonly endsDrawing: boolean;
  readonly siblings: { readonly ends: ReadonlySet<string>; readonly within: ReadonlySet<string> } | null;
  /** True: a custom element; it breaks lines unless it stands in a paragraph. */
  readonly isCustom: boolean;
}

export function tagInfo(name: string, code: number): TagInfo {
  return {
    name,
    code,
    isVoid: VOID.has(name),
    breaks: BREAKS.has(name),
    skipped: SKIPPED.has(name),
    scopes: SCOPES.has(name),
    inline: INLINE.has(name),
    heading: /^h[1-6]$/.test(name),
    endsParagraph: ENDS_PARAGRAPH.has(name),
    endsDrawing: ENDS_DRAWING.has(name),
    siblings: SIBLINGS.get(name) ?? null,
    isCustom: name.includes('-'),
  };
}

/** All tags of the lists above. */
export const TAGS: ReadonlyMap<string, TagInfo> = new Map(
  [...new Set([...VOID, ...BREAKS, ...SKIPPED, ...SCOPES, ...INLINE, 'html', 'tbody', 'foreignobject'])].map(
    (name, code) => [name, tagInfo(name, code)],
  ),
);
