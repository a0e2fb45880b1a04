"""Tests, migrations and templates among a person's own files."""

import pytest

from parsers.sources.purpose import is_migration, is_template, is_test


@pytest.mark.parametrize(
    ("path", "is_one"),
    [
        ("a/test_basket.py", True),
        ("a/basket_test.go", True),
        ("a/basket.spec.ts", True),
        ("a/basket.cy.js", True),
        ("a/src/test/java/org/example/Basket.java", True),
        ("a/tests/basket.py", True),
        ("a/__tests__/basket.jsx", True),
        ("a/spec/basket_spec.rb", True),
        ("Shop.Tests/BasketTests.cs", True),
        ("a/BasketTest.php", True),
        ("a/features/basket.feature", True),
        ("a/tests/__init__.py", False),
        ("a/tests/conftest.py", False),
        ("a/tests/fixtures/basket.py", False),
        ("a/tests/basket.json", False),
        ("a/latest.py", False),
        ("a/contest/entry.py", False),
        ("a/testimonials.js", False),
    ],
)
def test_tests_are_known_by_name_or_folder(path: str, *, is_one: bool) -> None:
    """Of the frameworks of the field; their data and settings are none."""
    assert is_test(path) is is_one


def test_the_empty_tests_that_django_writes_are_none() -> None:
    """They show that a project was begun."""
    assert not is_test("shop/tests.py", "from django.test import TestCase\n\n# Create your tests here.\n")
    assert is_test("shop/tests.py", "from django.test import TestCase\n\nclass Basket(TestCase):\n    pass\n")


@pytest.mark.parametrize(
    "path",
    [
        "shop/migrations/0002_order_paid.py",
        "alembic/versions/3f2a_orders.py",
        "migrations/versions/3f2a_orders.py",
        "db/migrate/20260103101010_create_orders.rb",
        "database/migrations/2026_01_03_000000_create_orders_table.php",
        "src/main/resources/db/migration/V1_2__orders.sql",
        "prisma/migrations/20260103_orders/migration.sql",
        "Shop/Migrations/20260103101010_Orders.cs",
        "src/migrations/1704276610000-CreateOrders.ts",
        "priv/repo/migrations/20260103101010_orders.exs",
        "db/migrations/000001_orders.up.sql",
        "migrations/Version20260103101010.php",
        "src/main/resources/db/changelog/orders.xml",
    ],
)
def test_migrations_are_known_by_the_places_of_their_tools(path: str) -> None:
    """Django, Alembic, Rails, Laravel, Flyway, Prisma, Entity Framework and others."""
    assert is_migration(path)


@pytest.mark.parametrize(
    "path", ["shop/migrations/__init__.py", "docs/migration.md", "alembic/env.py", "v1/orders.sql"]
)
def test_what_lies_beside_migrations_is_none(path: str) -> None:
    """Not each file of the folder is a step."""
    assert not is_migration(path)


@pytest.mark.parametrize(
    ("path", "text", "is_one"),
    [
        ("shop/templates/shop/list.html", None, True),
        ("views/list.ejs", None, True),
        ("resources/views/list.blade.php", None, True),
        ("Views/Home/Index.cshtml", None, True),
        ("src/main/resources/templates/toll.html", None, True),
        ("site.conf.j2", None, True),
        ("web/list.html", "{% for lamp in lamps %}{{ lamp }}{% endfor %}", True),
        ("web/list.html", '<p th:text="${lamp}"></p>', True),
        ("web/list.html", "<p>{{ lamp }}</p>", False),
        ("src/app/list.component.html", '<p *ngIf="a">{{ lamp }}</p>', False),
        ("web/index.html", "<p>Lamps</p>", False),
        ("web/list.js", "{% if a %}", False),
    ],
)
def test_templates_are_what_a_server_fills_in(path: str, text: str | None, *, is_one: bool) -> None:
    """By ending, place or marks; those that a browser fills in are none."""
    assert is_template(path, text) is is_one
