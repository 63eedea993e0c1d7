"""Ties our invitation links to real Django (3.2 or later): makes and checks the committed vectors, and answers tests.

    django-vectors.py make    write src-main/domain/links/django-vectors.json
    django-vectors.py check   exit 1 unless this Django makes and reads the committed vectors in the same way
    django-vectors.py dumps   [{payload, secret, signedAt}] on stdin -> [token] on stdout
    django-vectors.py loads   [{token, secret}] on stdin -> [payload, or null when refused] on stdout
"""
import json
import pathlib
import sys
from unittest import mock

from django.conf import settings
from django.core import signing

SALT = "invita.invitation"
VECTORS = pathlib.Path(__file__).resolve().parent.parent / "src-main/domain/links/django-vectors.json"

UUID_EVENT = "4b1f6a52-7c0e-4f0a-9a56-0d8c1f7e2b33"
UUID_HOUSEHOLD = "c9a7f1d0-52de-4a57-8d0b-6e2f9b8a4c11"
OURS = "q3N8Zk0f1vYt7LwXh2sRb6UeJc9oMdPaGi4CTyKxV5E"
PREVIOUS = "Zb1r9TqLwYx4u0KcVh7sEoNgJ2mPdAf8GiR6tXkCv3M"
NOW = 1_812_283_200  # 2027-06-06


def payload(event, household, version):
    return {"e": event, "h": household, "v": version}


ACCEPTED = [
    ("ids as the app makes them", payload(UUID_EVENT, UUID_HOUSEHOLD, 1), OURS, NOW),
    ("the same household, revoked once", payload(UUID_EVENT, UUID_HOUSEHOLD, 2), OURS, NOW),
    ("the same link, one second later", payload(UUID_EVENT, UUID_HOUSEHOLD, 1), OURS, NOW + 1),
    ("the previous secret", payload(UUID_EVENT, UUID_HOUSEHOLD, 1), PREVIOUS, NOW),
    ("shortest ids", payload("a", "b", 1), OURS, NOW),
    ("payload one byte longer", payload("a", "bb", 1), OURS, NOW),
    ("payload two bytes longer", payload("a", "bbb", 1), OURS, NOW),
    ("longest ids", payload("E" * 64, "h" * 64, 1), OURS, NOW),
    ("every kind of id character", payload("AZaz09_-", "-_-_-", 1), OURS, NOW),
    ("ids of digits", payload("1", "17", 1), OURS, NOW),
    ("ids that JavaScript treats specially", payload("__proto__", "constructor", 1), OURS, NOW),
    ("version of two digits", payload("wedding", "rossi", 10), OURS, NOW),
    ("version beyond 32 bits", payload("wedding", "rossi", 2**32 + 1), OURS, NOW),
    ("largest safe version", payload("wedding", "rossi", 2**53 - 1), OURS, NOW),
    ("signed at the epoch", payload("wedding", "rossi", 1), OURS, 0),
    ("last timestamp of one digit", payload("wedding", "rossi", 1), OURS, 61),
    ("first timestamp of two digits", payload("wedding", "rossi", 1), OURS, 62),
    ("last second of 32 signed bits", payload("wedding", "rossi", 1), OURS, 2**31 - 1),
    ("beyond 32 unsigned bits", payload("wedding", "rossi", 1), OURS, 2**32),
    ("the year 9999", payload("wedding", "rossi", 1), OURS, 253_402_300_799),
    ("shortest secret", payload("wedding", "rossi", 1), "0123456789abcdefghijklmnopqrstuv", NOW),
    ("secret with spaces and quotes", payload("wedding", "rossi", 1), " it's a \"long\" \\ secret, with  spaces ", NOW),
    ("secret with accents", payload("wedding", "rossi", 1), "perché così è più lungo di città e virtù", NOW),
    ("secret with combining accents", payload("wedding", "rossi", 1), "perche\u0301 cosi\u0300 e\u0300 piu\u0300 lungo di citta\u0300", NOW),
    ("secret outside the basic plane", payload("wedding", "rossi", 1), "\U0001f48d\U0001f382" * 16, NOW),
    ("secret longer than a hash block", payload("wedding", "rossi", 1), "x9" * 500, NOW),
    ("secret with tab and line break", payload("wedding", "rossi", 1), "first line of the text\tand\nsecond line", NOW),
]


