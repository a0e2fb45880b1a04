"""Names of folders and files that a person's own code does not have: those of libraries, and of what programs make.

The list follows GitHub's linguist (vendor.yml and generated.rb, MIT licence, Copyright (c) 2017 GitHub, Inc.): checked
against it and written anew, with what people send and repositories leave out (virtual environments, lock files).
Everything is in lower case.
"""

import re

VENDORED_FOLDERS = frozenset({
    "node_modules", "bower_components", "jspm_packages", "web_modules", "site-packages", "dist-packages", "pods",
    "carthage", "godeps", "third_party", "third-party", "thirdparty", "3rdparty", "3rd_party", "3rd-party",
    "wp-includes", "wp-admin", ".bundle", ".yarn", ".mvn", ".nuget", "elm-stuff", "ckeditor", "tinymce", "tiny_mce",
    "mathjax",
})  # fmt: skip
"""Folders that only libraries lie in."""

GENERATED_FOLDERS = frozenset({
    "__pycache__", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".tox", ".nox", ".eggs", "htmlcov", ".nyc_output",
    "lcov-report", ".next", ".nuxt", ".output", ".svelte-kit", ".angular", ".cache", ".parcel-cache", ".turbo",
    ".gradle", ".terraform", ".serverless", ".dart_tool", "deriveddata", ".ipynb_checkpoints", ".idea", ".vs",
    "cmakefiles", "storybook-static", ".docusaurus", ".expo", ".vercel", ".netlify", ".aws-sam", "cdk.out",
    ".hypothesis", "_site", "jupyter_execute",
})  # fmt: skip
"""Folders that only programs write to."""

FOLDER_ENDINGS = ((".egg-info", False), (".dist-info", True), (".xcworkspace", False), (".xcodeproj", False))
"""Endings of such folders, and whether libraries lie in them."""

EITHER_VENDOR = frozenset({"vendor", "vendors", "external", "externals", "deps"})
"""Folders that hold libraries, or are the person's own."""

EITHER_OUTPUT = frozenset({"dist", "build", "out", "output", "target", "bin", "obj", "coverage", "staticfiles", "lib"})
"""Folders that hold what a build made, or are the person's own."""

ASSET_FOLDERS = frozenset({
    "static", "public", "assets", "wwwroot", "webroot", "www", "js", "css", "scripts", "javascripts", "stylesheets",
})  # fmt: skip
"""Folders that a browser is served from, where libraries are copied to."""

ROOT_MARKS = (
    ("pyvenv.cfg", ""), ("bin/activate", ""), ("scripts/activate", ""), ("system/core/codeigniter.php", "system/"),
    ("core/lib/drupal.php", "core/"), ("wp-content/plugins/akismet/akismet.php", "wp-content/plugins/akismet/"),
)  # fmt: skip
"""Ends of paths that tell of libraries: before them, and with the second part behind, stands the folder they lie in."""

MANIFESTS = frozenset({
    "package.json", "composer.json", "go.mod", "gemfile", "pom.xml", "build.gradle", "build.gradle.kts", "cargo.toml",
    "pyproject.toml", "setup.py", "setup.cfg", "requirements.txt", "pipfile", "manage.py", "mix.exs", "rebar.config",
    "pubspec.yaml", "build.sbt", "makefile", "cmakelists.txt", "bower.json", "package.swift",
})  # fmt: skip
"""Files at the top of a project."""

LIBRARY_PARTS = re.compile(
    r"^(?:autoload\.php$|composer/|modules\.txt$|bundle/|cache/|gems/|(?:[\w-]+\.)+(?:com|org|net|io|in|dev|gov|edu)/)"
)
"""What lies in a folder that a package manager filled (Composer, Go, Bundler)."""

OUTPUT_PARTS = re.compile(
    r"(?:^|/)(?:cmakecache\.txt|maven-status/|generated-sources/|surefire-reports/|asset-manifest\.json|test-results/"
    r"|intermediates/|lcov\.info|coverage-final\.json|clover\.xml|staticfiles\.json|project\.assets\.json|_next/"
    r"|\.buildinfo|tsconfig\.tsbuildinfo|bundle\.(?:js|css)|base_library\.zip)|^(?:debug|release|classes|libs|lib"
    r"|net\d[\w.]*|bdist\.[\w-]+|production|rest_framework|admin/css)/|\.min\.(?:js|css)$|\.(?:map|d\.ts)$"
)
"""What lies in a folder that a build filled."""

MADE_ENDINGS = frozenset({
    "pyc", "pyo", "class", "o", "obj", "pdb", "map", "tsbuildinfo", "dex", "ilk", "lo", "beam", "elc", "hi", "cmi",
    "cmx", "cmo", "rlib", "rmeta",
})  # fmt: skip
"""Compiled files."""

PROGRAM_ENDINGS = MADE_ENDINGS | frozenset({
    "exe", "dll", "jar", "war", "ear", "so", "dylib", "a", "lib", "apk", "aab", "ipa", "msi", "bin", "pyd", "whl",
    "nupkg", "deb", "rpm", "wasm", "com", "sys", "ocx", "egg", "appimage", "dmg", "elf", "hex",
})  # fmt: skip
"""Compiled files and programs."""

DATA_ENDINGS = frozenset({
    "csv", "tsv", "svg", "pem", "key", "crt", "wkt", "fits", "geojson", "gpx", "kml", "log", "po", "patch", "diff",
    "srt", "bak", "swp", "ics", "vcf", "eps", "sqlite", "db",
})  # fmt: skip
"""Text that is no code, and databases."""

