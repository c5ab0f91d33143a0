/** A picture that Slack can show: a file uploaded to it before and ready, or an address that it can fetch (https). */
export type SlackImage =
  | { readonly kind: 'file'; readonly id: string }
  | { readonly kind: 'url'; readonly url: string };
