#!/usr/bin/env python3
"""Teaches the net that hears typed replies (src/domain/reply_net.h). Needs Debian's python3-torch.

    train_net.py ROWS.jsonl NET.yaml ODDS.jsonl

ROWS is written by train_acts --words. ODDS gets, for every row of a part, the log-odds by a net that
learned from the other parts; NET the net that learned from all rows.
"""
import json
import multiprocessing
import random
import sys

import numpy
import torch
from torch import nn

WIDTH = 64
STATES = 64
ROUNDS = 16
BATCH = 96
FASTEST = 6e-3  # rate of learning at its highest
DECAY = 0.02
LOST_INPUT = 0.5  # shares that are left out while learning, against learning by heart
LOST_STATE = 0.4
NO_MARKS = 0.2  # shares of replies heard without marks, without punctuation
NO_PUNCTUATION = 0.35
LOST_WORD = 0.15  # shares of words heard as unknown ones, without their concepts
LOST_CONCEPTS = 0.1
LONGEST = 140
LEAST_SEEN = 2
UNIT = 0.005
SIGNS = ["comma", "stop", "question", "echo", "unknown"]
PUNCTUATION = [0, 1, 2]
PAD, OTHER = 0, 1


class Vocabulary:
    def __init__(self, rows):
        words, folds, concepts = {}, {}, set()
        for row in rows:
            for table, of in ((words, 0), (folds, 1)):
                for one in {word[of] for word in row["words"]}:
                    table[one] = table.get(one, 0) + 1
            concepts.update(c for word in row["words"] for c in word[2])
        self.words = {w: i + 2 for i, w in enumerate(sorted(w for w, n in words.items() if n >= LEAST_SEEN))}
        self.folds = {w: i + 2 for i, w in enumerate(sorted(w for w, n in folds.items() if n >= LEAST_SEEN))}
        self.concepts = {c: i + 1 for i, c in enumerate(sorted(concepts))}


class Rows:
    """Rows as numbers: of each word its row of marks, of folds, signs, concepts (0: none)."""

    def __init__(self, rows, vocabulary, acts):
        self.most = max((len(word[2]) for row in rows for word in row["words"]), default=1) or 1
        self.words = [self.numbers(row["words"][:LONGEST], vocabulary) for row in rows]
        self.labels = numpy.array([[a in row["acts"] for a in acts] for row in rows], dtype=numpy.float32)

    def numbers(self, words, vocabulary):
        out = numpy.zeros((max(len(words), 1), 2 + len(SIGNS) + self.most), dtype=numpy.int64)
        out[:, :2] = OTHER
        for at, (word, fold, concepts, signs) in enumerate(words):
            out[at, 0] = vocabulary.words.get(word, OTHER)
            out[at, 1] = vocabulary.folds.get(fold, OTHER)
            for sign in signs:
                out[at, 2 + SIGNS.index(sign)] = 1
            known = [vocabulary.concepts[c] for c in concepts if c in vocabulary.concepts]
            out[at, 2 + len(SIGNS) : 2 + len(SIGNS) + len(known)] = known
        return out

    def batch(self, which, chance=None):
        longest = max(len(self.words[i]) for i in which)
        out = numpy.zeros((len(which), longest, 2 + len(SIGNS) + self.most), dtype=numpy.int64)
        for at, i in enumerate(which):
            words = self.words[i] if chance is None else self.worsened(self.words[i], chance)
            out[at, : len(words)] = words
        return torch.from_numpy(out), torch.from_numpy(self.labels[which])

    @staticmethod
    def worsened(words, chance):
        words = words.copy()
        if chance.random() < NO_PUNCTUATION:
            for sign in PUNCTUATION:
                words[:, 2 + sign] = 0
        if chance.random() < NO_MARKS:
            words[:, 0] = OTHER
        lost = numpy.array([chance.random() < LOST_WORD for _ in words])
        words[lost, :2] = OTHER
        lost = numpy.array([chance.random() < LOST_CONCEPTS for _ in words])
        words[lost, 2 + len(SIGNS) :] = 0
        return words


class Net(nn.Module):
    def __init__(self, vocabulary, acts):
        super().__init__()
        self.words = nn.Embedding(len(vocabulary.words) + 2, WIDTH, padding_idx=PAD)
        self.folds = nn.Embedding(len(vocabulary.folds) + 2, WIDTH, padding_idx=PAD)
        self.concepts = nn.Embedding(len(vocabulary.concepts) + 1, WIDTH, padding_idx=0)
        self.signs = nn.Parameter(torch.randn(len(SIGNS), WIDTH) * 0.25)
        for table in (self.words, self.folds, self.concepts):
            table.weight.data *= 0.25
        self.forwards = nn.GRU(WIDTH, STATES, batch_first=True)
        self.backwards = nn.GRU(WIDTH, STATES, batch_first=True)
        self.at_word = nn.Linear(2 * STATES, acts)
        self.anywhere = nn.Linear(2 * STATES, acts, bias=False)
        self.at_word.bias.data -= 4.0  # most acts aren't performed
        self.lose_input = nn.Dropout(LOST_INPUT)
        self.lose_state = nn.Dropout(LOST_STATE)

    def forward(self, rows):
        there = rows[:, :, 1] > 0
        signs = rows[:, :, 2 : 2 + len(SIGNS)].float() @ self.signs
        concepts = self.concepts(rows[:, :, 2 + len(SIGNS) :]).sum(2)
        heard = self.words(rows[:, :, 0]) + self.folds(rows[:, :, 1]) + signs + concepts
        heard = self.lose_input(heard * there.unsqueeze(2))
        # from behind: each reply turned round by itself, so that what fills it up stays at the end
        turned = (there.sum(1, keepdim=True) - 1 - torch.arange(rows.shape[1]).unsqueeze(0)).clamp(min=0)
        turned = turned.unsqueeze(2)
        front = self.forwards(heard)[0]
        behind = self.backwards(heard.gather(1, turned.expand(-1, -1, WIDTH)))[0]
        behind = behind.gather(1, turned.expand(-1, -1, STATES))
        states = self.lose_state(torch.cat([front, behind], 2))
        local = self.at_word(states) - self.at_word.bias
        local = local.masked_fill(~there.unsqueeze(2), -30)
        largest = states.masked_fill(~there.unsqueeze(2), -2).max(1)[0]
        return torch.logsumexp(local * 2, 1) / 2 + self.anywhere(largest) + self.at_word.bias


