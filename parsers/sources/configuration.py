"""Configuration: images of containers, steps of pipelines, providers, resources of clusters, commands."""

import re
from collections.abc import Iterator

from parsers.sources.blanks import blanked
from parsers.sources.sight import Places, Sight, numbered

_FROM = re.compile(r"^[ \t]*+FROM[ \t]++(?:--\S++[ \t]++)?(\S++)", re.MULTILINE | re.IGNORECASE)
_IMAGE = re.compile(
    r"^[ \t]*+(?:-[ \t]++)?(?:(?:image|container)[ \t]*+:[ \t]*+['\"]?+(?=[a-z0-9])"
    r"|name[ \t]*+:[ \t]*+['\"]?+(?=[a-z][\w./-]{0,80}:\w))([\w./-]++(?::[\w.-]++)?)",
    re.MULTILINE,
)
_SERVICE = re.compile(r"^[ \t]++-[ \t]++['\"]?+([a-z0-9][\w./-]*+:[\w.-]++)['\"]?+[ \t]*+$", re.MULTILINE)
_RUN = re.compile(
    r"^[ \t]*+(?:-[ \t]++)?(?:RUN|CMD|ENTRYPOINT|run|commands?|script|web|worker|release|beat|sh|bat)?[ \t]*+[:=]?"
    r"[ \t]*+([^\n]*+)",
    re.MULTILINE,
)
_SAYS = re.compile(r"[ \t@-]*+(?:RUN[ \t]++)?(?:echo|printf)\b")
_USES = re.compile(r"^[ \t]*+(?:-[ \t]++)?uses[ \t]*+:[ \t]*+['\"]?+([\w./-]++)", re.MULTILINE)
_COMMAND = re.compile(
    r"(?:^|&&|\|\|?|;)[ \t]*+[\[\"'@(-]*+"
    r"(?:(?:sudo|npx|poetry|pipenv|uv|bundle|time|exec|vendor/bin/|run)\b[ \t/]*+)*+([A-Za-z][\w.-]*+)(?![=:])"
)
_KUBERNETES = re.compile(r"^apiVersion[ \t]*+:[ \t]*+([\w./-]++)", re.MULTILINE)
_KIND = re.compile(r"^kind[ \t]*+:[ \t]*+\w", re.MULTILINE)
_PLAYBOOK = re.compile(
    r"^-[ \t]++(?:name[ \t]*+:[^\n]*+\n[ \t]++)?hosts[ \t]*+:|^-[ \t]++import_playbook", re.MULTILINE
)
_RUNTIME = re.compile(
    r"^[ \t]++runtime[ \t]*+:[ \t]*+['\"]?(?:python|nodejs|java|go|dotnet|ruby|provided)[\d.]",
    re.IGNORECASE | re.MULTILINE,
)
_HEADS = (
    (
        re.compile(r"^['\"]?openapi['\"]?[ \t]*+:[ \t]*+['\"]?3|^[ \t]*+\"openapi\"[ \t]*+:[ \t]*+\"3", re.MULTILINE),
        "openapi",
    ),
    (
        re.compile(r"^['\"]?swagger['\"]?[ \t]*+:[ \t]*+['\"]?2|^[ \t]*+\"swagger\"[ \t]*+:[ \t]*+\"2", re.MULTILINE),
        "swagger",
    ),
    (re.compile(r"AWSTemplateFormatVersion|^[ \t]++Type[ \t]*+:[ \t]*+AWS::", re.MULTILINE), "cloudformation"),
    (re.compile(r"AWS::Serverless-20"), "sam"),
    (re.compile(r"^[ \t]*+server[ \t]*+\{[^}]{0,2000}?\b(?:listen|proxy_pass|server_name)\b", re.MULTILINE), "nginx"),
    (re.compile(r"^[ \t]*+<VirtualHost\b", re.MULTILINE), "httpd"),
    (re.compile(r"^[ \t]*+rpc[ \t]++\w+[ \t]*+\(", re.MULTILINE), "rpc"),
    (re.compile(r"^core_version_requirement[ \t]*+:", re.MULTILINE), "drupal"),
    (re.compile(r"^@tailwind\b|^@import[ \t]++[\"']tailwindcss", re.MULTILINE), "tailwind"),
    (re.compile(r"\bredis\.p?call[ \t]*+\("), "redis"),
    (re.compile(r"^scrape_configs[ \t]*+:", re.MULTILINE), "prometheus"),
    (re.compile(r"^databaseChangeLog[ \t]*+:", re.MULTILINE), "liquibase"),
    (re.compile(r"<databaseChangeLog\b"), "liquibase"),
    (_RUNTIME, "lambda"),
    (re.compile(r"<struts>"), "struts"),
    (re.compile(r"^[ \t*]*+Theme Name[ \t]*+:", re.MULTILINE), "wordpress"),
    (re.compile(r"<web-app\b"), "servlet"),
    (re.compile(r"<mapper[ \t]++namespace="), "mybatis"),
    (re.compile(r"<beans\b[^>]{0,500}springframework"), "spring"),
    (re.compile(r"<project\b[^>]{0,200}\bdefault="), "ant"),
)
_PROVIDER = re.compile(r"^[ \t]*+(?:provider|resource|data)[ \t]++\"([a-z]++)(?:_(\w++))?\"", re.MULTILINE)
_LEADING = 20_000  # characters of a file that say what it is


