#pragma once

#include <string_view>

#include "core/pack/report_file.hpp"

namespace quorate::server {

/// What the parts of a Word document or an OpenDocument text say of it, by their content types and
/// relationships: a macro is one whatever its file is called. Links that a reader clicks may lead
/// elsewhere, and a template may be on the writer's own disk, as Word notes it. Of other files:
/// nothing. Reads the lists of parts alone, and of each no more than a megabyte.
core::FileDanger danger_in_parts(core::ReportFileType type, std::string_view bytes);

}  // namespace quorate::server