def teach(rows, which, vocabulary, acts, seed):
    torch.manual_seed(seed)
    chance = random.Random(seed)
    net = Net(vocabulary, len(acts))
    steps = ROUNDS * ((len(which) + BATCH - 1) // BATCH)
    descent = torch.optim.AdamW(net.parameters(), lr=FASTEST, weight_decay=DECAY)
    rate = torch.optim.lr_scheduler.OneCycleLR(descent, FASTEST, total_steps=steps, pct_start=0.2)
    net.train()
    for _ in range(ROUNDS):
        # replies of one length together, a little shuffled, so that little is filled up
        order = sorted(which, key=lambda i: len(rows.words[i]) + chance.random() * 8)
        batches = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
        chance.shuffle(batches)
        for batch in batches:
            heard, labels = rows.batch(batch, chance)
            descent.zero_grad()
            loss = nn.functional.binary_cross_entropy_with_logits(net(heard), labels, reduction="none")
            loss.sum(1).mean().backward()
            nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            descent.step()
            rate.step()
    net.eval()
    return net


def odds_of(net, rows, which):
    out = []
    with torch.no_grad():
        for at in range(0, len(which), BATCH):
            out.append(net(rows.batch(which[at : at + BATCH])[0]))
    return torch.cat(out).tolist()


def whole(numbers):
    return " ".join(str(round(float(n) / UNIT)) for n in numbers)


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def write_direction(out, name, gru):
    # PyTorch's gates stand in the order reset, update, new; the product with the state has a bias of its own,
    # which only the new state needs apart
    inner = gru.bias_hh_l0.clone()
    inner[2 * STATES :] = 0
    out.write(f"{name}:\n")
    for part, lines in (
        ("input", gru.weight_ih_l0.t()),
        ("state", gru.weight_hh_l0.t()),
        ("bias", [gru.bias_ih_l0 + inner]),
        ("state_bias", [gru.bias_hh_l0[2 * STATES :]]),
    ):
        out.write(f"  {part}:\n")
        for line in lines:
            out.write(f"    - {whole(line)}\n")


def write_net(name, net, vocabulary, acts):
    with open(name, "w", encoding="utf-8") as out, torch.no_grad():
        out.write("# Written by tools/acts/train_net.py: the net that hears replies, in units of `unit`.\n")
        out.write(f"act_net: 1\nunit: {UNIT}\nwidth: {WIDTH}\nstates: {STATES}\n")
        out.write(f"other_word: {whole(net.words.weight[OTHER])}\n")
        out.write(f"other_fold: {whole(net.folds.weight[OTHER])}\n")
        for section, table, weights in (
            ("words", vocabulary.words, net.words.weight),
            ("folds", vocabulary.folds, net.folds.weight),
            ("concepts", vocabulary.concepts, net.concepts.weight),
        ):
            out.write(f"{section}:\n")
            for one, row in table.items():
                out.write(f"  {quoted(one)}: {whole(weights[row])}\n")
        out.write("signs:\n")
        for sign, row in zip(SIGNS, net.signs):
            out.write(f"  {sign}: {whole(row)}\n")
        write_direction(out, "forward", net.forwards)
        write_direction(out, "backward", net.backwards)
        for section, weights in (
            ("at_word", net.at_word.weight),
            ("anywhere", net.anywhere.weight),
            ("bias", net.at_word.bias.unsqueeze(1)),
        ):
            out.write(f"{section}:\n")
            for act, row in zip(acts, weights):
                out.write(f"  {act}: {whole(row)}\n")


def teach_without(part, read, acts, net_file):
    """The opinions of a net that has not heard the part; without a part, the net itself is written."""
    torch.set_num_threads(1)  # one net on each core is faster than one net on all
    which = [i for i, row in enumerate(read) if part is None or row.get("part") != part]
    vocabulary = Vocabulary([read[i] for i in which])
    rows = Rows(read, vocabulary, acts)
    net = teach(rows, which, vocabulary, acts, seed=1)
    if part is None:
        write_net(net_file, net, vocabulary, acts)
        return []
    held = [i for i, row in enumerate(read) if row.get("part") == part]
    out = []
    for i, odds in zip(held, odds_of(net, rows, held)):
        said = {act: round(value, 3) for act, value in zip(acts, odds)}
        out.append(json.dumps({"row": read[i]["row"], "odds": said}))
    return out


def main():
    rows_file, net_file, odds_file = sys.argv[1:4]
    with open(rows_file, encoding="utf-8") as lines:
        read = [json.loads(line) for line in lines]
    acts = list(dict.fromkeys(act for row in read for act in row["acts"]))
    parts = sorted({row["part"] for row in read if "part" in row})
    with multiprocessing.Pool() as pool:
        jobs = [(part, read, acts, net_file) for part in [None] + parts]
        said = pool.starmap(teach_without, jobs, chunksize=1)
    with open(odds_file, "w", encoding="utf-8") as out:
        out.writelines(line + "\n" for lines in said for line in lines)


if __name__ == "__main__":
    main()
