#pragma once

#include <string_view>

namespace quorate::server {

/// The lines of Python that make a PDF with WeasyPrint (render.py), compiled in.
std::string_view pdf_script();

/// The style of every PDF (document.css), compiled in.
std::string_view document_style();

}  // namespace quorate::server
