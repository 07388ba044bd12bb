/** The formats that programs read, as their specifications have them: strict, so that nothing unknown slips in. */
import * as z from 'zod';

const text = z.string().min(1);
const httpUrl = z.url({ protocol: /^https?$/ });
/** RFC 3339, in UTC. */
const time = z.iso.datetime();

const organization = z.strictObject({
  '@type': z.literal('Organization'),
  name: text,
  url: httpUrl.optional(),
});

const work = z.strictObject({
  '@type': z.literal('CreativeWork'),
  name: text,
  url: httpUrl.optional(),
  publisher: organization.optional(),
});

/** Where somebody said it besides. */
const workOfSaying = work.extend({
  author: z.strictObject({ '@type': z.enum(['Person', 'Organization']), name: text }),
  // A day, a month or a year.
  datePublished: z.string().regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/),
});

/** A ClaimReview without its context: what Google's guide requires and recommends, all of it, and nothing else. */
export const claimReviewSchema = z.strictObject({
  '@type': z.literal('ClaimReview'),
  url: httpUrl,
  claimReviewed: text,
  author: z.strictObject({ '@type': z.literal('Organization'), name: z.literal('Plumbline'), url: httpUrl }),
  datePublished: time,
  dateModified: time,
  itemReviewed: z.strictObject({
    '@type': z.literal('Claim'),
    author: z.discriminatedUnion('@type', [
      organization.extend({ sameAs: httpUrl }),
      z.strictObject({
        '@type': z.literal('Person'),
        name: text,
        sameAs: httpUrl,
        jobTitle: text.optional(),
        affiliation: organization.optional(),
      }),
    ]),
    datePublished: z.iso.date(),
    // One of the claim’s own words, and one of each saying besides.
    appearance: z
      .union([work, workOfSaying, z.tuple([z.union([work, workOfSaying]), workOfSaying]).rest(workOfSaying)])
      .optional(),
  }),
  // A scale without a number on it says nothing.
  reviewRating: z.union([
    z.strictObject({
      '@type': z.literal('Rating'),
      ratingValue: z.int().min(1).max(5),
      bestRating: z.literal(5),
      worstRating: z.literal(1),
      alternateName: text,
      ratingExplanation: text,
    }),
    z.strictObject({ '@type': z.literal('Rating'), alternateName: text, ratingExplanation: text }),
  ]),
});

/** What a feed says of a review that is no more. */
const deletedSchema = z.strictObject({
  '@type': z.literal('DataFeedItem'),
  dateDeleted: time,
  item: z.strictObject({ '@type': z.literal('ClaimReview'), url: httpUrl }),
});

/** The ClaimReview of a page, which begins a document. */
export const pageReviewSchema = claimReviewSchema.extend({ '@context': z.literal('https://schema.org') });

export const dataFeedSchema = z.strictObject({
  '@context': z.literal('https://schema.org'),
  '@type': z.literal('DataFeed'),
  name: text,
  url: httpUrl,
  dateModified: time.optional(),
  hasPart: z.strictObject({ '@type': z.literal('DataFeed'), url: httpUrl }).optional(),
  dataFeedElement: z.array(
    z.union([
      z.strictObject({
        '@type': z.literal('DataFeedItem'),
        dateCreated: time,
        dateModified: time,
        item: claimReviewSchema,
      }),
      deletedSchema,
    ]),
  ),
});

/** A claim that was withdrawn, which JSON Feed has no element for: an item that says so. */
const withdrawnItem = z.strictObject({
  id: text,
  url: httpUrl,
  title: text,
  content_text: text,
  date_modified: time,
  tags: z.tuple([z.literal('Withdrawn')]),
});

/** JSON Feed 1.1 (jsonfeed.org/version/1.1). */
export const jsonFeedSchema = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: text,
  description: text,
  home_page_url: httpUrl,
  feed_url: httpUrl,
  next_url: z.url().optional(),
  language: z.literal('en-GB'),
  authors: z.array(z.strictObject({ name: text, url: httpUrl })).min(1),
  items: z.array(
    z.union([
      z.strictObject({
        id: text,
        url: httpUrl,
        title: text,
        content_html: text,
        summary: text,
        date_published: time,
        date_modified: time,
        tags: z.array(text),
      }),
      withdrawnItem,
    ]),
  ),
});

const about = {
  version: z.literal('1.0'),
  title: text,
  author_name: text,
  author_url: httpUrl.optional(),
  provider_name: z.literal('Plumbline'),
  provider_url: httpUrl,
  cache_age: z.int().positive(),
};

const picture = {
  thumbnail_url: httpUrl,
  thumbnail_width: z.literal(1200),
  thumbnail_height: z.literal(630),
};

const rich = {
  type: z.literal('rich'),
  ...about,
  html: text,
  width: z.int().min(200),
  height: z.int().min(200),
};

/** oEmbed 1.0 (oembed.com, section 2.3): what a picture needs is all there, or none of it. */
export const oembedSchema = z.union([
  z.strictObject({ ...rich, ...picture }),
  z.strictObject(rich),
  z.strictObject({ type: z.literal('link'), ...about }),
]);
