/**
 * What metadata is called on the web: keys of `<meta>`, types of JSON-LD, names of elements that hold a byline or a date,
 * and strings that stand in a field without meaning it. Data only.
 */

const list = (words: string): readonly string[] => words.split(/\s+/).filter(Boolean);

/** JSON-LD types of an article, the surest first; the index is the rank. */
export const ARTICLE_TYPES: readonly string[] =
  list(`NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle
  ReviewNewsArticle BackgroundNewsArticle AskPublicNewsArticle AdvertiserContentArticle SatiricalArticle LiveBlogPosting
  Article BlogPosting TechArticle ScholarlyArticle MedicalScholarlyArticle Report SocialMediaPosting DiscussionForumPosting
  Recipe HowTo Review ImageGallery MediaGallery VideoObject CreativeWork Blog WebPage MedicalWebPage ItemPage FAQPage AboutPage
  CollectionPage ProfilePage`);
/** Below this rank the type is that of a newsroom. */
export const NEWS_TYPES = ARTICLE_TYPES.indexOf('LiveBlogPosting');
/** From this rank on the type speaks of the page, not of the article: its headline and author are not taken. */
export const WEAK_TYPE = ARTICLE_TYPES.indexOf('ImageGallery');

/** Keys of `<meta>` (name, property or itemprop), the surest first. */
export const META = {
  headline: list(
    'og:title twitter:title parsely-title sailthru.title dc.title dcterms.title citation_title title headline',
  ),
  authors:
    list(`author article:author parsely-author sailthru.author citation_author citation_authors dc.creator dcterms.creator byl byline
    article:author_name og:article:author creator cxenseparse:author authors mediator_author shareaholic:article_author_name`),
  published:
    list(`article:published_time og:article:published_time article:published og:published_time published datepublished
    parsely-pub-date sailthru.date dc.date.issued dcterms.created dcterms.issued dc.date dc.created dcterms.date pubdate
    publishdate publish-date publish_date published_date publication_date date_published citation_publication_date
    cxenseparse:recs:publishtime cxenseparse:publishtime iso-8601-publish-date rnews:datepublished
    article:create_time og:pubdate date displaydate originalpublicationdate release_date created`),
  modified:
    list(`article:modified_time og:article:modified_time og:updated_time article:modified datemodified dc.date.modified
    dcterms.modified lastmod last-modified modified_date revised updated_time`),
  publisher: list(
    'og:site_name application-name al:ios:app_name twitter:app:name:iphone dc.publisher dcterms.publisher publisher',
  ),
  section: list('article:section og:article:section parsely-section sailthru.vertical section cxenseparse:section'),
  tags: list('article:tag og:article:tag parsely-tags news_keywords keywords sailthru.tags'),
  image: list('og:image og:image:url og:image:secure_url twitter:image twitter:image:src parsely-image-url thumbnail'),
  language: list('og:locale content-language dc.language dcterms.language language inlanguage'),
  url: list('og:url'),
} as const;

/** Names of elements that hold a byline, the surest first; in the form of `html-names.ts`. */
export const BYLINE_NAMES: readonly (readonly string[])[] = [
  list(`author-name authorname byline-name byline-author byline-link author-link article-author-name post-author-name
    article-author post-author entry-author author-url autor-name autor-nombre author-info-name author-title-link
    info-name type-author author-box-name author-meta-name`),
  list(`byline by-line article-byline author-byline byline-wrapper post-byline story-byline entry-byline`),
  list(
    'author authors written-by posted-by autor autores auteur auteurs autore verfasser writer contributor reporter firma',
  ),
];

/** Folders of addresses in which the pages of authors stand. */
export const AUTHOR_PATHS: ReadonlySet<string> = new Set(
  list(`author authors autor autora autores autoren autorin autorzy autori autore auteur auteurs autoriai auctor avtor avtory
    author.php writer writers columnist columnists contributor contributors correspondent correspondents journalist journalists
    journaliste journalistes journalisten periodista periodistas redacteur redacteurs redakteur reporter reporters reporteros
    verfasser firma firmas skribent skribenter forfatter forfattare toimittaja yazar yazarlar penulis tac-gia byline bylines
    colunistas kolumnisten`),
);

