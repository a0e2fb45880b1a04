"""Files whose mere name shows a tool: names, endings and folders, each with the name that `packages.toml` knows."""

import re
from collections.abc import Iterator, Mapping

NAMES: Mapping[str, str] = {
    ".git": ".git", ".gitignore": ".gitignore", ".gitattributes": ".gitignore", ".gitmodules": ".gitignore",
    ".hgignore": ".hgignore", "dockerfile": "Dockerfile", "containerfile": "Dockerfile",
    ".dockerignore": "Dockerfile", "docker-compose.yml": "compose", "docker-compose.yaml": "compose",
    "compose.yml": "compose", "compose.yaml": "compose", ".gitlab-ci.yml": "gitlab-ci", "jenkinsfile": "Jenkinsfile",
    ".travis.yml": "travis", "azure-pipelines.yml": "azure-pipelines",
    "bitbucket-pipelines.yml": "bitbucket-pipelines", ".drone.yml": "drone", "appveyor.yml": "appveyor",
    "cloudbuild.yaml": "cloudbuild", "buildspec.yml": "buildspec", "sonar-project.properties": "sonar",
    "codecov.yml": "codecov", ".codecov.yml": "codecov", "makefile": "Makefile", "gnumakefile": "Makefile",
    "cmakelists.txt": "CMakeLists.txt", "meson.build": "meson", "rakefile": "Rakefile", "gruntfile.js": "Gruntfile",
    "gulpfile.js": "gulpfile", "gulpfile.babel.js": "gulpfile", "build.xml": "ant", "pom.xml": "pom.xml",
    "build.gradle": "gradle", "build.gradle.kts": "gradle", "settings.gradle": "gradle",
    "settings.gradle.kts": "gradle", "build.sbt": "sbt", "project.clj": "leiningen", "package.json": "package.json",
    "package-lock.json": "npm-lock", "yarn.lock": "yarn.lock", "pnpm-lock.yaml": "pnpm",
    "pnpm-workspace.yaml": "pnpm", "lerna.json": "lerna", "nx.json": "nx", "turbo.json": "turbo",
    "composer.json": "composer.json", "gemfile": "Gemfile", "cargo.toml": "Cargo.toml", "go.mod": "go.mod",
    "mix.exs": "mix.exs", "pipfile": "Pipfile", "poetry.lock": "poetry.lock", "environment.yml": "conda",
    "environment.yaml": "conda", "setup.py": "setup.py", "pubspec.yaml": "pubspec", "podfile": "Podfile",
    "cartfile": "Cartfile", "package.swift": "Package.swift", "manage.py": "manage.py", "artisan": "artisan",
    "wp-config.php": "wp-config", "config.ru": "config.ru", "symfony.lock": "symfony", "tsconfig.json": "tsconfig",
    "angular.json": "angular.json", "next.config.js": "next.config", "nuxt.config.js": "nuxt.config",
    "vue.config.js": "vue.config", "ember-cli-build.js": "ember", "capacitor.config.json": "capacitor",
    "ionic.config.json": "ionic", "pytest.ini": "pytest", "conftest.py": "pytest", "phpunit.xml": "phpunit",
    "phpunit.xml.dist": "phpunit", ".rspec": "rspec", "karma.conf.js": "karma", "cypress.json": "cypress",
    "behat.yml": "behat", "codeception.yml": "codeception", "mypy.ini": "mypy", "ruff.toml": "ruff",
    ".pylintrc": "pylint", "pylintrc": "pylint", ".rubocop.yml": "rubocop", "phpstan.neon": "phpstan",
    "phpstan.neon.dist": "phpstan", "checkstyle.xml": "checkstyle", "alembic.ini": "alembic",
    "liquibase.properties": "liquibase", "flyway.conf": "flyway", "schema.prisma": "prisma", "knexfile.js": "",
    "dbt_project.yml": "dbt", "vagrantfile": "Vagrantfile", "ansible.cfg": "ansible", "chart.yaml": "helm",
    "kustomization.yaml": "kustomize", "skaffold.yaml": "skaffold", "serverless.yml": "serverless",
    "serverless.yaml": "serverless", "netlify.toml": "netlify", "vercel.json": "vercel", "fly.toml": "fly",
    "render.yaml": "render", "procfile": "Procfile", "app.yaml": "app.yaml", "firebase.json": "firebase",
    "cdk.json": "cdk", "samconfig.toml": "sam", "pulumi.yaml": "pulumi", "nginx.conf": "nginx",
    ".htaccess": "htaccess", "httpd.conf": "httpd", "caddyfile": "caddy", "haproxy.cfg": "haproxy",
    "prometheus.yml": "prometheus", "logstash.conf": "logstash", "redis.conf": "redis", "my.cnf": "mysql",
    "postgresql.conf": "postgresql", "supervisord.conf": "", "androidmanifest.xml": "android",
    "web.config": "web.config", "appsettings.json": "appsettings", "_config.yml": "jekyll", "robot.yaml": "",
    "locustfile.py": "locust", "dvc.yaml": "",
}  # fmt: skip
"""By whole names in small letters."""

