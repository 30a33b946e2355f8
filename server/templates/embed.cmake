# Writes OUTPUT, a source file that holds every *.html under ROOT as text.
file(GLOB_RECURSE files RELATIVE ${ROOT} ${ROOT}/*.html)
list(SORT files)

set(rows "")
foreach(file IN LISTS files)
    file(READ ${ROOT}/${file} content)
    string(REGEX REPLACE "\\.html$" "" name "${file}")
    string(APPEND rows "        {\"${name}\",\n         R\"_html_(${content})_html_\"},\n")
endforeach()

file(WRITE ${OUTPUT} "// Generated from the files in server/templates.
#include \"server/templates/renderer.hpp\"

namespace quorate::server {

std::span<const TemplateSource> template_sources()
{
    static constexpr TemplateSource sources[] = {
${rows}    };
    return sources;
}

}  // namespace quorate::server
")