/** Folders in which the pages of all kinds of persons stand. */
export const PERSON_PATHS: ReadonlySet<string> = new Set(
  list(`by bio bios expert experts member members our-people our-team meet-the-team people perfil perfiles person personen
    profil profile profiles redaktion redactie redacao redazione staff team wartawan`),
);

/** What others did with a text than writing it, lower case, as it stands before their names. */
export const OTHER_ROLES: readonly string[] = [
  'approved',
  'checked',
  'contact',
  'edited',
  'editor',
  'expert',
  'fact',
  'follow',
  'illustrat',
  'photo',
  'posted in',
  'review',
  'tested',
  'translat',
  'bearbeit',
  'foto',
  'geprüft',
  'redigiert',
  'übersetz',
  'revisado',
  'editado',
  'traduc',
  'relu par',
  'vérifié',
  'traduit',
  'revisionato',
  'tradotto',
  'gecontroleerd',
  'редактор',
  'фото',
];

/** What stands before the author on a card for social networks, lower case. */
export const CARD_LABELS: ReadonlySet<string> = new Set([
  'written by',
  'author',
  'posted by',
  'published by',
  'verfasst von',
  'geschrieben von',
  'autor',
  'escrito por',
  'écrit par',
  'scritto da',
  'geschreven door',
  'skriven av',
  'skrevet av',
  'skrevet af',
  'kirjoittanut',
  'napisane przez',
  'napsal(a)',
  'autor:',
  'szerző:',
  'szerző',
  'scris de',
  'написано автором',
  'автор',
  'yazan',
  'yazar',
  'ditulis oleh',
  'được viết bởi',
  'द्वारा लिखित',
  'كُتب بواسطة',
  'نوشته‌شده بدست',
  'נכתב על ידי',
  'γράφτηκε από',
  '執筆者',
  '作者',
  '글쓴이',
]);

/** Names of elements that hold the day of publication. */
export const DATE_NAMES: readonly string[] = list(`datepublished date-published published-date publish-date pubdate
  post-date entry-date posted-on article-date publication-date date-posted published article-published posted-date
  blog-date news-date story-date date timestamp datetime date-time article-time time post-time entry-time post-meta-date
  meta-date created submitted`);

/** Names that say the day is that of a change. */
export const CHANGE_NAMES: readonly string[] = list(
  'updated modified datemodified date-modified last-updated last-modified changed update',
);

/** Words that announce a name wherever on the page they stand, lower case, without a colon. */
export const STRONG_BYLINES: readonly string[] = [
  'written by',
  'article by',
  'words by',
  'author',
  'story by',
  'text by',
  'geschrieben von',
  'autorin/autor',
  'autor/in',
  'autor:in',
  'escrito por',
  'écrit par',
  'scritto da',
];

/** Words before a name in a byline, as written in many languages; matched without case at the start. */
export const BYLINE_WORDS: readonly string[] = [
  'words by',
  'written by:',
  'written by',
  'article by:',
  'article by',
  'posted by',
  'recipe by',
  'author',
  'posted by',
  'published by',
  'story by',
  'text by',
  'reported by',
  'author:',
  'authors:',
  'by:',
  'by',
  'von',
  'text:',
  'autor:',
  'autorin:',
  'autorin/autor',
  'autor/in',
  'autor:in',
  'geschrieben von',
  'por:',
  'por',
  'escrito por',
  'redacción:',
  'par',
  'écrit par',
  'publié par',
  'di',
  'a cura di',
  'scritto da',
  'door',
  'av',
  'af',
  'tekst:',
  'autor',
  'szerző:',
  'автор:',
  'автор',
  'текст:',
  'yazar:',
  'oleh',
  'penulis:',
  'tác giả:',
  'द्वारा',
  'लेखक:',
  'written by:',
  'interview:',
  'interview von',
  'texte:',
  'texto:',
  'מאת:',
  'מאת',
  'كتب:',
  'كتبت:',
  'بقلم:',
  'بقلم',
  'نویسنده:',
  'ผู้เขียน:',
  'লেখক:',
  '作者：',
  '作者:',
  '記者：',
  '기자명',
];

