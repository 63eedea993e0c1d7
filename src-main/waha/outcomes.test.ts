import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HttpFailure } from './http.ts';
import { sendOutcomeOf } from './outcomes.ts';

function outcome(status: number, body?: unknown) {
  return sendOutcomeOf({ kind: 'answer', status, body });
}

/** What WAHA answers when its engine throws: the request is repeated in it. */
function thrown(exception: Record<string, unknown>, text = 'ciao') {
  return {
    statusCode: 500,
    exception: { name: 'Error', stack: 'Error: …', ...exception },
    request: { path: '/api/sendText', body: { session: 'main', chatId: '39333@c.us', text } },
  };
}

const unknown = (cause: string) => ({ kind: 'unknown', cause });

describe('what left', () => {
  it('is sent with a 201 and an id', () => {
    expect(outcome(201, { key: { id: '3EB0' } })).toEqual({ kind: 'sent', messageId: '3EB0' });
  });
});

describe('what surely did not leave', () => {
  it('was never written', () => {
    expect(sendOutcomeOf({ kind: 'failure', failure: 'NOT_WRITTEN' })).toEqual({ kind: 'notWritten' });
  });

  it.each([
    ['a session that is missing', 422, { error: 'Session "ghost" does not exist', session: 'ghost' }],
    [
      'a session that is not WORKING',
      422,
      {
        error: 'Session status is not as expected. Try again later',
        session: 'main',
        status: 'SCAN_QR_CODE',
      },
    ],
    ['a session that is missing, as a 404', 404, { message: 'Session not found', statusCode: 404 }],
    ['an old WAHA with one session', 422, { message: "WAHA Core support only 'default' session. You tried" }],
  ])('%s is not ready', (_, status, body) => {
    expect(outcome(status, body)).toEqual({ kind: 'sessionNotReady' });
  });

  it('a file to a WAHA that sends none is not supported', () => {
    const message =
      "The feature is available only in Plus version for 'NOWEB' engine. Check this out: https://waha.devlike.pro/";
    expect(outcome(422, { message, error: 'Unprocessable Entity', statusCode: 422 })).toEqual({
      kind: 'filesNotSupported',
    });
  });

  it.each([401, 403])('%i is a wrong key', (status) => {
    expect(outcome(status, { message: 'Unauthorized', statusCode: status })).toEqual({ kind: 'wrongKey' });
  });

  it.each([
    [429, undefined],
    [500, thrown({ message: 'rate-overlimit', data: 429 })],
    [500, thrown({ message: 'rate-overlimit' })],
    [500, thrown({ message: 'slow down', data: 429 })],
    [500, thrown({ message: 'slow down', code: '429' })],
  ])('too much at once (%i %j) is over the limit', (status, body) => {
    expect(outcome(status, body)).toEqual({ kind: 'overLimit' });
  });

  it.each([
    [{ message: '2 UNKNOWN: server returned error 463' }, null],
    [{ message: 'restricted', data: 463 }, null],
    [{ message: 'restricted', code: '463' }, null],
    [{ message: 'x', code: 463, timeEnforcementEnds: 1_795_372_256 }, 1_795_372_256_000],
    [{ message: 'x', code: 463, details: { until: '2026-11-22T18:30:56.000Z' } }, 1_795_372_256_000],
    [{ message: 'x', code: 463, error: { until: 1_795_372_256 } }, 1_795_372_256_000],
    [{ message: 'error 463', data: { until: 1_795_372_256 } }, 1_795_372_256_000],
    [{ message: 'x', code: 463, details: { until: 'soon' } }, null],
  ])('463 (%j) restricts new chats until %s', (exception, until) => {
    expect(outcome(500, thrown(exception))).toEqual({ kind: 'newChatsRestricted', until });
  });

  it.each(['2 UNKNOWN: no LID found for 39333@s.whatsapp.net from server', 'No LID for user'])(
    '"%s" is not on WhatsApp',
    (message) => {
      expect(outcome(500, thrown({ message }))).toEqual({ kind: 'notOnWhatsApp' });
    },
  );

  it.each([
    [400, { message: 'Session name is required', statusCode: 400 }],
    [400, { message: ['several', 'reasons'] }],
    [404, { message: 'Cannot POST /api/sendText', statusCode: 404 }],
    [413, undefined],
  ])('%i %j is rejected', (httpStatus, body) => {
    expect(outcome(httpStatus, body)).toEqual({ kind: 'rejected', httpStatus });
  });
});

describe('what may have left', () => {
  it.each<HttpFailure>(['TIMEOUT', 'RESET', 'BAD_ANSWER', 'TOO_LARGE'])('a %s after writing', (failure) => {
    expect(sendOutcomeOf({ kind: 'failure', failure })).toEqual(unknown(failure));
  });

  it.each([
    [201, undefined],
    [201, { status: 'PENDING' }],
    [201, '<html>'],
    [200, { key: { id: '3EB0' } }],
    [204, undefined],
    [302, undefined],
    [307, { key: { id: '3EB0' } }],
  ])('%i %j cannot be read', (status, body) => {
    expect(outcome(status, body)).toEqual(unknown('BAD_ANSWER'));
  });

  it.each([
    [500, thrown({ message: 'Timed Out', data: null })],
    [500, thrown({ message: 'Connection Closed' })],
    [500, { message: 'Internal server error' }],
    [500, '<html>'],
    [501, { message: 'not implemented' }],
    [502, undefined],
    [503, undefined],
    [504, undefined],
    [408, undefined],
  ])('%i %j tells nothing', (status, body) => {
    expect(outcome(status, body)).toEqual(unknown('SERVER_ERROR'));
  });

  it.each(['error 463', 'rate-overlimit', 'No LID for user', "only 'default' session"])(
    'a guest called "%s" changes nothing: the repeated request is not read',
    (text) => {
      expect(outcome(500, thrown({ message: 'Timed Out' }, text))).toEqual(unknown('SERVER_ERROR'));
    },
  );

  it('phone numbers that hold 463 or 429 are no codes', () => {
    const message = 'Timed Out for 39463429@s.whatsapp.net, error 4630';
    expect(outcome(500, thrown({ message }))).toEqual(unknown('SERVER_ERROR'));
  });
});

describe('any answer at all', () => {
  it('has an outcome, and 5xx without a known exception is never a definite no', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 599 }), fc.jsonValue(), (status, body) => {
        const { kind } = outcome(status, body);
        if (status >= 500 || status < 400) expect(['sent', 'unknown']).toContain(kind);
        if (status >= 400) expect(kind).not.toBe('sent');
        outcome(status, { message: body, error: body, session: body, exception: body });
        outcome(status, { exception: { message: body, code: body, data: body, error: body, details: body } });
      }),
    );
  });
});
