"""What one file of source code shows: what it really imports, depends on and connects to; and what does not count."""

import pytest

from parsers.sources import traces


def seen(path: str, text: str, *tables: str) -> set[str]:
    """Return the names that a file shows, of some tables or of all."""
    return {trace.name for trace in traces.read(path, text) if not tables or trace.table in tables}


PYTHON = '''"""A shop made without celery.

import kafka
"""
import os, flask as f
from sqlalchemy.orm import (
    Session,  # import pandas
    relationship,
)
from . import models
from .redis import cache
# import numpy
TEXT = "import torch"

def late() -> None:
    """import keras"""
    import jwt
'''


def test_python_imports_are_those_of_the_code() -> None:
    """Imports anywhere in the code count; those in comments and strings, and relative ones, do not."""
    assert seen("app.py", PYTHON, "python") == {"os", "flask", "sqlalchemy.orm", "jwt"}


def test_python_that_no_longer_parses_is_read_by_lines() -> None:
    """Python 2 and broken files are read line by line, by the same rules."""
    assert seen("old.py", PYTHON + "print 'done'\n", "python") == {"os", "flask", "sqlalchemy.orm", "jwt"}


SCRIPT = """// import Vue from 'vue'
/* const a = require('angular') */
import React, { useState } from 'react';
import type { Request } from "express";
const fp = require('lodash/fp');
const later = () => import('@apollo/client/core');
import './local'; import x from '../redux'; import y from '@/store';
const text = "import z from 'jest'"; const t2 = `require('mocha')`;
const quote = /['"]/; import fs from 'node:fs/promises';
export { a } from "rxjs";
"""


def test_script_imports_are_packages() -> None:
    """Imports, requires and dynamic imports count by their package; comments, strings and own modules do not."""
    names = {"react", "express", "lodash", "@apollo/client", "fs", "rxjs"}
    assert seen("app.ts", SCRIPT, "npm") == names


@pytest.mark.parametrize("name", ["Card.vue", "Card.svelte"])
def test_components_are_read_by_their_scripts(name: str) -> None:
    """Of a component the script is read, with the lines of the file."""
    text = "<template><p>import a from 'b'</p></template>\n<script>\nimport axios from 'axios'\n</script>\n"
    assert [(each.name, each.line) for each in traces.read(name, text) if each.table == "npm"] == [("axios", 3)]