/** Words that open a line beside a name which is not that of an author, lower case. */
export const NO_AUTHOR_OPENERS: readonly string[] = [
  'about ',
  'all articles',
  'all posts',
  'edited by',
  'expert reviewed',
  'fact check',
  'fact-check',
  'follow ',
  'full bio',
  'learn more',
  'medically reviewed',
  'meet ',
  'more about',
  'more articles',
  'more posts',
  'more stories',
  'more by',
  'more from',
  'posted in',
  'published in',
  'read more',
  'recently by',
  'researched by',
  'reviewed by',
  'see all',
  'see full',
  'updated by',
  'view all',
  'view full',
  'view profile',
];

/** What stands in an author field without being an author; compared in lower case, whole. */
export const NO_AUTHORS: ReadonlySet<string> = new Set([
  'admin',
  'administrator',
  'author',
  'authors',
  'the author',
  'editor',
  'user',
  'guest',
  'root',
  'webmaster',
  'unknown',
  'anonymous',
  'none',
  'null',
  'undefined',
  'n/a',
  'test',
  'wordpress',
  'staff',
  'team',
  'website',
  'site admin',
  'super user',
  'superuser',
  'web admin',
  'support',
  'info',
  'default',
  'marketing',
  'content',
  'follow',
  'view all posts',
  'read more',
  'see all',
  'biography',
  'bio',
  'profile',
  'share',
  'contributors',
  'contributor',
  'written by',
  'by',
  'var author',
  '[email protected]',
  'posts',
  'recent posts',
  'writer',
  'blog',
  'articles',
  'home',
  'news',
  'more posts from this author',
  'more articles',
  'about',
  'contact',
  'follow us',
  'opinion',
  'sponsored',
  'subscribe',
  'reviewer',
  'journalist',
  'correspondent',
  'reporter',
]);

/** What the states of frameworks call the parts of an article. */
export const STATE = {
  /** Names that programs give a state to, up to the value. */
  assigned: /(?:\b__[A-Z][A-Z_]{2,40}__|\bFusion\.globalContent)["'\]]{0,3}\s{0,9}=\s{0,9}(?=[{["'`]|JSON\.parse\()/,
  /** Keys of one long text. */
  body: /^(?:article|story|post|content|page|main|full)?_?-?(?:body|content|text|html)(?:_?-?(?:html|text|rendered|value|plain|raw))?$|^(?:rendered|article|value)$/i,
  titles: list('headline title headlines'),
  /** Keys of the text of an entry, the surest first. */
  text: list('text content html value children data attributes attrs fields'),
  types: list('type _type nodeType blockType kind component __typename name tag'),
  heading: /head(?:er|ing)|^h[1-6]$|title/i,
  list: /list|quote|item/i,
  /** Entries that are no text of the story. */
  noText:
    /link|embed|\bads?\b|advert|image|photo|picture|gallery|video|audio|related|newsletter|promo|recirc|divider|tweet|social|\bscript\b|\bcode\b|button|interstitial|correction_?box/i,
  /** Keys that an object has which is no paragraph: a teaser, a comment, an author. */
  notParagraph:
    /^(?:author|authors|user|username|email|headline|headlines|slug|canonical_url|permalink|published\w{0,9}|created\w{0,9}|publish_date|publication\w{0,9}|byline|bio)$/i,
  /** Keys of what stands beside the story. */
  aside:
    /comment|cookie|consent|privacy|translation|i18n|locale|messages|footer|legal|terms|related|recirc|recommend|newsletter|biograph|^bio$|^authors?$|^ads?$|config|settings/i,
} as const;