def dockerfile(text: str) -> Iterator[Sight]:
    """Give the images that a Dockerfile builds on, and the programs that it starts."""
    written, places = blanked(text, "settings").written, Places(text)
    for found in _FROM.finditer(written):
        yield Sight("image", image(found[1]), places.line(found.start()), "configuration")
    yield from commands(text)


def yaml(text: str) -> Iterator[Sight]:
    """Give images, actions, commands and kinds of resources of a file in YAML, which is not loaded."""
    written, places = blanked(text, "settings").written, Places(text)
    for pattern in (_IMAGE, _SERVICE):
        for found in pattern.finditer(written):
            yield Sight("image", image(found[1]), places.line(found.start(1)), "configuration")
    for found in _USES.finditer(written):
        yield Sight("action", found[1], places.line(found.start()), "configuration")
    kind = _KUBERNETES.search(written)
    if kind and _KIND.search(written):
        yield Sight("resource", kind[1], places.line(kind.start()), "configuration")
    play = _PLAYBOOK.search(written)
    if play:
        yield Sight("file", "ansible", places.line(play.start()), "configuration")
    yield from heads(text)


def heads(text: str) -> Iterator[Sight]:
    """Give what the first lines of a file in YAML, JSON or XML say that it is."""
    for pattern, name in _HEADS:
        found = pattern.search(text, 0, _LEADING)
        if found:
            yield Sight("file", name, text.count("\n", 0, found.start()) + 1, "configuration")


def commands(text: str, family: str = "settings") -> Iterator[Sight]:
    """Give the programs that lines of a Makefile, pipeline, Procfile or Dockerfile start. family: of its comments."""
    for number, line in numbered(blanked(text, family).written):
        run = None if not line or _SAYS.match(line) else _RUN.match(line[:500])
        for found in _COMMAND.finditer(run[1] if run else ""):
            yield Sight("command", found[1], number, "configuration")


def terraform(text: str) -> Iterator[Sight]:
    """Give the providers of Terraform and the kinds of resources: `aws`, `aws_s3_bucket`."""
    code, places = blanked(text, "hash").written, Places(text)
    for found in _PROVIDER.finditer(code):
        yield Sight(
            "provider", found[1] + (f"_{found[2]}" if found[2] else ""), places.line(found.start()), "configuration"
        )


def image(reference: str) -> str:
    """Return an image's name without registry and tag: `docker.io/library/python:3.12-slim` is `python`."""
    name = reference.partition("@")[0]
    parts = name.split("/")
    if len(parts) > 1 and ("." in parts[0] or ":" in parts[0] or parts[0] == "localhost"):
        parts = parts[1:]
    parts[-1] = parts[-1].partition(":")[0]
    return "/".join(parts).removeprefix("library/")
