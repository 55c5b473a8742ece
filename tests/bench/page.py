"""docs/benchmarks.md: each measurement writes its own part, between marks, and leaves the rest of the page alone."""

from tests.places import ROOT

PAGE = ROOT / "docs" / "benchmarks.md"


def write(part: str, text: str) -> None:
    """Put a table between the marks of its part, at the page's end where it has none yet."""
    begin, end = f"<!-- {part} -->", f"<!-- end of {part} -->"
    page = PAGE.read_text() if PAGE.exists() else "# Benchmarks\n"
    if begin not in page:
        page += f"\n## {part.capitalize()}\n\n{begin}\n{end}\n"
    before, after = page.split(begin)[0], page.split(end)[1]
    PAGE.write_text(f"{before}{begin}\n{text}\n{end}{after}")