_STEMS: Mapping[str, str] = {
    "webpack": "webpack", "babel": "babel", "vite": "vite", "vitest": "vitest", "rollup": "rollup", "jest": "jest",
    "eslint": "eslint", "prettier": "prettier", "postcss": "postcss", "tailwind": "tailwind", "next": "next.config",
    "nuxt": "nuxt.config", "vue": "vue.config", "svelte": "svelte.config", "astro": "astro.config",
    "playwright": "playwright", "cypress": "cypress", "stylelint": "stylelint", "gatsby-config": "gatsby",
    "metro": "react-native", "karma": "karma", "wdio": "webdriverio", "esbuild": "esbuild", "quasar": "quasar",
    "commitlint": "", "capacitor": "capacitor", "uno": "", "remix": "remix", "craco": "react", "snowpack": "",
    "protractor": "protractor",
}  # fmt: skip
"""By the word before `.config.`, `.conf.` or in `.wordrc`."""

_ENDINGS: Mapping[str, str] = {
    ".tf": "terraform", ".tfvars": "terraform", ".proto": "proto", ".graphql": "graphql", ".gql": "graphql",
    ".feature": "gherkin", ".ipynb": "notebook", ".vue": "vue", ".svelte": "svelte", ".csproj": "csproj", ".sln": "",
    ".scss": "scss", ".sass": "scss", ".less": "less", ".styl": "stylus", ".xsl": "xslt", ".xslt": "xslt",
    ".bicep": "bicep", ".robot": "robot", ".rmd": "", ".xib": "", ".storyboard": "", ".xaml": "xaml",
    ".rake": "Rakefile", ".gemspec": "Gemfile", ".wsdl": "wsdl", ".xsd": "xsd", ".dax": "dax", ".cypher": "cypher",
    ".rq": "sparql", ".sparql": "sparql", ".ino": "arduino", ".vhd": "", ".pbix": "powerbi", ".tex": "latex",
    ".svg": "",
}  # fmt: skip
_LONGEST = 250  # characters of a path that tell
_RC = re.compile(
    r"\.?([a-z-]{3,20}?)(?:rc(?:\.[a-z]{2,5})?|\.conf(?:ig)?\.(?:[a-z.]{2,12}))|webpack\.[\w.-]{1,30}\.[cm]?[jt]s|(?P<docker>dockerfile[.-][\w.-]+|[\w-]+\.dockerfile|(?:docker-)?compose[.-][\w.-]+\.ya?ml)"
)
_PATHS = (
    (re.compile(r"(?:^|/)\.github/workflows/[^/]+\.ya?ml$"), "github-actions"),
    (re.compile(r"(?:^|/)\.circleci/config\.ya?ml$"), "circleci"),
    (re.compile(r"(?:^|/)\.husky/"), ""),
    (re.compile(r"(?:^|/)db/migrate/\d+_\w+\.rb$|(?:^|/)config/application\.rb$|(?:^|/)config/routes\.rb$"), "rails"),
    (re.compile(r"(?:^|/)(?:alembic|migrations)/(?:env\.py|script\.py\.mako)$"), "alembic"),
    (re.compile(r"(?:^|/)db/migration/[VUR][\d_.]*__\w+\.sql$", re.IGNORECASE), "flyway"),
    (re.compile(r"(?:^|/)(?:db/changelog/|db\.changelog)[^/]*\.(?:xml|ya?ml|sql)$"), "liquibase"),
    (re.compile(r"(?:^|/)roles/[^/]+/(?:tasks|handlers)/main\.ya?ml$|(?:^|/)playbooks?(?:/[^/]+)?\.ya?ml$"), "ansible"),
    (re.compile(r"(?:^|/)(?:nginx|sites-(?:available|enabled))/[^/]+$|nginx[\w.-]{0,40}\.conf(?:\.\w+)?$"), "nginx"),
    (re.compile(r"(?:^|/)grafana/.*\.(?:json|ya?ml)$"), "grafana"),
    (re.compile(r"(?:^|/)\.storybook/"), "storybook"),
    (re.compile(r"(?:^|/)\.vscode/|(?:^|/)\.idea/"), ""),
)  # fmt: skip


def names(path: str) -> Iterator[str]:
    """Give what a file's path shows by itself."""
    lower = path[-_LONGEST:].lower()
    name = lower.rpartition("/")[2]
    found = [NAMES.get(name), _stem(name), _ENDINGS.get(name[name.rfind(".") :] if "." in name else "")]
    found += [told for pattern, told in _PATHS if pattern.search(lower)]
    yield from dict.fromkeys([each for each in found if each])


def _stem(name: str) -> str | None:
    found = _RC.fullmatch(name)
    if not found:
        return None
    if found["docker"]:
        return "compose" if "compose" in name else "Dockerfile"
    return "webpack" if name.startswith("webpack.") else _STEMS.get(found[1])
