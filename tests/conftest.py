"""What every test may ask for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from engross.saxon import Saxon
from tests.clusters import running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tests.clusters import Dask

REPOSITORY = Path(__file__).parent.parent

# speed is measured in bench/, never asserted in a test
settings.register_profile("without deadlines", deadline=None)
settings.load_profile("without deadlines")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Golden files change only when this is asked for."""
    parser.addoption("--update-golden", action="store_true", help="write the expected files of tests/editions anew")


@pytest.fixture(scope="session")
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether expected files are to be written instead of compared."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of this repository, the flagship edition."""
    return REPOSITORY


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The corpus of real TEI, where it stands beside the repository."""
    folder = REPOSITORY.parent / "shared" / "corpus"
    if not folder.is_dir():
        pytest.skip("the corpus of real TEI is not beside this repository")
    return folder


@pytest.fixture(scope="session")
def saxon() -> Saxon:
    """The one XSLT processor of this process."""
    return Saxon()


@pytest.fixture
def make_edition(tmp_path: Path) -> Callable[..., Path]:
    """Give a function that lays out an edition of files by name; edition.toml is empty unless it is among them."""

    def make(files: Mapping[str, str | bytes]) -> Path:
        for path, content in {"edition.toml": "", **files}.items():
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return make


@pytest.fixture(scope="module")
def dask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dask]:
    """A Dask scheduler and two workers on this computer."""
    pytest.importorskip("distributed")
    with running(tmp_path_factory.mktemp("dask")) as cluster:
        yield cluster
