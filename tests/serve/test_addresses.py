"""What requests mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.serve.addresses import is_ours, path_of


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("/", "index.html"),
        ("/a/", "a/index.html"),
        ("/a/b.txt?x=/../#y", "a/b.txt"),
        ("/a%20%E2%80%93/%23.txt", "a –/#.txt"),
        ("/a/../b", None),
        ("/a//b", None),
        ("/a%2fb", None),
        ("/%5c", None),
        ("/%ff", None),
        ("", None),
    ],
)
def test_a_target_means_a_file_or_nothing(target: str, path: str | None) -> None:
    assert path_of(target) == path


@given(st.text(alphabet="/.%2efFcC0aAEeé\\:;?#\0 "))
def test_no_target_leads_upwards(target: str) -> None:
    path = path_of(f"/{target}")
    if path is not None:
        assert not any(part.startswith(".") or not part for part in path.split("/"))
        assert not set(path) & set("\\\0")


def test_others_may_look_when_they_are_let(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.gethostname", lambda: "desk.example.org")
    for host in (
        "desk",
        "desk.local:80",
        "DESK.example.org",
        "192.0.2.7:7535",
        "[2001:db8::1]:7535",
        "preview.example",
    ):
        assert is_ours([host], "192.0.2.7", "preview.example")
    assert not is_ours(["evil.example"], "0.0.0.0", "0.0.0.0")  # noqa: S104
