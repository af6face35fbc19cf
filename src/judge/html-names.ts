/**
 * What the names of elements mean: words that occur in class attributes, ids, roles and itemprops on many sites.
 * Data only. A name is split at everything that is no letter or digit (and at capitals); an entry is one word of a name
 * or several in a row, joined by hyphens. No entry is the name of a site or a word of one site.
 */
import type { RemovalKind } from '../model.ts';

const list = (words: string): readonly string[] => words.split(/\s+/).filter(Boolean);

/** Names of the element that holds an article's text, the surest first. */
export const BODY_NAMES: readonly (readonly string[])[] = [
  list(`articlebody article-body articletext article-text story-body storybody storytext story-text body-text bodytext
    entry-content post-content post-body article-content articlecontent story-content storycontent entry-body
    postcontent postbody post-text news-content newscontent news-body news-text newstext article-copy body-copy
    story-copy wp-block-post-content field-name-body name-body blog-content blog-post-content single-content
    single-post-content post-entry text-content content-text rich-text richtext post-article article-main-content
    article-detail article-details news-detail news-details detail-content page-content content-body body-content
    main-text articulo-cuerpo cuerpo contenido-nota article-wrap entry-text post-full-content gh-content
    blog-body blog-post-body blogpost-body post-description content-article content-main article-paragraphs`),
  list('article post story hentry entry blog-post post-single single-post main-content maincontent prose'),
  list('content main body text'),
];

/** Names of the standfirst: the sentence or two between headline and text. */
export const STANDFIRST_NAMES: readonly string[] =
  list(`standfirst dek deck summary excerpt subtitle sub-title subheadline
  sub-headline subhead subheading sub-heading lead lede intro introduction teaser abstract description chapo chapeau bajada
  entradilla sumario copete vorspann anleser perex zajawka sinopsis strapline tagline synopsis preamble ingress manchet
  occhiello sottotitolo secondary-title article-sub`);

/** Names of elements that style sheets hide, as whole class tokens. */
export const HIDDEN_NAMES: readonly string[] =
  list(`hidden hide d-none is-hidden invisible u-hidden uk-hidden display-none
  visuallyhidden visually-hidden w-condition-invisible`);

/** Names that show a hidden element again on some screens, as parts of class tokens: `md:block`, `d-lg-flex`. */
export const SHOWN_AGAIN =
  /(?:^|[\s:-])(?:xs|sm|md|lg|xl|2xl|xxl|tablet|desktop|print)[:-](?:block|flex|grid|inline|table|contents|inline-block|inline-flex)|visible/;

/** A kind of furniture and the names that give it away. */
export interface NameRule {
  readonly kind: RemovalKind;
  /** Rule id after `html/`. */
  readonly id: string;
  /**
   * `sure`: cut whatever it holds, as long as it is not the article itself; `likely`: cut unless it holds much prose.
   */
  readonly force: 'sure' | 'likely';
  readonly names: readonly string[];
}

