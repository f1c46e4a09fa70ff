#!/usr/bin/env python3
"""Reads the #include lines of src/ and proves the arrows between its folders, and what each folder never has.

    layering.py <src folder>     prints every violation as file:line: sentence; exits 1 if there is one
    layering.py --self-test      plants each kind of violation in a tree of its own and wants it found
"""

import pathlib
import re
import sys
import tempfile

# folder -> the other folders it may include. `main` stands for the files directly in src/.
ARROWS = {
    "base": [],
    "domain": ["base"],
    "content": ["domain", "base"],
    "store": ["domain", "base"],
    "report": ["domain", "base"],
    "app": ["content", "store", "report", "domain", "base"],
    "ui": ["app", "domain", "base"],
    "platform": ["ui", "app", "base"],
    "cli": ["app", "content", "domain", "base"],
    "main": ["base", "domain", "content", "store", "report", "app", "ui", "platform", "cli"],
}

# what -> (pattern of an included file, folders that may include it). main is free everywhere.
HEADERS = {
    "Dear ImGui": (r"(^|/)im(gui|plot|stb)\w*\.h$", ["ui", "platform"]),
    "the window and OpenGL": (r"^(GLFW/|glad/|GL/|imgui_impl_)", ["platform"]),
    "SQLite": (r"^(sqlite3\.h|SQLiteCpp/)", ["store"]),
    "YAML": (r"^(yaml\.h|yaml-cpp/)", ["content"]),
}

NO_FILES = r"\b(?:std::)?[io]?fstream\b|\bfopen\s*\(|\bstd::filesystem\b|\bopendir\s*\("
WALL_CLOCK = r"\b(?:SystemClock|system_clock|steady_clock|high_resolution_clock)\b|\bstd::time\s*\(|\bgettimeofday\s*\("
UNSEEDED = (r"\brandom_device\b|\bs?rand\s*\(|\barc4random\w*\s*\(|\brandombytes_\w+\s*\("
            r"|\b(?:mt19937(?:_64)?|minstd_rand0?|default_random_engine)\s+\w+\s*(?:;|\{\s*\})")
SQL = (r'"[^"]*\b(?:SELECT\s+\S|INSERT\s+(?:OR\s+\w+\s+)?INTO\b|DELETE\s+FROM\b|UPDATE\s+\w+\s+SET\b'
       r"|CREATE\s+(?:TABLE|INDEX|TRIGGER|VIEW)\b|PRAGMA\s+\w)")

# what -> (pattern in the code without comments, folders that never have it)
CODE = {
    "file access": (NO_FILES, ["domain", "ui"]),
    "the wall clock": (WALL_CLOCK, ["domain"]),
    "randomness without a seed": (UNSEEDED, ["domain"]),
    "raw SQL": (SQL, ["base", "domain", "content", "report", "app", "ui", "platform", "cli"]),
}

# <header> -> folders that never include it
SYSTEM_HEADERS = {
    "fstream": ["domain", "ui"],
    "filesystem": ["domain", "ui"],
    "iostream": ["domain", "ui"],
    "random": ["ui"],
}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)
TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.DOTALL)


def without_comments(text):
    """Comments become blanks (line numbers stay); strings are kept."""

    def blank(match):
        token = match.group(0)
        return re.sub(r"[^\n]", " ", token) if token.startswith("/") else token

    return TOKEN.sub(blank, text)


def folder_of(path, src):
    parts = path.relative_to(src).parts
    return parts[0] if len(parts) > 1 else "main"


def check_include(folder, name, quoted, src, own_folder):
    """Yields what is wrong with one #include."""
    for what, (pattern, allowed) in HEADERS.items():
        if folder not in allowed + ["main"] and re.search(pattern, name) and not (src / name).exists():
            yield f"{folder} must not include {what} ({name})"
    if folder in SYSTEM_HEADERS.get(name, []):
        yield f"{folder} must not include <{name}>"
    target = name.split("/")[0]
    if not quoted or (own_folder / name).exists():
        target = target if (src / name).exists() else folder
    if target in ARROWS and target not in (folder, "main") and target not in ARROWS[folder]:
        yield f"{folder} must not include {target} ({name})"


