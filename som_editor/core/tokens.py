"""Words, spaces and punctuation as the comparison sees them, and when texts match."""

import re
import unicodedata

_TOKEN = re.compile(
    r"""
    [^\W\d_]++(?=[\s,]|\Z)                                  # most words, found at once
  | \s+
  | (?:https?://|www\.)[^\s<>"'‘’“”]*[^\s<>"'‘’“”.,;:!?)]   # an address, without the stop behind it
  | (?:[\w-]{1,63}\.){1,6}(?:nl|be|eu|com|org|net)\b(?![\w@+\u0300-\u036f-]|\.\w)  # cnv.nl/a
      (?:/[^\s<>"'‘’“”]*[^\s<>"'‘’“”.,;:!?)])?
  | [\w.+-]{1,64}+@[\w-]+(?:\.[\w-]+)+[\w\u0300-\u036f]*  # an e-mail address
  | \d+(?:[-./:,]\d+)+[\w\u0300-\u036f]*                   # a date, time, amount or 1.6a
  | (?:[^\W\d_]\.){2,}(?:[^\W\d_](?![\w\u0300-\u036f]))?   # m.n. · d.w.z. · a.u.b
  | ['’][stnmr](?![\w\u0300-\u036f])(?:-\w[\w\u0300-\u036f]*)?  # ’s morgens · ’s-Gravenhage
  | (?:\w[\u0300-\u036f\u00ad\u200b-\u200d\u2060]*)+        # privé-mening · pabo's
      (?:[-‐‑'’](?:\w[\u0300-\u036f\u00ad\u200b-\u200d\u2060]*)+)*
  | [^\w\s][\u0300-\u036f\ufe0f]*                           # one mark of punctuation
  | .
    """,
    re.VERBOSE | re.DOTALL,
)
FOLD = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
        "ĳ": "ij",
        "Ĳ": "IJ",
        "\u00ad": None,
        "\u200b": None,
    }
)
"""What looks the same to a reader, as one character or a few."""


def tokens(text: str) -> list[str]:
    """`text` cut into words, spaces and marks; concatenated they are `text` again.

    An address, a date, an abbreviation with stops, and a word with its hyphens and apostrophes are
    one token each, so that no difference ever cuts one.
    """
    return _TOKEN.findall(text)


def match_key(text: str) -> str:
    """The form under which two texts that differ only in looks are equal.

    Unicode composed, white space collapsed, quotes, dashes, ligatures and soft hyphens folded.
    """
    if not text.isascii() or "`" in text:
        text = unicodedata.normalize("NFC", text).translate(FOLD)
    return " ".join(text.split())


def words(text: str) -> list[str]:
    """The words of `text` in lower case, without spaces and punctuation, for measuring likeness."""
    return words_of_key(match_key(text))


def words_of_key(key: str) -> list[str]:
    """The same of a text that is its own key already."""
    result: list[str] = []
    for written in key.lower().split():
        if written.isalpha():
            result.append(written)
        else:
            result += filter(is_word, tokens(written))
    return result


def is_word(token: str) -> bool:
    """Whether `token` holds a letter or digit."""
    return token.isalnum() or (len(token) > 1 and any(map(str.isalnum, token)))
