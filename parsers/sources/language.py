"""The programming language of a file: by its name, and by its content where several share an ending.

The names and endings are those of `identify`, which pre-commit keeps up: tables without any file access, in a hundredth
of a second. Pygments knows more, but imports its lexers while it guesses, and several claim the same ending. Languages
go by their names in `skills.toml`. Data (JSON, YAML, CSV, XML, Markdown) has none, nor have files of tools that are
written in the tool's language, such as a Vagrantfile, since they show the tool and not that somebody programs.
"""

import io
import re
from collections.abc import Collection, Mapping
from types import MappingProxyType

from identify import extensions, identify

_BY_TAG: Mapping[str, str] = MappingProxyType(
    {
        "pyi": "Python", "cython": "Cython", "python": "Python",
        "ts": "TypeScript", "tsx": "TypeScript", "jsx": "JavaScript", "javascript": "JavaScript",
        "coffee": "CoffeeScript", "vue": "Vue.js", "svelte": "Svelte", "astro": "Astro", "elm": "Elm",
        "purescript": "PureScript", "css": "CSS", "scss": "Sass", "sass": "Sass", "less": "Less", "stylus": "Stylus",
        "html": "HTML", "sql": "SQL", "php": "PHP", "ruby": "Ruby", "erb": "ERB", "perl": "Perl", "lua": "Lua",
        "luau": "Lua", "java": "Java", "kotlin": "Kotlin", "scala": "Scala", "groovy": "Groovy", "aspectj": "Java",
        "clojurescript": "ClojureScript", "clojure": "Clojure", "go": "Go", "rust": "Rust", "zig": "Zig",
        "c#": "C#", "f#": "F#", "vb": "VB.NET", "objective-c++": "Objective-C", "objective-c": "Objective-C",
        "c": "C", "c++": "C++", "cuda": "CUDA", "swift": "Swift", "dart": "Dart", "elixir": "Elixir",
        "erlang": "Erlang", "gleam": "Gleam", "haskell": "Haskell", "literate-haskell": "Haskell", "ocaml": "OCaml",
        "scheme": "Scheme", "r": "R", "julia": "Julia", "sas": "SAS", "fortran": "Fortran", "nim": "Nim",
        "crystal": "Crystal", "vala": "Vala", "pascal": "Pascal", "asm": "Assembly", "system-verilog": "Verilog",
        "verilog": "Verilog", "vhdl": "VHDL", "solidity": "Solidity", "gdscript": "GDScript", "hlsl": "GLSL",
        "zsh": "Zsh", "bash": "Bash", "csh": "csh", "tcsh": "csh", "ksh": "KornShell", "shell": "Shell scripting",
        "awk": "awk", "batch": "Batch scripting", "powershell": "PowerShell", "bazel": "Starlark",
        "graphql": "GraphQL", "proto": "Protocol Buffers", "terraform": "Terraform", "puppet": "Puppet", "nix": "Nix",
        "gherkin": "Gherkin", "robot": "Robot Framework", "xsl": "XSLT", "xquery": "XQuery", "xaml": "XAML",
        "prisma": "Prisma", "thrift": "Apache Thrift",
        "jinja": "Jinja", "twig": "Twig", "ejs": "EJS", "handlebars": "Handlebars", "mustache": "Mustache",
        "nunjucks": "Nunjucks", "liquid": "Liquid", "pug": "Pug", "jade": "Pug", "vtl": "Velocity",
    }
)  # fmt: skip
"""Tags of `identify` -> names; a file may have several tags, and the first here decides."""