@pytest.mark.parametrize(
    ("path", "text", "name"),
    [
        ("A.java", "package a;\nimport org.springframework.boot.SpringApplication;\n", "org.springframework.boot"),
        ("a.kt", "import io.ktor.server.application.*\n", "io.ktor.server.application"),
        ("a.scala", "import akka.actor.{Actor, Props}\n", "akka.actor"),
        ("a.go", 'import (\n  "fmt"\n  _ "github.com/go-sql-driver/mysql"\n)\n', "github.com/go-sql-driver/mysql"),
        ("a.go", 'import m "gorm.io/gorm"\n', "gorm.io/gorm"),
        ("a.php", "<?php\nuse Illuminate\\Support\\Facades\\Auth;\n", "Illuminate\\Support\\Facades\\Auth"),
        ("a.php", "<?php add_action('init', 'x');\n", "WordPress"),
        ("a.rb", 'require "sinatra"\n', "sinatra"),
        ("a.rb", "class Post < ApplicationRecord\nend\n", "Rails"),
        ("A.cs", "using Microsoft.EntityFrameworkCore;\n", "Microsoft.EntityFrameworkCore"),
        ("a.rs", "use sqlx::postgres::PgPool;\n", "sqlx::postgres"),
        ("a.cpp", "#include <boost/asio.hpp>\n", "boost/asio.hpp"),
        ("a.R", "library(dplyr)\nggplot2::qplot()\n", "ggplot2"),
        ("a.pl", "use Mojolicious::Lite;\n", "Mojolicious::Lite"),
        ("a.swift", "import SwiftUI\n", "SwiftUI"),
        ("a.dart", "import 'package:flutter/material.dart';\n", "flutter"),
        ("a.ex", "  use Phoenix.Router\n", "Phoenix.Router"),
        ("js/a.js", "$(document).ready(function () {});\n", "jQuery"),
        ("test_a.py", "def test_it():\n    assert 1\n", "pytest"),
    ],
)
def test_other_languages_import_by_lines(path: str, text: str, name: str) -> None:
    """Each language's own way to import is known."""
    assert any(found == name or found.startswith(f"{name}.") for found in seen(path, text))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("A.java", "/* import org.junit.Test; */\n// import a.b.C;\n"),
        ("a.go", '/*\nimport "gorm.io/gorm"\n*/\n'),
        ("a.php", "<?php\n# use Twig\\Environment;\n// use Symfony\\X;\n"),
        ("a.rb", "=begin\nrequire 'rails'\n=end\n# require 'redis'\nx = \"require 'kafka'\"\n"),
        ("a.rs", '// use tokio::net;\nlet s = "use axum::x;";\n'),
        ("a.c", "// #include <mysql.h>\n/* #include <zmq.h> */\n"),
        ("a.sh", "# mysqldump shop\n"),
        ("a.rb", "x = <<~CODE\n  require 'rails'\n  CODE\n"),
        ("a.c", "#if 0\n#include <mysql.h>\n#endif\n"),
        ("settings.py", "# 'ENGINE': 'django.db.backends.mysql'\nINSTALLED_APPS = ['django.contrib.auth']\n"),
        (".env.example", "# DB_CONNECTION=mysql\n"),
        ("Dockerfile", "# FROM mysql:8\n"),
        ("a.sql", "-- ENGINE=InnoDB\n/* AUTO_INCREMENT */\n"),
        ("tests/fixtures/requirements.txt", "django\n"),
        ("A.cs", 'string s = @"\nusing Moq;\n";\n'),
        ("a.xml", "<!-- <web-app> -->\n"),
        ("yarn.lock", "react@^18:\n"),
        (
            "config/database.php",
            "<?php return ['a' => ['driver' => 'sqlite'], ['driver' => 'mysql'], ['driver' => 'pgsql']];",
        ),
    ],
)
def test_comments_strings_and_data_show_nothing(path: str, text: str) -> None:
    """What is commented out, stands in a string, or is data of a test is no use of a tool."""
    assert not {trace for trace in traces.read(path, text) if trace.table != "file"}


@pytest.mark.parametrize(
    ("path", "text", "names"),
    [
        ("requirements/dev.txt", "-r base.txt\nDjango>=4\n# celery\npsycopg[binary]==3 ; x\n", {"Django", "psycopg"}),
        ("requirements.txt", "flask==3\nclick==8\n    # via flask\njinja2==3 # via flask\n", {"flask"}),
        ("requirements.txt", "six==1 \\\n    --hash=x:0 \\\n    --hash=x:1\n    # via\n    #   flask\n", set()),
        ("pyproject.toml", '[project]\ndependencies = ["flask>=3"]\n', {"flask"}),
        ("pyproject.toml", '[dependency-groups]\ndev = ["pytest"]\n', {"pytest"}),
        ("pyproject.toml", '[tool.poetry.dependencies]\npython = "^3"\nfastapi = "*"\n', {"fastapi", "poetry"}),
        ("setup.py", "from setuptools import setup\nreqs = ['pyramid']\nsetup(install_requires=reqs)\n", {"pyramid"}),
        ("setup.cfg", "[options]\ninstall_requires =\n    tornado\n    peewee>3\n", {"tornado", "peewee"}),
        ("Pipfile", '[packages]\nsanic = "*"\n[requires]\npython_version = "3"\n', {"sanic"}),
        ("environment.yml", "channels: [a]\ndependencies:\n  - pandas=2\n  - pip:\n    - dash\n", {"pandas", "dash"}),
    ],
)  # fmt: skip
def test_python_manifests_name_direct_dependencies(path: str, text: str, names: set[str]) -> None:
    """Direct dependencies count, those for development too; options, comments and what only others need do not."""
    assert seen(path, text, "pypi") == names


POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
<parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId></parent>
<dependencyManagement><dependencies><dependency><groupId>a</groupId><artifactId>managed</artifactId></dependency>
</dependencies></dependencyManagement>
<dependencies><!-- <dependency><groupId>a</groupId><artifactId>commented</artifactId></dependency> -->
<dependency><groupId>com.mysql</groupId><artifactId>mysql-connector-j</artifactId></dependency></dependencies></project>"""


@pytest.mark.parametrize(
    ("path", "text", "names"),
    [
        ("package.json", '{"dependencies": {"vue": "3"}, "devDependencies": {"jest": "29"}}', {"vue", "jest"}),
        ("composer.json", '{"require": {"php": "8", "laravel/framework": "11"}}', {"laravel/framework"}),
        ("go.mod", "require (\n\tx.org/a/gin v1.9.0\n\tgithub.com/x/y v1.0.0 // indirect\n)\n", {"x.org/a/gin"}),
        ("pom.xml", POM, {"org.springframework.boot:spring-boot-starter-parent", "com.mysql:mysql-connector-j"}),
        ("build.gradle", "// implementation 'a:b:1'\nimplementation 'org.jooq:jooq:3'\n", {"org.jooq:jooq"}),
        ("libs.versions.toml", '[libraries]\na = { module = "io.ktor:core", version = "2" }\n', {"io.ktor:core"}),
        ("Gemfile", "gem 'rails', '~> 7'\n# gem 'redis'\n", {"rails"}),
        ("a.gemspec", "  s.add_development_dependency 'rspec'\n", {"rspec"}),
        ("Cargo.toml", '[dependencies]\nsqlx = { version = "0", features = ["mysql"] }\n', {"sqlx", "sqlx::mysql"}),
        ("a.csproj", '<Project Sdk="X.Web"><PackageReference Include="Dapper"/></Project>', {"X.Web", "Dapper"}),
        ("mix.exs", '[{:phoenix, "~> 1.7"}]', {"phoenix"}),
        ("pubspec.yaml", "name: a\ndependencies:\n  dio: ^5\n", {"dio"}),
        ("build.sbt", '"org.typelevel" %% "cats-core" % "2"', {"org.typelevel:cats-core"}),
        ("CMakeLists.txt", "find_package(OpenCV REQUIRED)\n", {"OpenCV"}),
        ("DESCRIPTION", "Package: x\nImports:\n    dplyr (>= 1.0),\n    shiny\nLicense: MIT\n", {"dplyr", "shiny"}),
    ],
)  # fmt: skip
def test_other_manifests_name_direct_dependencies(path: str, text: str, names: set[str]) -> None:
    """Each ecosystem's manifest is read; what is commented out, managed or indirect does not count."""
    tables = {"npm", "composer", "go", "maven", "gem", "crate", "nuget", "hex", "pub", "cmake", "cran"}
    assert seen(path, text, *tables) == names


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        ("CREATE TABLE a (id INT AUTO_INCREMENT PRIMARY KEY) ENGINE=InnoDB;", "mysql"),
        ("DELIMITER $$\nCREATE PROCEDURE p() BEGIN END $$", "mysql"),
        ("CREATE TABLE `a` (`id` int);", "mysql"),
        ("CREATE TABLE a (id BIGSERIAL, doc JSONB);", "postgresql"),
        ("CREATE TABLE [dbo].[a] (id INT IDENTITY(1,1), n NVARCHAR(50))\nGO", "tsql"),
        ("CREATE TABLE a (id NUMBER(10), n VARCHAR2(50));", "oracle"),
        ("PRAGMA foreign_keys = ON;\nCREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT);", "sqlite"),
        ("-- PostgreSQL database dump\nCREATE TABLE a (id int);", "postgresql"),
        ("INSERT INTO a VALUES ('ENGINE=InnoDB');", None),
    ],
)
def test_a_dialect_is_told_by_what_only_it_has(text: str, dialect: str | None) -> None:
    """The dialect of a script is told by its own syntax or the head of a dump, not by words in its data."""
    assert seen("schema.sql", text, "dialect") == ({dialect} if dialect else set())


