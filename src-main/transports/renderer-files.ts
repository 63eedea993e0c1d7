import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** A file of the built window, ready to be answered by whatever serves it. */
export interface RendererFile {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

const contentTypes: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json'],
  ['.map', 'application/json'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
  ['.woff', 'font/woff'],
  ['.txt', 'text/plain; charset=utf-8'],
]);

/** What the page gets the nonce by: `<meta name="csp-nonce" content="__CSP_NONCE__">` in index.html. */
const noncePlaceholder = '__CSP_NONCE__';

// Plain names only: no percent signs, no backslashes, no empty names, none that begins with a dot.
const servedPath = /^(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/;
const hashedAsset = /^\/assets\/.+-[A-Za-z0-9_-]{8,}\.\w+$/;

/**
 * The file behind a URL's path (as sent, not decoded) below the folder of the built window; null when there is none.
 * Nothing outside the folder can be read, through a link neither. `newNonce` is called once for each index.html.
 */
export async function readRendererFile(
  directory: string,
  urlPath: string,
  newNonce: () => string,
): Promise<RendererFile | null> {
  const path = urlPath === '/' ? '/index.html' : urlPath;
  if (!servedPath.test(path)) return null;
  const file = await locate(directory, path);
  if (file === null) return null;
  return path === '/index.html'
    ? indexPage(await readFile(file, 'utf8'), newNonce())
    : asset(path, await readFile(file));
}

async function locate(directory: string, path: string): Promise<string | null> {
  try {
    const root = await realpath(directory);
    const file = await realpath(join(root, path));
    return file.startsWith(root + sep) && (await stat(file)).isFile() ? file : null;
  } catch {
    return null;
  }
}

function indexPage(html: string, nonce: string): RendererFile {
  return {
    headers: {
      ...headersOfAll('.html'),
      'cache-control': 'no-store',
      'content-security-policy': contentSecurityPolicy(nonce),
    },
    body: new TextEncoder().encode(html.replaceAll(noncePlaceholder, nonce)),
  };
}

function asset(path: string, body: Uint8Array<ArrayBuffer>): RendererFile {
  // The name of a hashed file changes with its content.
  const cacheControl = hashedAsset.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
  return { headers: { ...headersOfAll(extname(path)), 'cache-control': cacheControl }, body };
}

function headersOfAll(extension: string): Record<string, string> {
  return {
    'content-type': contentTypes.get(extension) ?? 'application/octet-stream',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
}

function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    // React sets style attributes through the CSSOM, which needs no permission; Mantine's style tags carry the nonce.
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    // No text becomes markup or a script, but through the one policy in src-renderer/trusted-types.ts.
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
}