export const NAME_RULES: readonly NameRule[] = [
  {
    kind: 'comment',
    id: 'comments',
    force: 'sure',
    names: list(`comments comment-list commentlist comments-area comments-section comment-section comment-body
      comment-content comment-respond comment-reply comment-form disqus disqus-thread fb-comments comments-list
      comments-wrapper comments-container livefyre coral-talk commento leave-comment replies viafoura`),
  },
  {
    kind: 'related',
    id: 'related',
    force: 'sure',
    names: list(`related-posts related-articles related-stories related-content related-news related-links related-post
      related-article related-story related-items related-topics relatedposts relatedarticles recommended-articles
      recommended-posts recommendations recommended-stories recirc recirculation outbrain taboola zergnet revcontent mgid
      more-stories more-articles more-news more-posts read-also also-read read-next up-next next-article
      next-story you-may-like may-also-like most-read most-popular mostread mostpopular popular-posts trending trending-now
      latest-news latest-posts latest-articles latest-stories recent-posts recent-articles similar-posts similar-articles
      jp-relatedposts yarpp suggested-articles suggested-posts further-reading keep-reading other-news
      other-articles related-block related-wrapper related-section crp-related`),
  },
  {
    kind: 'related',
    id: 'related',
    force: 'likely',
    names: list('related recommended recommendation trending popular similar   see-also promo promos promobox'),
  },
  { kind: 'related', id: 'teaser', force: 'likely', names: list('teaser teasers') },
  {
    kind: 'share',
    id: 'share',
    force: 'sure',
    names: list(`share-buttons sharedaddy social-share share-bar sharing-buttons share-tools social-sharing
      social-links social-icons addtoany a2a addthis sharethis share-links share-button share-icons social-media-share
      social-buttons jetpack-likes-widget-wrapper share-this share-post post-share article-share article-actions
      social-bar social-follow share-list sharebar sharedaddy sd-sharing`),
  },
  { kind: 'share', id: 'share', force: 'likely', names: list('share sharing social shares socials follow-us likes') },
  {
    kind: 'ad',
    id: 'ad',
    force: 'sure',
    names: list(`advertisement advertisements advert adverts adsbygoogle ad-container ad-slot adslot ad-unit ad-wrapper
      ad-label ad-banner google-ad dfp-ad ad-placeholder ad-block ads-container advertorial-label sponsored-content
      ad-text ad-box adbox adcontainer`),
  },
  { kind: 'ad', id: 'ad', force: 'likely', names: list('ad ads sponsor sponsored sponsors dfp  adv ') },
  {
    kind: 'newsletter',
    id: 'newsletter',
    force: 'sure',
    names: list(`newsletter newsletters newsletter-signup newsletter-form newsletter-box mc4wp mc4wp-form mailchimp
      email-signup signup-form subscribe-form subscription-form newsletter-widget optin opt-in-form mc-embed-signup
      subscribe-box newsletter-subscribe`),
  },
  {
    kind: 'newsletter',
    id: 'newsletter',
    force: 'likely',
    names: list('subscribe subscription signup sign-up cta call-to-action paywall regwall'),
  },
  {
    kind: 'caption',
    id: 'caption',
    force: 'sure',
    names: list(`wp-caption-text wp-element-caption image-caption photo-caption img-caption media-caption caption-text
      figure-caption picture-caption photo-credit image-credit media-credit caption-credit photocaption imagecaption
      picture-credit figcaption gallery-caption video-caption photo-credits image-credits image-description foto-caption
      image-copyright photo-copyright img-credit`),
  },
  {
    kind: 'caption',
    id: 'caption',
    force: 'likely',
    names: list(
      'caption captions credit credits attribution bildunterschrift bildtext pie-foto leyenda legende copyright',
    ),
  },
  {
    kind: 'bio',
    id: 'bio',
    force: 'sure',
    names: list(`author-bio author-box about-author about-the-author author-info author-description author-card
      author-profile author-details author-biography bio-box authorbox author-about post-author-bio author-area
      author-block author-section contributor-bio author-content abh-box saboxplugin saboxplugin-wrap molongui-author-box`),
  },
  { kind: 'bio', id: 'bio', force: 'likely', names: list('bio biography') },
  {
    kind: 'byline',
    id: 'byline',
    force: 'likely',
    names: list(`byline bylines author authors entry-meta post-meta article-meta posted-by written-by author-name
      authorname entry-author post-author article-author byline-author story-meta meta-author article-byline vcard
      content-meta blog-meta metadata article-info post-info autor auteur autore story-info news-meta contributors`),
  },
  {
    kind: 'timestamp',
    id: 'timestamp',
    force: 'likely',
    names: list(`datepublished date-published datemodified published-date publish-date pubdate post-date entry-date
      posted-on timestamp article-date date-time dateline-date published publication-date last-updated date-posted
      updated read-time reading-time readtime time-to-read`),
  },
  {
    kind: 'tags',
    id: 'tags',
    force: 'sure',
    names:
      list(`tag-list tags-list post-tags article-tags entry-tags tag-links tags-links tagcloud cat-links post-categories
      article-topics topic-list entry-categories post-tag tags-wrapper story-tags tag-cloud tags-container post-terms`),
  },
  {
    kind: 'tags',
    id: 'tags',
    force: 'likely',
    names: list('tags taglist categories keywords taxonomy topics '),
  },
  {
    kind: 'nav',
    id: 'nav',
    force: 'sure',
    names: list(`breadcrumb breadcrumbs post-navigation nav-links nav-previous nav-next pagination table-of-contents
      toc-container ez-toc-container lwptoc site-header site-footer masthead navbar skip-link skip-links navigation-menu
      main-menu mobile-menu prev-next post-nav posts-navigation page-numbers back-to-top main-navigation
      footer-widgets widget-area toc-list ez-toc`),
  },
  {
    kind: 'nav',
    id: 'nav',
    force: 'likely',
    names: list('nav navigation menu toc pager sidebar toolbar complementary'),
  },
  {
    kind: 'other',
    id: 'hidden',
    force: 'sure',
    names: list(
      'sr-only screen-reader-text screenreader-text screen-reader u-hidden-visually element-invisible hidden-print',
    ),
  },
  {
    kind: 'other',
    id: 'interface',
    force: 'sure',
    names:
      list(`cookie-banner cookie-consent cookie-notice gdpr-banner consent-banner cookie-law-info popup-overlay modal-dialog dialog popover consent-placeholder social-placeholder embed-privacy embed-consent
      modal-content login-form akismet-fields-container audio-player video-player player-controls`),
  },
  {
    kind: 'other',
    id: 'interface',
    force: 'likely',
    names: list(`modal popup overlay cookie cookies consent gdpr login tooltip dropdown placeholder popover lightbox
      player rating ratings poll survey button buttons btn feedback   carousel-controls print-only
      banner   disclaimer`),
  },
];