_BY_ENDING: Mapping[str, str] = MappingProxyType(
    {
        "abap": "ABAP", "ada": "Ada", "adb": "Ada", "ads": "Ada", "ahk": "AutoHotkey", "apl": "APL",
        "applescript": "AppleScript", "asp": "Classic ASP", "aspx": "ASP.NET", "awk": "awk",
        "bicep": "Bicep", "blade.php": "Blade", "cbl": "COBOL", "cob": "COBOL", "cbx": "COBOL", "cfc": "ColdFusion",
        "cfm": "ColdFusion", "chpl": "Chapel", "component.html": "HTML", "cshtml": "Razor", "razor": "Razor",
        "dpr": "Delphi", "eex": "Elixir", "el": "Emacs Lisp", "f": "Fortran",
        "for": "Fortran", "frag": "GLSL", "frm": "Visual Basic", "ftl": "FreeMarker", "ftlh": "FreeMarker",
        "glsl": "GLSL", "gohtml": "HTML", "haml": "Haml", "heex": "Elixir", "hx": "Haxe", "j2": "Jinja",
        "jcl": "JCL", "jsp": "JSP", "jspf": "JSP", "jspx": "JSP", "ksh": "KornShell", "leex": "Elixir",
        "lisp": "Common Lisp", "lsp": "Lisp", "mako": "Mako", "matlab": "MATLAB", "mts": "TypeScript",
        "cts": "TypeScript", "nasm": "Assembly", "phtml": "PHP", "pkb": "PL/SQL", "pks": "PL/SQL", "pls": "PL/SQL",
        "plsql": "PL/SQL", "pli": "PL/I", "postcss": "CSS", "prolog": "Prolog", "psgi": "Perl", "rkt": "Racket",
        "raku": "Raku", "res": "ReScript", "rexx": "Rexx", "rpgle": "RPG", "sed": "sed",
        "slim": "Slim", "sml": "Standard ML", "tcl": "Tcl", "tmpl": "HTML",
        "vbhtml": "Razor", "vbs": "VBScript", "vert": "GLSL", "vm": "Velocity", "wat": "WebAssembly",
    }
)  # fmt: skip
"""Endings that `identify` lacks or knows as something wider -> names."""

_TOOLS = re.compile(
    r"(?:Vagrantfile|Brewfile|Fastfile|Appfile|Podfile|Gemfile|Berksfile|Jenkinsfile|Tiltfile|SConstruct|wscript"
    r"|conf\.py|conanfile\.py|(?:[\w-]+\.)+(?:config|conf|mix)\.[cm]?[jt]s|\.\w+rc\.[cm]?[jt]s|webpack\.[\w.-]+\.[cm]?[jt]s"
    r"|BUILD|WORKSPACE|PKGBUILD|\.pdbrc|[\w.-]*\.(?:gradle(?:\.kts)?|gemspec|podspec|bzl|bazel|sbt|jenkinsfile)"
    r"|(?:settings|build)\.gradle\.kts)",
    re.IGNORECASE,
)
_HEAD = 16_384  # characters looked at for marks of a language

