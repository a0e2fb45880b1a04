"""The language of a file."""

import pytest

from intake import vocabulary
from parsers.sources import language as languages
from parsers.sources.language import language


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a/app.py", "Python"),
        ("a/app.tsx", "TypeScript"),
        ("a/app.mjs", "JavaScript"),
        ("a/App.vue", "Vue.js"),
        ("a/show.blade.php", "Blade"),
        ("a/show.html.erb", "ERB"),
        ("a/Index.cshtml", "Razor"),
        ("a/site.scss", "Sass"),
        ("a/schema.SQL", "SQL"),
        ("a/page.htm", "HTML"),
        ("a/main.tf", "Terraform"),
        ("a/shop.proto", "Protocol Buffers"),
        ("a/head.h", "C"),
        ("a/pay.cbl", "COBOL"),
        ("Rakefile", "Ruby"),
        ("Gemfile", ""),
        ("Vagrantfile", ""),
        ("Jenkinsfile", ""),
        ("build.gradle.kts", ""),
        ("package.json", ""),
        ("a.yaml", ""),
        ("a.xml", ""),
        ("README.md", ""),
        ("late.csv", ""),
    ],
)
def test_a_name_tells_the_language(path: str, name: str) -> None:
    """Data has none, nor has a file that only sets up a tool."""
    assert language(path) == name


@pytest.mark.parametrize(
    ("path", "text", "name"),
    [
        ("a.h", "namespace shop { class Lamp; }\n", "C++"),
        ("a.h", "#import <UIKit/UIKit.h>\n@interface Lamp\n", "Objective-C"),
        ("a.h", "#include <stdio.h>\nint lamp(void);\n", "C"),
        ("a.m", "#import <UIKit/UIKit.h>\n@implementation Lamp\n", "Objective-C"),
        ("a.m", "% prices\nx = linspace(0, 1);\nplot(x)\n", "MATLAB"),
        ("a.pl", "use strict;\nmy $a = 1;\n", "Perl"),
        ("a.pl", ":- module(lamps, []).\nlamp(X) :- price(X, 3).\n", "Prolog"),
        ("a.ts", '<?xml version="1.0"?>\n<!DOCTYPE TS>\n<TS version="2.1">\n', ""),
        ("a.ts", "export const a: number = 1;\n", "TypeScript"),
        ("a.v", "module lamp(input a);\nendmodule\n", "Verilog"),
        ("a.cls", "public with sharing class Lamp {\n}\n", "Apex"),
        ("a.cls", "\\NeedsTeXFormat{LaTeX2e}\n", ""),
        ("a.sh", "#!/bin/bash\nset -e\n", "Bash"),
        ("a.sh", "#!/bin/sh\n", "Shell scripting"),
        ("start", "#!/usr/bin/env python3\nprint(1)\n", "Python"),
        ("start", "#!/usr/bin/perl -w\n", "Perl"),
        ("start", "Just words.\n", ""),
        ("a.d", "main.o: main.c lamp.h\n", ""),
    ],
)
def test_content_tells_where_languages_share_an_ending(path: str, text: str, name: str) -> None:
    """And the first line where a script has no ending."""
    assert language(path, text) == name


def test_languages_go_by_their_names_as_skills() -> None:
    """A recruiter finds under `Python` who says it and who shows it."""
    names = {*languages._BY_TAG.values(), *languages._BY_ENDING.values()}
    known = {skill.name for skill in vocabulary.load().skills.skills.values()}
    assert names - known == set()
