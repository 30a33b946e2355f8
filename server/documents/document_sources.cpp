#include "server/documents/document_sources.hpp"

namespace quorate::server {
namespace {

constexpr char script[] = {
#embed "render.py"
};

constexpr char style[] = {
#embed "document.css"
};

}  // namespace

std::string_view pdf_script()
{
    return {script, sizeof script};
}

std::string_view document_style()
{
    return {style, sizeof style};
}

}  // namespace quorate::server