def check_file(path, src):
    folder = folder_of(path, src)
    text = without_comments(path.read_text(encoding="utf-8"))
    if folder not in ARROWS:
        yield 1, f"folder {folder} has no arrows: add it to tests/layering/layering.py and to the README"
        return
    for match in INCLUDE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        for problem in check_include(folder, match.group(2), match.group(1) == '"', src, path.parent):
            yield line, problem
    code = INCLUDE.sub("", text)  # an #include is judged above; none takes a line away
    for what, (pattern, never) in CODE.items():
        if folder in never:
            for match in re.finditer(pattern, code):
                yield code.count("\n", 0, match.start()) + 1, f"{folder} must not have {what}"


def violations(src):
    files = sorted(p for p in src.rglob("*") if p.suffix in (".h", ".hpp", ".cpp", ".c", ".inl"))
    found = [f"{path}:{line}: {problem}" for path in files for line, problem in check_file(path, src)]
    return files, found


# --- the test of the test: (file, its text, a part of the sentence that must come, or None for no violation)
PLANTED = [
    ("base/a.cpp", '#include "domain/x.h"\n', "base must not include domain"),
    ("domain/a.cpp", '\n#include "store/x.h"\n', "domain must not include store"),
    ("domain/b.cpp", "#include <fstream>\n", "domain must not include <fstream>"),
    ("domain/c.cpp", "auto t = std::chrono::system_clock::now();\n", "the wall clock"),
    ("domain/c2.cpp", "mq::SystemClock clock;\n", "the wall clock"),
    ("domain/d.cpp", "std::mt19937 engine;\n", "randomness without a seed"),
    ("domain/e.cpp", "std::mt19937 engine{seed};\n", None),
    ("domain/f.cpp", "std::random_device device;\n", "randomness without a seed"),
    ("domain/g.cpp", "// system_clock and <fstream> are only spoken of\n/* fopen( */\n", None),
    ("domain/h.cpp", "#include <imgui.h>\n", "domain must not include Dear ImGui"),
    ("content/a.cpp", "#include <sqlite3.h>\n", "content must not include SQLite"),
    ("content/b.cpp", '#include "app/x.h"\n', "content must not include app"),
    ("store/a.cpp", '#include "imgui.h"\n', "store must not include Dear ImGui"),
    ("store/b.cpp", 'auto q = "SELECT id FROM attempt";\n#include <SQLiteCpp/Database.h>\n', None),
    ("report/a.cpp", '#include "store/x.h"\n', "report must not include store"),
    ("app/a.cpp", '#include "ui/x.h"\n', "app must not include ui"),
    ("app/b.cpp", 'run("INSERT INTO attempt VALUES (1)");\n', "app must not have raw SQL"),
    ("app/c.cpp", "#include <glad/gl.h>\n", "app must not include the window"),
    ("ui/a.cpp", "#include <SQLiteCpp/Statement.h>\n", "ui must not include SQLite"),
    ("ui/b.cpp", "std::ifstream file(path);\n", "ui must not have file access"),
    ("ui/c.cpp", '#include "platform/x.h"\n', "ui must not include platform"),
    ("ui/d.cpp", '#include "x.h"\n#include <imgui.h>\n#include "app/x.h"\n#include "ui/x.h"\n', None),
    ("ui/e.cpp", "#include <imgui_impl_glfw.h>\n", "ui must not include the window"),
    ("platform/a.cpp", '#include "domain/x.h"\n', "platform must not include domain"),
    ("platform/b.cpp", '#include "ui/x.h"\n#include <GLFW/glfw3.h>\n', None),
    ("cli/a.cpp", '#include "store/x.h"\n', "cli must not include store"),
    ("main.cpp", '#include "store/x.h"\n#include "platform/x.h"\n', None),
    ("extra/a.cpp", "\n", "folder extra has no arrows"),
]


def self_test():
    failed = 0
    for name, text, expected in PLANTED:
        with tempfile.TemporaryDirectory() as folder:
            src = pathlib.Path(folder)
            for layer in ARROWS:
                (src / layer).mkdir()
                (src / layer / "x.h").write_text("#pragma once\n", encoding="utf-8")
            (src / name).parent.mkdir(exist_ok=True)
            (src / name).write_text(text, encoding="utf-8")
            found = violations(src)[1]
        right = not found if expected is None else len(found) == 1 and expected in found[0]
        if not right:
            failed += 1
            print(f"planted {name}: wanted {expected!r}, found {found}")
    print(f"{len(PLANTED) - failed} passed, {failed} failed")
    return failed


def main():
    if sys.argv[1:] == ["--self-test"]:
        return 1 if self_test() else 0
    files, found = violations(pathlib.Path(sys.argv[1]))
    print("\n".join(found) if found else f"{len(files)} files keep to the arrows")
    return 1 if found or not files else 0


sys.exit(main())