def signer(**options):
    return signing.TimestampSigner(**{"key": OURS, "salt": SALT, **options})


def refused():
    """What Django can make, and we must not take: (name, token, our reason)."""
    good = payload("wedding", "rossi", 1)
    yield "another salt", signing.dumps(good, key=OURS, salt="another.salt"), "BAD_SIGNATURE"
    yield "another secret", signing.dumps(good, key=PREVIOUS, salt=SALT), "BAD_SIGNATURE"
    yield "SHA-1 of old Django", signer(algorithm="sha1").sign_object(good), "MALFORMED"
    yield "SHA-512", signer(algorithm="sha512").sign_object(good), "MALFORMED"
    yield "compressed", signing.dumps(["zip"] * 500, key=OURS, salt=SALT, compress=True), "MALFORMED"
    yield "without a time", signing.Signer(key=OURS, salt=SALT).sign("eyJlIjoid2VkZGluZyJ9"), "MALFORMED"
    for name, other in (
        ("a list", ["wedding", "rossi", 1]),
        ("null", None),
        ("a text", "wedding"),
        ("no version", {"e": "wedding", "h": "rossi"}),
        ("a field too many", {**good, "admin": True}),
        ("an id that is a number", payload(1, "rossi", 1)),
        ("an empty id", payload("", "rossi", 1)),
        ("an id of 65 characters", payload("wedding", "r" * 65, 1)),
        ("an id with a space", payload("wedding", "famiglia rossi", 1)),
        ("an id with an accent", payload("wedding", "nicolò", 1)),
        ("version zero", payload("wedding", "rossi", 0)),
        ("a negative version", payload("wedding", "rossi", -1)),
        ("a version that is a text", payload("wedding", "rossi", "1")),
        ("a broken version", payload("wedding", "rossi", 1.5)),
        ("a version that is true", payload("wedding", "rossi", True)),
        ("a version that no double holds", payload("wedding", "rossi", 2**53)),
    ):
        yield "payload: " + name, signing.dumps(other, key=OURS, salt=SALT), "BAD_PAYLOAD"
    yield "not JSON", signer().sign("bm90IEpTT04"), "BAD_PAYLOAD"


def at(seconds):
    return mock.patch("django.core.signing.time.time", return_value=seconds)


def dumps(data, secret, signed_at):
    with at(signed_at):
        return signing.dumps(data, key=secret, salt=SALT)


def loads(token, secret):
    try:
        return signing.loads(token, key=secret, salt=SALT)
    except Exception:  # a tampered token may also break base64, JSON or UTF-8 on its way
        return None


def vectors():
    with at(NOW):
        made = list(refused())
    return {
        "salt": SALT,
        "accepted": [
            {"name": n, "payload": p, "secret": s, "signedAt": t, "token": dumps(p, s, t)} for n, p, s, t in ACCEPTED
        ],
        "refused": [{"name": n, "secret": OURS, "token": token, "reason": reason} for n, token, reason in made],
    }


def main(verb):
    settings.configure()
    if verb == "make":
        VECTORS.write_text(json.dumps(vectors(), indent=2) + "\n", encoding="ascii")
    elif verb == "check":
        committed = json.loads(VECTORS.read_text(encoding="ascii"))
        unread = [v["name"] for v in committed["accepted"] if loads(v["token"], v["secret"]) != v["payload"]]
        if committed != vectors() or unread:
            sys.exit("the vectors differ from what this Django makes or reads " + ", ".join(unread))
    elif verb == "dumps":
        print(json.dumps([dumps(v["payload"], v["secret"], v["signedAt"]) for v in json.load(sys.stdin)]))
    elif verb == "loads":
        print(json.dumps([loads(v["token"], v["secret"]) for v in json.load(sys.stdin)]))
    else:
        sys.exit(__doc__)


main(sys.argv[1] if len(sys.argv) > 1 else "")
