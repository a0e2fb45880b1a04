"""Own code, libraries that came along, and what programs made."""

import pytest

from parsers.sources.ownership import Ownership, by_path
from parsers.sources.provenance import by_content

OWN, VENDORED, GENERATED, OTHER = Ownership.OWN, Ownership.VENDORED, Ownership.GENERATED, Ownership.OTHER


def owners(*paths: str) -> list[Ownership]:
    """Return whose files are that lie beside each other."""
    return by_path([(path, 100) for path in paths])


@pytest.mark.parametrize(
    ("path", "owner"),
    [
        ("a/node_modules/x/index.js", VENDORED),
        ("a/lib/python3.12/site-packages/flask/app.py", VENDORED),
        ("ios/Pods/Alamofire/a.swift", VENDORED),
        ("site/wp-includes/post.php", VENDORED),
        ("a/third_party/zlib/zlib.c", VENDORED),
        ("a/app.egg-info/PKG-INFO", GENERATED),
        ("a/__pycache__/a.cpython-312.pyc", GENERATED),
        ("a/.next/server/app.js", GENERATED),
        ("a/src/__generated__/schema.ts", GENERATED),
        ("a/static/jquery.js", VENDORED),
        ("a/static/js/jquery.validate.unobtrusive.js", VENDORED),
        ("a/css/bootstrap.css", VENDORED),
        ("a/css/bootstrap-theme.min.css", VENDORED),
        ("a/js/vue.global.prod.js", VENDORED),
        ("a/js/select-1.4.2.js", VENDORED),
        ("a/js/d3.v7.js", VENDORED),
        ("a/public/js/axios.js", VENDORED),
        ("a/static/slick-slider/util.js", VENDORED),
        ("a/Drivers/CMSIS/core.c", VENDORED),
        ("a/src/slick/util.js", OWN),
        ("a/bootstrap/app.php", OWN),
        ("a/src/axios.js", OWN),
        ("a/src/api/chart.js", OWN),
        ("a/src/bootstrap.js", OWN),
        ("a/resources/js/bootstrap.js", OWN),
        ("a/gradlew", VENDORED),
        ("a/yarn.lock", GENERATED),
        ("a/package-lock.json", GENERATED),
        ("a/Cargo.lock", GENERATED),
        ("a/rpc/shop_pb2.py", GENERATED),
        ("a/rpc/shop.pb.go", GENERATED),
        ("a/lib/model.g.dart", GENERATED),
        ("a/Form1.Designer.cs", GENERATED),
        ("a/js/app.3f9a01bc.js", GENERATED),
        ("a/js/report-20260103.js", OWN),
        ("a/app.js.map", GENERATED),
        ("a/Main.class", GENERATED),
        ("a/app.exe", OTHER),
        ("a/lamp.png", OTHER),
        ("a/late.csv", OTHER),
        ("a/font.woff2", OTHER),
        ("a/Procfile", OWN),
        ("a/.env.example", OWN),
        ("a/build.js", OWN),
        ("a/vendor.py", OWN),
    ],
)
def test_a_file_is_known_by_its_name_or_folder(path: str, owner: Ownership) -> None:
    """Without a look at its content."""
    assert owners(path, "a/package.json", "b.txt")[0] is owner


@pytest.mark.parametrize(
    "path",
    [
        "shop/vendors/models.py",
        "shop/vendor/views.py",
        "src/main/java/org/example/vendor/Vendor.java",
        "app/Http/Controllers/Vendor/OrderController.php",
        "src/routes/vendor/index.js",
        "src/build/pack.js",
        "build/webpack.base.js",
        "bin/deploy.sh",
        "src/output/printer.py",
        "app/lib/prices.rb",
        "docs/out/notes.md",
        "src/target/aim.cpp",
    ],
)
def test_a_folder_that_could_be_a_librarys_is_own_without_marks(path: str) -> None:
    """`vendor` and `build` are words of people too."""
    assert owners(path, "package.json", "readme.md")[0] is OWN


