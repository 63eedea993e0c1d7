/** `http://127.0.0.1:3000/` as «127.0.0.1:3000»; with its scheme when it is not plain http. */
export function hostOf(url: string): string {
  return url.replace(/^http:\/\//, '').replace(/\/$/, '');
}
