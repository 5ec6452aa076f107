"""A briefing as a Word document (the extra `zerohour[docx]`). The same briefing gives the same bytes."""

import io
import zipfile
from datetime import datetime, time
from typing import TYPE_CHECKING

from zerohour.errors import UsageError
from zerohour.show.brief.compose import Brief, Line, reference
from zerohour.show.brief.pdf import words_of

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph


def docx(brief: Brief) -> bytes:
    """The file. Raises UsageError without python-docx."""
    try:
        from docx import Document
    except ImportError as why:
        raise UsageError("a briefing as docx needs python-docx; install it with: pip install 'zerohour[docx]'") from why
    made, when = Document(), datetime.combine(brief.as_of, time())
    about = made.core_properties
    about.title, about.author, about.comments = brief.title, "", ""
    about.created = about.modified = when
    made.add_heading(brief.title, 1)
    for line in brief.bottom:
        _line(made, line, "List Number")
    made.add_paragraph(words_of(brief.covers))
    for title, rows in brief.sections:
        made.add_heading(title, 2)
        for line in rows:
            _line(made, line, "List Bullet")
        if not rows:
            made.add_paragraph("Nothing.")
    made.add_heading("References", 2)
    for number, report in brief.references:
        _marked(made.add_paragraph(f"{number}. {words_of(reference(report))} (report {report.id})"), f"r{number}", number)
    if brief.refused:
        made.add_heading("Refused", 2)
        made.add_paragraph("These lines claim what their references do not say, and were left out.")
        for _, missing in brief.refused:
            made.add_paragraph(words_of(", ".join(missing)), "List Bullet")
    return _dated(made, when)


def _line(made: "Document", line: Line, style: str) -> None:
    from docx.shared import Pt

    paragraph = made.add_paragraph(words_of(line.words) + " ", style)
    for number in line.cites:
        _link(paragraph, f"[{number}]", f"r{number}")
    for facts in line.beside:
        run = paragraph.add_run()
        run.add_break()
        run.add_text(words_of(facts))
        run.font.size = Pt(8.5)


def _link(paragraph: "Paragraph", words: str, to: str) -> None:
    """Words that lead to a mark of the document, which python-docx has no call for."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    link, run = OxmlElement("w:hyperlink"), paragraph.add_run(words)
    link.set(qn("w:anchor"), to)
    link.append(run._r)
    paragraph._p.append(link)


def _marked(paragraph: "Paragraph", name: str, number: int) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    begin, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (begin, end):
        mark.set(qn("w:id"), str(number))
    begin.set(qn("w:name"), name)
    paragraph._p.insert(0, begin)
    paragraph._p.append(end)


def _dated(made: "Document", when: datetime) -> bytes:
    """The document's file, whose parts bear the day of the briefing and not the moment of writing."""
    first, last = io.BytesIO(), io.BytesIO()
    made.save(first)
    with zipfile.ZipFile(first) as old, zipfile.ZipFile(last, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            # The oldest year that an archive can tell.
            moment = (max(when.year, 1980), when.month, when.day, 0, 0, 0)
            new.writestr(zipfile.ZipInfo(part.filename, moment), old.read(part), zipfile.ZIP_DEFLATED)
    return last.getvalue()
