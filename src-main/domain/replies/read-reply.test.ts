import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../testing/property-runs.ts';
import { readReply } from './read-reply.ts';
import { corpora, countsTold, readLines, told } from './testing/corpus.ts';

const all = corpora.flatMap(readLines);
const read = (text: string, guests = 0) => readReply(text, { guests });

describe('reading the corpus', () => {
  it('is of more than 500 replies, each once', () => {
    expect(all.length).toBeGreaterThan(500);
    expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
  });

  it('never reads a no as a yes, not even as a likely one', () => {
    const wrong = all.filter(
      ({ expected, reading }) => expected.startsWith('no') && reading.rsvp === 'COMING',
    );
    expect(wrong.filter(({ expected }) => expected !== 'none').map(({ text }) => text)).toEqual([]);
  });

  it('never reads a yes as a no', () => {
    const wrong = all.filter(
      ({ expected, reading }) => expected.startsWith('yes') && reading.rsvp === 'NOT_COMING',
    );
    expect(wrong.map(({ text }) => text)).toEqual([]);
  });

  it('hears every stop for certain, and none where nobody said it', () => {
    const missed = all.filter(({ expected, reading }) => expected === 'stop' && told(reading) !== 'stop');
    const invented = all.filter(
      ({ expected, reading }) => !expected.startsWith('stop') && reading.stop === true,
    );
    expect([missed, invented].map((lines) => lines.map(({ text }) => text))).toEqual([[], []]);
  });

  it('lets nobody opt out by itself but who says stop and nothing else', () => {
    const alone = all.filter(({ reading }) => reading.why === 'STOP_WORD');
    expect(alone.filter(({ expected }) => expected !== 'stop').map(({ text }) => text)).toEqual([]);
    const plain = ['STOP', 'BASTA', 'CANCELLAMI', 'Per favore non scrivetemi più', 'Unsubscribe please'];
    expect(alone.map(({ text }) => text)).toEqual(expect.arrayContaining(plain));
    for (const more of [
      'Leave me alone',
      'Cancella il mio contatto',
      'Non vengo e non scrivetemi più',
      'Stop?',
    ])
      expect(read(more), more).toMatchObject({ stop: true, why: expect.not.stringMatching('STOP_WORD') });
  });

  it('leaves what a person has to look at to a person, in all that the rules were made with', () => {
    const lines = (['italian', 'english', 'mixed'] as const).flatMap(readLines);
    const decided = lines.filter(
      ({ expected, reading }) =>
        expected.endsWith('?') && reading.confidence === 'clear' && reading.why !== 'THANKS',
    );
    expect(decided.map(({ text }) => text)).toEqual([]);
  });

  it('counts no other people than are told, where it is sure of the answer', () => {
    const wrong = all.filter(({ counts, reading }) => {
      const read = countsTold(reading);
      return told(reading) === 'yes' && (counts === null ? false : read !== counts);
    });
    expect(wrong.map(({ text, reading }) => [text, countsTold(reading)])).toEqual([]);
  });

  it('keeps what is said about food, and nothing where nothing is', () => {
    const wrong = all.filter(({ diet, reading }) => diet !== (reading.note !== undefined));
    expect(wrong.map(({ text }) => text)).toEqual([]);
  });
});

describe('reading a reply', () => {
  it('takes a double negation for what it means', () => {
    expect(read('Non mancheremo!')).toEqual({ rsvp: 'COMING', confidence: 'clear', why: 'SAID' });
    expect(read('non possiamo mancare')).toMatchObject({ rsvp: 'COMING', confidence: 'clear' });
    expect(read("no problem, we'll be there")).toMatchObject({ rsvp: 'COMING', confidence: 'clear' });
    expect(read('Mancheremo')).toMatchObject({ rsvp: 'NOT_COMING', confidence: 'clear' });
  });

  it('counts adults and children apart where they are told apart', () => {
    expect(read('ci saremo in 4 + 2 bimbi')).toMatchObject({ adults: 4, children: 2, confidence: 'clear' });
    expect(read('siamo in 4, di cui 2 bambini')).toMatchObject({ adults: 2, children: 2 });
    expect(read('Ci saremo in 4 con 2 bimbi')).toMatchObject({ rsvp: 'COMING', confidence: 'unclear' });
    expect(read('Ci saremo tutti', 5)).toMatchObject({ rsvp: 'COMING', total: 5 });
    expect(read('Ci saremo alle 4 del 12 giugno')).toEqual({
      rsvp: 'COMING',
      confidence: 'clear',
      why: 'SAID',
    });
  });

  it('is sure of nothing in emoji, in both at once, and in what is too long to be read whole', () => {
    expect(read('👍')).toEqual({ confidence: 'unclear', why: 'EMOJI' });
    expect(read('')).toEqual({ confidence: 'unclear', why: 'UNKNOWN_WORDS' });
    expect(read('Sì... anzi no, non riusciamo')).toEqual({ confidence: 'unclear', why: 'CONTRADICTORY' });
    expect(read(`Ci saremo! ${'bla '.repeat(20_000)} ma non veniamo`)).toEqual({
      rsvp: 'COMING',
      confidence: 'unclear',
      why: 'TOO_LONG',
    });
  });

  it('says when there is a question beside the answer', () => {
    expect(read('Ci saremo! A che ora inizia?')).toMatchObject({
      rsvp: 'COMING',
      confidence: 'clear',
      asks: true,
    });
    expect(read('A che ora?')).toEqual({ confidence: 'unclear', why: 'QUESTION', asks: true });
  });

  it('reads any text to an end, the same each time, and of a long one only its beginning', () => {
    const word = fc.constantFrom(
      ...[
        'non',
        'no',
        'si',
        'sì',
        'veniamo',
        'ci',
        'saremo',
        'stop',
        'piu',
        'forse',
        'in',
        '4',
        '+',
        'bimbi',
        '?',
        '!',
      ],
      ...[
        'cannot',
        'come',
        'be there',
        'riusciamo',
        'a',
        '👍',
        '\ud800',
        'İ',
        'ﬁ',
        '’',
        '\u0000',
        '~',
        'aaaaa',
        ',',
        '\n',
      ],
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(word, { maxLength: 60 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, fc.nat(20), (reply, guests) => {
        const reading = read(reply, guests);
        expect(read(reply, guests)).toEqual(reading);
        expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
        const padded = read(reply.padEnd(4_000, ' ') + 'stop non veniamo '.repeat(4_000), guests);
        expect(padded.rsvp).toBe(reading.rsvp);
        expect(padded.stop).toBe(reading.stop);
        expect(padded.confidence === 'clear' && padded.rsvp !== undefined).toBe(false);
      }),
      { numRuns: propertyRuns(100) },
    );
  });

  it.each(['non ', 'no ', 'si', 'se riesco a ', 'stop grazie ', 'in 4 ', 'ok', '((', 'e e e ', '1 o 2 '])(
    'reads 65,000 characters of %j as it reads 4,000',
    (piece) => {
      const long = piece.repeat(Math.ceil(65_000 / piece.length));
      expect(read(long).rsvp).toEqual(read(long.slice(0, 4_000)).rsvp);
    },
  );
});
