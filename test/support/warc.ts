/** Records of WARC files, made by hand. */

/** A record of such headers, and what it holds. */
export const record = (headers: readonly string[], content: Uint8Array | string): Buffer => {
  const body = Buffer.from(content as string);
  const head = ['WARC/1.0', ...headers, `Content-Length: ${body.length}`, '', ''].join('\r\n');
  return Buffer.concat([Buffer.from(head), body, Buffer.from('\r\n\r\n')]);
};

/** The answer of a server, as a crawler keeps it. */
export const response = (headers: readonly string[], body: Uint8Array | string, status = '200 OK'): Buffer =>
  record(
    [
      'WARC-Type: response',
      'WARC-Target-URI: https://post.example/ferry',
      'WARC-Date: 2025-03-04T08:00:00Z',
      'Content-Type: application/http; msgtype=response',
    ],
    Buffer.concat([Buffer.from([`HTTP/1.1 ${status}`, ...headers, '', ''].join('\r\n')), Buffer.from(body as string)]),
  );
