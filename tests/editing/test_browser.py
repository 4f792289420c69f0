"""A real browser shows the page and finds nothing to refuse. Skipped where there is no Chromium."""

import shutil
import subprocess

import pytest

from tellings.editing import html

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine")
def test_a_browser_applies_the_style_and_reports_no_violation(builder, tmp_path):
    page = tmp_path / "edition.html"
    page.write_text(html(builder.ferry()), encoding="utf-8")
    command = [
        BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--no-first-run", f"--user-data-dir={tmp_path / 'profile'}",
        "--enable-logging=stderr", "--v=0", "--dump-dom", page.as_uri(),
    ]  # fmt: skip
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    except subprocess.TimeoutExpired:
        pytest.skip("the browser did not start in time")
    if "<html" not in done.stdout:
        pytest.skip("the browser does not run on this machine")
    assert "Ferry aground off Hellvik" in done.stdout
    assert "Content Security Policy" not in done.stderr
