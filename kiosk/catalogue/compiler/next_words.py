"""What the next-word machine has read, counted: which word follows the last two, the last one, or begins a sentence.

It reads two texts that are ours: the lessons, and a book of tales
(``tales.<locale>.md``). With each count go the first places where it was read.
"""

import json
import re

from kiosk.catalogue.folding import MARKS

TOKEN = re.compile(rf"\w[\w{MARKS}'’-]*|[.,;:?!…،؛؟]")  # Arabic vowel signs stand within words
MOST_PLACES = 3
MOST_NEXT = 12  # likely words that are kept for one beginning
SENTENCE = re.compile(r"(?<=[.!?…؟])\s+")


def read_texts(bound, folder):
    """Return {text: [(place, sentence)]} of what the machine reads in one language; a place is a lesson or a tale."""
    lessons = []
    for slug, lesson in bound.lessons.items():
        said = [bound.spoken[id] for step in lesson["steps"] for id in step["says"] if id in bound.spoken]
        lessons += [(slug, one) for lang, text in said if lang == bound.locale for one in SENTENCE.split(text)]
    return {"lessons": list(dict.fromkeys(lessons)), "tales": _tales(folder / f"tales.{bound.locale}.md")}


def _tales(file):
    if not file.exists():
        return []
    found, tale = [], ""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            tale = line[3:].strip()
        elif line.strip() and not line.startswith("#"):
            found += [(tale, one.strip()) for one in SENTENCE.split(line.strip())]
    return found


def tokens(sentence):
    """Return the words and signs of ``sentence``.

    >>> tokens("You can stop, and ask.")
    ['You', 'can', 'stop', ',', 'and', 'ask', '.']
    >>> tokens("قليلًا.")
    ['قليلًا', '.']
    """
    return TOKEN.findall(sentence)


def count_words(sentences):
    """Return {beginning: [[word, times, [numbers of sentences]]]}, most frequent first; "" begins a sentence."""
    found = {}
    for number, (_, sentence) in enumerate(sentences):
        before, last = "", ""
        for word in tokens(sentence):
            contexts = (before, last) if before else (last,)
            for context in contexts:
                _count(found.setdefault(context, {}), word, number)
            before, last = (f"{last} {word}" if last else ""), word
    return {context: _ordered(words) for context, words in found.items()}


def _count(words, word, number):
    row = words.get(word)
    if row is None:
        words[word] = [word, 1, [number]]
        return
    row[1] += 1
    if len(row[2]) < MOST_PLACES and row[2][-1] != number:
        row[2].append(number)


def _ordered(words):
    rows = list(words.values())
    if len(rows) > 1:
        rows.sort(key=lambda row: (-row[1], row[0]))
    return rows[:MOST_NEXT]


def rows_of(bound, folder):
    """Return (rows of beginnings, rows of passages) for one language."""
    beginnings, passages = [], []
    for text, sentences in read_texts(bound, folder).items():
        passages += [(bound.locale, text, number, *one) for number, one in enumerate(sentences)]
        for context, words in count_words(sentences).items():
            beginnings.append((bound.locale, text, context, json.dumps(words, ensure_ascii=False)))
    return beginnings, passages