TEXT_ENDINGS = frozenset({
    "conf", "cfg", "ini", "env", "example", "sample", "dist", "template", "tpl", "config", "in", "storyboard", "xib",
    "http", "rest", "mod", "lic", "gitignore", "gitattributes", "local", "test", "development", "production", "sql",
    "webapp", "manifest", "ipynb", "service", "prettierrc", "eslintrc", "nvmrc", "htaccess",
})  # fmt: skip
"""Endings that `identify` does not know as text."""

MADE_FILE = re.compile(
    r"package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|bun\.lockb?|go\.sum|packages\.lock\.json|.*\.lock(?:\.hcl)?"
    r"|gradle\.lockfile|conda-lock\.yml|package\.resolved|asset-manifest\.json|mix-manifest\.json|assemblyinfo\.cs"
    r"|.*_pb2(?:_grpc)?\.pyi?|.*\.pb(?:\.(?:gw|validate))?\.(?:go|cc|h|dart)|.*_pb\.(?:js|d\.ts|rb)|zz_generated.*"
    r"|.*\.(?:g|freezed|gr|mocks)\.dart|.*\.designer\.(?:cs|vb)|.*\.g(?:\.i)?\.cs|.*\.generated\.\w+|.*\.feature\.cs"
    r"|.*_generated\.(?:go|h|rs|ts)|.*modelsnapshot\.cs|.*[.-](?=[0-9a-f]*\d)(?=\d*[a-f])[0-9a-f]{8,20}(?:\.chunk)?\.(?:js|css)"
    r"|config\.(?:guess|sub)|aclocal\.m4"
)
"""Lock files and the output of known generators."""

_KNOWN = (
    r"popper|lodash|underscore|moment|angular|vue|vuex|react|react-dom|d3|chart|axios|backbone|ember|handlebars|knockout"
    r"|leaflet|three|require|slick|swiper|toastr|prototype|foundation|bulma|materialize|semantic|uikit|mustache|polyfill"
    r"|alpine|htmx|socket\.io|highcharts|echarts|codemirror|ace|dropzone|flatpickr|fullcalendar|lightbox|masonry"
    r"|isotope|waypoints|wow|aos|gsap|tweenmax|zepto|dojo|yui|raphael|p5|phaser|hammer|bootstrap"
)
LIBRARY_FILE = re.compile(
    r"gradlew(?:\.bat)?|script\.py\.mako|mvnw(?:\.cmd)?|gradle-wrapper\.\w+|\.pnp\.c?js|wait-for-it\.sh|get-pip\.py|ez_setup\.py|six\.py"
    r"|distribute_setup\.py|versioneer\.py|cpplint\.py|bottle\.py|erlang\.mk|sqlite3(?:ext)?\.[ch]|stb_\w+\.h|cjson\.[ch]"
    r"|json\.hpp|catch(?:2|_amalgamated)?\.hpp|doctest\.h|uthash\.h|httplib\.h|.*[.-]min\.(?:m?js|css)"
    r"|jquery(?:[.-][\w.-]*)?\.(?:js|css)|(?:custom\.)?bootstrap(?:[.-](?:grid|reboot|icons|theme|utilities|rtl|select"
    r"|datepicker|table|responsive)[\w.-]*)?\.(?:css|less)|bootstrap[.-](?:datepicker|select|table)[\w.-]*\.js"
    r"|font-?awesome[\w.-]*\.(?:css|scss|less)|normalize\.(?:css|scss)|animate\.css|modernizr[\w.-]*\.js|respond\.js"
    r"|html5shiv[\w.-]*\.js|tiny_?mce[\w.-]*\.js|ckeditor\.js|datatables[\w.-]*\.(?:js|css)|sh(?:core|brush\w*)\.js"
    r"|sweetalert2?[\w.-]*\.(?:js|css)|owl\.carousel[\w.-]*\.(?:js|css)|select2(?:\.full)?\.(?:js|css)"
    r"|cordova[\w.-]*\.js|mootools[\w.-]*\.js|.*-vsdoc\.js|.*\.intellisense\.js"
    rf"|[\w.-]+[.-]v?\d+\.\d+\.\d+[\w.-]*\.(?:m?js|css)|(?:{_KNOWN})[.-]v?\d[\w.-]*\.(?:m?js|css)"
    rf"|(?:{_KNOWN})(?:\.(?:umd|global|esm|prod|production|development|runtime|slim|full|bundle))+\.(?:m?js|css)"
)
"""Files of libraries by names that nobody gives to their own."""

COPIED_FILE = re.compile(rf"(?:{_KNOWN})(?:[.-](?:all|core))?\.(?:js|css)")
"""Names of libraries that people also give to their own files, such as `axios.js`: in a folder of assets they tell."""

WORDPRESS_FILE = re.compile(r"wp-[\w-]+\.php|xmlrpc\.php|index\.php|license\.txt|readme\.html")
"""Files beside `wp-settings.php`."""

PATH_PARTS = re.compile(
    r"(?:^|/)(?:wwwroot/lib/|packages/[\w.]+\.\d+\.\d+(?:\.\d+)*/|wp-content/themes/twenty\w+/"
    r"|wp-content/plugins/(?:akismet/|hello\.php)|views/vendor/(?:pagination|mail|notifications)/|gradle/wrapper/)"
)
"""Parts of paths where libraries and what comes with a framework lie."""
