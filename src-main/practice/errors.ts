/** An error WAHA answers on purpose: this status with this body, nothing added. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly status: number;
  readonly body: object;

  constructor(status: number, body: object) {
    super(`HTTP ${status}`);
    this.status = status;
    this.body = body;
  }
}

/** An error an engine throws; WAHA's exception filter turns it into a 500 that shows `fields` and the stack. */
export class EngineError extends Error {
  override readonly name: string;
  readonly fields: Readonly<Record<string, unknown>>;

  constructor(message: string, fields: Readonly<Record<string, unknown>> = {}, name = 'Error') {
    super(message);
    this.name = name;
    this.fields = fields;
  }
}

export function badRequest(message: string | string[]): HttpError {
  return new HttpError(400, { message, error: 'Bad Request', statusCode: 400 });
}

export function unauthorized(): HttpError {
  return new HttpError(401, { message: 'Unauthorized', statusCode: 401 });
}

export function notFound(message: string): HttpError {
  return new HttpError(404, { message, error: 'Not Found', statusCode: 404 });
}

export function unprocessable(message: string): HttpError {
  return new HttpError(422, { message, error: 'Unprocessable Entity', statusCode: 422 });
}

export function sessionNotFound(): HttpError {
  return notFound('Session not found');
}

/** Unlike all others this body has no `statusCode`: WAHA throws a bare object here. */
export function sessionDoesNotExist(session: string): HttpError {
  return new HttpError(422, { error: `Session "${session}" does not exist`, session });
}

export function statusNotAsExpected(session: string, status: string, expected: readonly string[]): HttpError {
  const error = 'Session status is not as expected. Try again later or restart the session';
  return new HttpError(422, { error, session, status, expected });
}

export function notImplementedByEngine(engine: string): HttpError {
  const message = `The method is not implemented by '${engine}' engine. Check the docs and try another engine: https://waha.devlike.pro/`;
  return new HttpError(501, { message, error: 'Not Implemented', statusCode: 501 });
}

/** A WAHA before 2026.6 sends files for its paying users only. */
export function onlyInPlus(engine: string): HttpError {
  return unprocessable(
    `The feature is available only in Plus version for '${engine}' engine. Check this out: https://waha.devlike.pro/`,
  );
}

/** An error of Baileys, the library below NOWEB. `data` is WhatsApp's code, null when the connection failed. */
export function baileysError(message: string, data: number | null = null): EngineError {
  return new EngineError(message, { data, isBoom: true, isServer: false, output: {} });
}

/** An error of the gRPC service below GOWS. */
export function gowsError(details: string): EngineError {
  return new EngineError(`2 UNKNOWN: ${details}`, { code: 2, details, metadata: {} });
}

/** What JavaScript says when WAHA reads a property of a field the caller left out. */
export function undefinedRead(property: string): EngineError {
  return new EngineError(`Cannot read properties of undefined (reading '${property}')`, {}, 'TypeError');
}
