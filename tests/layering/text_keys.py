#!/usr/bin/env python3
"""Every key of a sentence that the code asks for is in assets/text, in both languages, and none is there in vain.

A key is a literal in t("…"), t_count("…"), Text<…> name("…"), t_format_to(…, "…"), .get("…"), .format("…"), .count("…")
of src/ui, src/app and src/report, or any literal of the form section.key there whose section is one of the text files' own.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1])
LITERAL = re.compile(r'"([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+)"')
PARTIAL = re.compile(r'"([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*\.)\{')  # fmt::format("channel.{}", …)
ASKED = re.compile(r'\b(?:t|t_count|get|format|count)\(\s*"([a-z][a-z0-9_.]*)"')


def flow_keys(text):
    """Keys of a one-line `{key: text, "key": "text"}`: what stands before a colon outside of a quoted text."""
    for match in re.finditer(r'[{,]\s*(?:"([^"]*)"|(\w+))\s*:\s*(?:"(?:[^"\\]|\\.)*"|[^,"}]*)(?=\s*[,}])', text):
        yield match[1] or match[2]


def without_comments(file):
    return re.sub(r"//[^\n]*", "", file.read_text(encoding="utf-8"))


def keys_of(language):
    """Flat keys of a text file; enough YAML for nested maps and one-line flow maps."""
    keys, path = set(), []
    for line in (ROOT / "assets/text" / f"{language}.yaml").read_text(encoding="utf-8").splitlines():
        match = re.match(r'^(\s*)("?[\w]+"?):\s*(.*)$', line)
        if not match or line.lstrip().startswith("#"):
            continue
        depth, key, rest = len(match[1]) // 2, match[2].strip('"'), match[3]
        path = path[:depth] + [key]
        if rest.startswith("{"):
            for part in flow_keys(rest):
                keys.add(".".join(path + [part]))
        elif rest:
            keys.add(".".join(path))
    return keys - {"text", "language"}


def main():
    problems = []
    vi, en = keys_of("vi"), keys_of("en")
    problems += [f"{key}: only in one language" for key in sorted(vi ^ en)]
    sections = {key.split(".")[0] for key in vi}
    asked, partial = set(), set()
    for folder in ("ui", "app", "report"):
        for file in sorted((ROOT / "src" / folder).rglob("*.[ch]*")):
            code = without_comments(file)
            partial.update(PARTIAL.findall(code))
            for key in set(LITERAL.findall(code)) | set(ASKED.findall(code)):
                if key.split(".")[0] in sections and "." in key:
                    asked.add((key, file.relative_to(ROOT)))
    known = vi | {key.rsplit(".", 1)[0] for key in vi if key.endswith((".one", ".other"))}
    names = set()  # names of widgets look like keys; a literal that is both asked as text and known is fine
    for file in (ROOT / "src/ui").rglob("*.[ch]*"):
        names.update(re.findall(r'\bt(?:_count)?\(\s*"([^"]+)"', without_comments(file)))
        names.update(re.findall(r'\bText<[^>]*>\s*\w*\(\s*"([^"]+)"', without_comments(file)))
    for file in (ROOT / "src/app").rglob("*.[ch]*"):
        names.update(re.findall(r'\btexts?_?\.(?:get|format|count)\(\s*"([^"]+)"', without_comments(file)))
    for file in (ROOT / "src/report").rglob("*.[ch]*"):
        names.update(key for key in LITERAL.findall(without_comments(file)) if key.split(".")[0] in sections)
    for key in sorted(names):
        if "." in key and key not in known:
            problems.append(f"{key}: asked for, but in no text file")
    used = {key for key, _ in asked}
    for key in sorted(vi):
        stem = key.rsplit(".", 1)[0]
        if key in used or stem in used or any(key.startswith(prefix) for prefix in partial):
            continue
        problems.append(f"{key}: nobody asks for it")
    for problem in problems:
        print(problem)
    print(f"{len(vi)} keys, {len(names)} asked for by name, {len(problems)} problems")
    return 1 if problems or len(vi) < 50 else 0


sys.exit(main())
