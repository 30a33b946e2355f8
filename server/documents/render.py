"""HTML on standard input, a tagged PDF on standard output; the style is the first argument.

Nothing is fetched, from nowhere: an address in the HTML, of whichever scheme, is left out.
"""

import logging
import sys

logging.disable(logging.CRITICAL)

from weasyprint import CSS, HTML
import pydyf


def refuse(url, *_, **__):
    raise ValueError("nothing is fetched")


def finish(_document, pdf):
    # WeasyPrint tags only what is to be PDF/UA, and says that it is. We do not claim that.
    pdf.catalog.pop("Metadata", None)
    for each in pdf.objects:
        if isinstance(each, pydyf.Stream) and each.extra.get("Type") == "/Metadata":
            each.extra.clear()
            each.stream.clear()


html = HTML(string=sys.stdin.buffer.read().decode(), url_fetcher=refuse)
css = CSS(string=sys.argv[1], url_fetcher=refuse)
pdf = html.write_pdf(stylesheets=[css], variant="pdf/ua-1", finisher=finish)
sys.stdout.buffer.write(pdf)
