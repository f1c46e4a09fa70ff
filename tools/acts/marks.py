#!/usr/bin/env python3
"""Writes assets/acts/marks.yaml: how often a Vietnamese syllable, and a pair of neighbours, stands in the texts of
this repository (scenes, questions, screens, the training replies, the lexicon itself). The coder of replies uses it
to read words typed without marks.

    tools/acts/marks.py FILE...  > assets/acts/marks.yaml
"""

import collections
import json
import re
import sys
import unicodedata

WORD = re.compile(r"[^\W\d_]+")
SENTENCE = re.compile(r"[.!?…;:\n\"“”()\[\]{}|]+")
MOST = 1000  # words behind one word
MARKED = re.compile(r"[àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ]")


def texts_of(name):
    with open(name, encoding="utf-8") as lines:
        for line in lines:
            if name.endswith(".jsonl"):
                row = json.loads(line)
                yield row["reply"]
                yield row.get("customer", "")
            elif name.endswith(".txt"):  # training sentences: acts | sentence
                yield line.partition(" | ")[2]
            elif name.startswith("assets/acts/"):  # patterns: neighbours only where nothing may stand between
                yield re.sub(r"[@%!#^$]\S*|\.\.+|\?", "\n", line)
            else:
                yield line


def sentences_of(text, shorthand):
    text = unicodedata.normalize("NFC", text).lower()
    for sentence in SENTENCE.split(text):
        words = []
        for word in WORD.findall(sentence):
            words += shorthand.get(word, word).split()
        marked = sum(1 for word in words if MARKED.search(word))
        if len(words) >= 2 and marked * 2 >= len(words):
            yield words


def shorthand_of(name):
    """Shorthand with one reading, so that chat teaches the same words as letters do."""
    out = {}
    for line in open(name, encoding="utf-8"):
        if line.startswith("after_number:"):
            break
        entry = re.match(r"  (\S+): ([^|]+)$", line.rstrip())
        if entry:
            out[entry.group(1)] = entry.group(2)
    return out


def main():
    words = collections.Counter()
    pairs = collections.defaultdict(collections.Counter)
    shorthand = shorthand_of("assets/acts/words.yaml")
    for name in sys.argv[1:]:
        for text in texts_of(name):
            for sentence in sentences_of(text, shorthand):
                for before, word in zip(["^"] + sentence, sentence):
                    words[word] += 1
                    pairs[before][word] += 1
                words["^"] += 1
    print("# Written by tools/acts/marks.py: how often a word was seen, then the words behind it and how often.")
    print("acts_marks: 1\nwords:")
    for word in sorted(words):
        behind = sorted(pairs[word].items(), key=lambda pair: (-pair[1], pair[0]))[:MOST]
        print(f'  "{word}": "' + " ".join([str(words[word])] + [f"{other} {n}" for other, n in behind]) + '"')


if __name__ == "__main__":
    main()