@pytest.mark.parametrize(
    ("path", "beside", "owner"),
    [
        ("a/vendor/acme/log/Log.php", "a/vendor/autoload.php", VENDORED),
        ("a/vendor/github.com/x/y.go", "a/vendor/modules.txt", VENDORED),
        ("a/vendor/imgui/imgui.cpp", "a/CMakeLists.txt", VENDORED),
        ("a/vendor/src/App.jsx", "a/vendor/package.json", OWN),
        ("a/static/vendor/slider/slider.js", "a/manage.py", VENDORED),
        ("a/deps/cowboy/cowboy.erl", "a/mix.exs", VENDORED),
        ("a/deps/queue.py", "a/setup.py", OWN),
        ("env/bin/tool.py", "env/pyvenv.cfg", VENDORED),
        ("a/system/helpers/url_helper.php", "a/system/core/CodeIgniter.php", VENDORED),
        ("shop/static/admin/css/base.css", "shop/static/admin/js/vendor/jquery/jquery.js", VENDORED),
        ("shop/static/admin/css/base.css", "shop/manage.py", OWN),
        ("web/modules/contrib/token/token.module.php", "composer.json", VENDORED),
        ("site/wp-login.php", "site/wp-settings.php", VENDORED),
        ("site/wp-content/themes/lamps/functions.php", "site/wp-settings.php", OWN),
        ("a/dist/app.js", "a/package.json", GENERATED),
        ("a/src/dist/curve.py", "a/package.json", OWN),
        ("a/build/app.js", "a/build/app.js.map", GENERATED),
        ("a/build/index.js", "a/src/index.ts", GENERATED),
        ("a/build/static/app.js", "a/build/asset-manifest.json", GENERATED),
        ("a/target/app.properties", "a/pom.xml", GENERATED),
        ("a/bin/Debug/net8.0/app.config", "a/app.csproj", GENERATED),
        ("a/obj/x.cs", "a/obj/project.assets.json", GENERATED),
        ("a/out/x.txt", "a/out/X.class", GENERATED),
        ("a/build/lib/shop/app.py", "a/setup.py", GENERATED),
        ("web/lib/mailer/Mailer.php", "web/lib/mailer/LICENSE", VENDORED),
        ("wp-content/plugins/hours/hours.php", "wp-content/plugins/hours/LICENSE", OWN),
        ("packages/cart/index.ts", "packages/cart/LICENSE", OWN),
        ("staticfiles/admin/css/base.css", "manage.py", GENERATED),
    ],
)
def test_what_lies_in_and_beside_a_folder_decides(path: str, beside: str, owner: Ownership) -> None:
    """Marks of a package manager or of a build."""
    assert owners(path, beside, "b.txt")[0] is owner


def test_a_heap_of_records_is_data() -> None:
    """A hundred files of XML in one folder were not written, the settings beside them were."""
    files = [*(f"a/cards/{number}.xml" for number in range(101)), "a/pom.xml", "a/conf/log.xml"]
    assert set(owners(*files)[:101]) == {OTHER}
    assert owners(*files)[101:] == [OWN, OWN]


def test_what_is_too_large_was_not_written_by_hand() -> None:
    """Dumps, libraries and bundles would outweigh everything else."""
    sizes = [("a/dump.sql", 300_000), ("a/schema.sql", 90_000), ("a/moment.js", 600_000), ("a/data.py", 2_000_000)]
    assert by_path(sizes) == [OTHER, OWN, VENDORED, OTHER]