@pytest.mark.parametrize(
    ("path", "text", "name"),
    [
        ("config.py", 'URI = "mysql+pymysql://u:p@h/db"\n', "mysql+pymysql"),
        ("settings.py", "DB = {'ENGINE': 'django.db.backends.mysql'}\n", "django.db.backends.mysql"),
        ("application.properties", "spring.datasource.url=jdbc:postgresql://h/db\n", "postgresql"),
        (".env.example", "DB_CONNECTION=mysql\n", "mysql"),
        ("config/database.yml", "development:\n  adapter: mysql2\n", "mysql2"),
        ("db.php", "<?php $p = new PDO('pgsql:host=h');\n", "pgsql"),
        ("main.go", 'package a\nfunc f() { sql.Open("mysql", dsn) }\n', "mysql"),
        ("Dockerfile", "FROM docker.io/library/python:3.12-slim AS build\n", "python"),
        ("docker-compose.yml", "services:\n  db:\n    image: bitnami/redis:7\n", "bitnami/redis"),
        (".gitlab-ci.yml", "services:\n  - mysql:8.0\n", "mysql"),
        ("main.tf", 'resource "aws_s3_bucket" "b" {}\n', "aws_s3_bucket"),
        ("site.yml", "- hosts: all\n  tasks: []\n", "ansible"),
        ("api.yaml", "openapi: 3.0.3\ninfo: {}\n", "openapi"),
        ("Jenkinsfile", "stage('t') { sh 'pytest -q' }\n", "Jenkinsfile"),
        (".github/workflows/ci.yml", "on: push\n", "github-actions"),
        ("webpack.prod.js", "", "webpack"),
        (".babelrc", "{}", "babel"),
        ("a.proto", 'syntax = "proto3";\nservice A {\n  rpc Get(B) returns (C);\n}\n', "rpc"),
        ("page.html", "{% load static %}<a href=\"{% url 'a' %}\">", "django"),
        ("page.html", "{{ url_for('a') }}", "jinja"),
        ("page.html", '{% extends "base.html" %}', "{% %}"),
        ("index.html", '<p th:text="${a}">', "thymeleaf"),
        ("show.blade.php", "@if (1)", "blade"),
        ("App.jsx", "const a = <p/>;", "jsx"),
    ],
)  # fmt: skip
def test_configuration_and_templates_tell(path: str, text: str, name: str) -> None:
    """Engines, images, pipelines, configurations and templates are told by names and by telling content."""
    assert name in seen(path, text)


def test_a_trace_keeps_its_file_and_line() -> None:
    """A trace says where it was read, and how."""
    trace = next(each for each in traces.read("a/b.py", "x = 1\n\nimport flask  # web\n") if each.table == "python")
    assert trace == ("python", "flask", "a/b.py", 3, "import flask  # web", "import")


@pytest.mark.parametrize(
    "sign", ['"', "'", "`", "(", "[{", "/*", "a.", "{%", "import ", '"""', "\\", "<a>", '{"a":', "\x00", "-"]
)
@pytest.mark.parametrize(
    "name", ["a.py", "a.ts", "a.vue", "a.sql", "a.html", "a.yml", "package.json", "pyproject.toml", "pom.xml", "a.php"]
)
def test_nothing_is_raised_over_hostile_text(name: str, sign: str) -> None:
    """Whatever a file holds, reading it ends, and what it can't tell it leaves out."""
    assert len(list(traces.read(name, sign * 3000))) < traces.MOST_TRACES