_MARKS: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "h": (
            (r"^[ \t]*(?:@interface|@protocol|@property|@class)\b|^#import\b", "Objective-C"),
            (r"^[ \t]*(?:class|namespace|template|public:|private:|using)\b|\bstd::|^#include <[a-z_]+>", "C++"),
        ),
        "m": (
            (r"^[ \t]*(?:@interface|@implementation|@import|@end)\b|^#import\b|^#include\b", "Objective-C"),
            (r"^[ \t]*(?:function\b|%|classdef\b|clear\b|clc\b|close all)|\b(?:zeros|disp|plot|fprintf)\(", "MATLAB"),
        ),
        "pl": (
            (r"^[ \t]*(?:use|my|our|sub|package|print|require)\b|^#!.*perl|^=\w+|[$@%]\w", "Perl"),
            (r"^[ \t]*:-|^[a-z]\w*\([^)\n]{0,200}\)[ \t]*(?::-|\.[ \t]*$)", "Prolog"),
        ),
        "ts": ((r"^[ \t]*<(?:\?xml|!DOCTYPE TS|TS\b)|\x00", ""),),
        "v": (
            (r"^[ \t]*(?:Theorem|Lemma|Require|Proof|Inductive|Definition)\b", "Coq"),
            (r"^[ \t]*(?:module|endmodule|`timescale|always)\b", "Verilog"),
            (r"^[ \t]*(?:fn|import|pub fn)\b", "V"),
        ),
        "cls": (
            (r"^VERSION \d|^Attribute VB_", "Visual Basic"),
            (r"^[ \t]*\\(?:NeedsTeXFormat|ProvidesClass|LoadClass)", ""),
            (r"(?i)^[ \t]*(?:@\w+[ \t]*)*(?:public|global|private|virtual|abstract)?.{0,40}\bclass\b", "Apex"),
        ),
        "bas": ((r"(?i)^Attribute VB_|^[ \t]*(?:Public|Private)? ?(?:Sub|Function)\b", "VBA"), (r"^\d+ ", "BASIC")),
        "cl": ((r"__kernel|__global", "OpenCL"), (r"^[ \t]*\((?:defun|defpackage|in-package)\b", "Common Lisp")),
        "fs": ((r"^#version|\bgl_\w+|\bvoid main\b", "GLSL"), (r"^: \w+", "Forth")),
        "inc": ((r"<\?php", "PHP"), (r"(?i)^[ \t]*(?:mov|section|%macro)\b", "Assembly")),
        "pas": ((r"(?i)\{\$R \*\.dfm\}|\b(?:Vcl\.|FMX\.|Forms, Dialogs)", "Delphi"),),
        "pro": (
            (r"^[ \t]*:-|^[a-z]\w*\([^)\n]{0,200}\)[ \t]*:-", "Prolog"),
            (r"(?i)^[ \t]*(?:pro|function) \w+", "IDL"),
        ),
        "tpl": ((r"(?<!\{)\{/?(?:if|foreach|include|block|\$)", "Smarty"), (r"\{%", "Jinja")),
        "t": ((r"^[ \t]*(?:use|my|sub)\b", "Perl"),),
        "sh": ((r"\A#!.*\bbash\b", "Bash"), (r"\A#!.*\bzsh\b", "Zsh"), (r"\A#!.*\bksh\b", "KornShell")),
        "re": ((r"^[ \t]*(?:let|type|module|open)\b", "ReasonML"),),
        "st": ((r"^[ \t]*\w+ (?:subclass:|class >>)|!\w+ methodsFor:", "Smalltalk"),),
        "as": ((r"^[ \t]*(?:package|import flash|public class)\b", "ActionScript"),),
        "d": ((r"^[ \t]*(?:import|module|void main)\b", "D"),),
        "do": ((r"(?i)^[ \t]*(?:use|gen|generate|reg|regress|import|tab|local)\b", "Stata"),),
    }
)
"""Endings that several languages share -> their marks in the order they are asked."""


def _of_tags(tags: Collection[str]) -> str:
    return next((name for tag, name in _BY_TAG.items() if tag in tags), "")


_NAMES = {name: found for name, tags in extensions.NAMES.items() if (found := _of_tags(tags))}
_ENDINGS = {
    **{ending: found for ending, tags in extensions.EXTENSIONS.items() if (found := _of_tags(tags))},
    **_BY_ENDING,
}
_PATTERNS = {
    ending: [(re.compile(mark, re.MULTILINE), name) for mark, name in marks] for ending, marks in _MARKS.items()
}


def language(path: str, text: str | None = None) -> str:
    """Return the name of the language a file is written in, empty where it is none or unknown.

    text: Its content or the beginning of it, None where it was not read. What only content can tell (a script without
    an ending, a `.cls`) is then unknown, or the more usual of the two (C for `.h`).
    """
    name = path.rpartition("/")[2]
    ending = name.rpartition(".")[2].lower()
    if text is None:
        return _by_name(name)
    head = text[:_HEAD]
    for mark, found in _PATTERNS.get(ending, ()):
        if mark.search(head):
            return found
    return _by_name(name) or ("" if "." in name.lstrip(".") else _by_shebang(head))


def _by_name(name: str) -> str:
    parts = name.lower().split(".")
    endings = (".".join(parts[-2:]), parts[-1]) if len(parts) > 1 else ()
    found = _NAMES.get(name) or next((_ENDINGS[ending] for ending in endings if ending in _ENDINGS), "")
    return "" if found and _TOOLS.fullmatch(name) else found


def may_be_code(path: str) -> bool:
    """Whether a file's name says, or lets expect, that it is written in some language."""
    name = path.rpartition("/")[2]
    return name.rpartition(".")[2].lower() in _MARKS or bool(_by_name(name))


def _by_shebang(head: str) -> str:
    """Name the language of a script by its first line (`#!/usr/bin/env python3`)."""
    if not head.startswith("#!"):
        return ""
    command = identify.parse_shebang(io.BytesIO(head.partition("\n")[0][:200].encode("utf-8", "replace")))
    return _of_tags(identify.tags_from_interpreter(command[0])) if command else ""
