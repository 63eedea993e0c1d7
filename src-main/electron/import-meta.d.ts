/** What the build puts in the place of a call. */
interface ImportMeta {
  glob<T>(
    pattern: string,
    options: { readonly eager: true; readonly query: '?inline'; readonly import: 'default' },
  ): Readonly<Record<string, T | undefined>>;
}