@pytest.mark.parametrize(
    ("name", "text", "owner"),
    [
        ("a.go", "// Code generated by mockgen. DO NOT EDIT.\npackage a\n", GENERATED),
        ("a.ts", "/* eslint-disable */\n// @generated by protobuf-ts\n", GENERATED),
        ("a.cs", "//----\n// <auto-generated>\n//     by a tool\n", GENERATED),
        ("a.py", '"""This file was automatically generated."""\n', GENERATED),
        ("schema.rb", "# This file is auto-generated from the current state of the database.\n", GENERATED),
        ("Api.java", "/**\n * NOTE: This class is auto generated by OpenAPI Generator\n */\n", GENERATED),
        ("index.html", "<html>\n<!-- Generated by javadoc (17) -->\n", GENERATED),
        ("app.js", "/******/ (() => { // webpackBootstrap\n", GENERATED),
        ("style.css", ".a{color:red}\n/*# sourceMappingURL=style.css.map */\n", GENERATED),
        ("0001_initial.py", "# Generated by Django 4.2 on 2026-01-03\n\nclass Migration: ...\n", OWN),
        ("slug.py", "# The slug is automatically generated from the title.\n", OWN),
        ("pdf.py", "# The PDF file is generated on the fly.\n", OWN),
        ("compile.py", "# checks the code generated by the user\n", OWN),
        ("text.py", "HINT = 'do not edit'\n", OWN),
        ("requirements.txt", "# This file is autogenerated by pip-compile\nflask==3.0\n", OWN),
        (
            "slider.js",
            "/*!\n * Slider v1.2.0\n * Copyright 2020 Some Body\n * Licensed under MIT\n */\nvar a;\n",
            VENDORED,
        ),
        ("grid.css", "/*! Grid 2.1 | MIT License | https://grid.example */\n.a { color: red }\n", VENDORED),
        ("style.css", "/*\nTheme Name: Lamps\nVersion: 1.0\nLicense: GPL\nURI: https://lamps.example\n*/\n", OWN),
        ("app.js", "// Version 1.0 of the basket\nconst a = 1;\n", OWN),
        ("app.js", "/*\n * Author: Jane Roe\n * Version 1.0, Copyright 2021\n */\nvar a;\n", OWN),
        (
            "a.js",
            "// Copyright 2024 Jane Roe\n// Licensed under the Apache License, Version 2.0\n// http://a.org\n",
            OWN,
        ),
        ("src/a.js", "/*! a v1.0 (c) Jane Roe, MIT */\nexport const a = 1;\n", OWN),
        ("time.js", "//! time.js\n//! version : 2.29.1\n//! license : MIT\n//! time.example\n", VENDORED),
        ("dom.js", "/** @license\n * Dom v17.0.2\n * Copyright (c) Somebody\n */\nvar a;\n", VENDORED),
        ("plot.js", "// https://plot.example v7.8.5 Copyright 2010-2023 Some Body\nvar a;\n", VENDORED),
        ("index.js", '"use strict";\nObject.defineProperty(exports, "__esModule", { value: true });\n', GENERATED),
        ("index.js", "function _classCallCheck(a, b) {}\nvar Lamp = 1;\n", GENERATED),
        ("bundle.js", "(function(){function r(e,n,t){function o(i,f){}}})()\nvar a;\n", GENERATED),
        ("Ui.py", "# Form implementation generated from reading ui file 'a.ui'\n", GENERATED),
        ("ExprParser.java", "// Generated from Expr.g4 by ANTLR 4.9\npackage a;\n", GENERATED),
        ("all.js", "var a=1;" * 1000, VENDORED),
        ("rows.js", "const a = 1;\n" * 1000, OWN),
    ],
)
def test_content_can_take_a_file_from_its_person(name: str, text: str, owner: Ownership) -> None:
    """A generator's mark in a comment, a library's banner, lines no hand writes; what people say of files is none."""
    assert by_content(f"a/{name}", text) is owner


@pytest.mark.parametrize(
    ("path", "text", "owner"),
    [
        (
            "web/lib/class.mail.php",
            "<?php\n/**\n * Mail 5.2\n * @copyright Some Body\n * @license GPL\n * @see https://mail.example\n */\n",
            VENDORED,
        ),
        (
            "web/mail.php",
            "<?php\n/**\n * Mail 5.2\n * @copyright Jane Roe\n * @license MIT https://a.example\n */\n",
            OWN,
        ),
        ("a/lib/yam.py", '__version__ = "3.1"\n__author__ = "Some Body"\n__license__ = "MIT"\n', VENDORED),
        ("a/yam.py", '__version__ = "3.1"\n__author__ = "Some Body"\n__license__ = "MIT"\n', OWN),
        ("a/lib/prices.py", "# Prices in cents, version 2.0\nRATE = 3\n", OWN),
    ],
)
def test_copies_of_libraries_for_servers_are_told_where_such_lie(path: str, text: str, owner: Ownership) -> None:
    """Elsewhere a header with a licence is the person's own."""
    assert by_content(path, text) is owner
