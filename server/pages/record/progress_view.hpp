#pragma once

#include <optional>
#include <string>

#include "core/minutes/minutes_file.hpp"
#include "core/minutes/write_plan.hpp"
#include "server/http/request.hpp"
#include "server/pages/record/minutes_view.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// Whether the page of this agenda item asks how the plan has gone: the item about progress, or
/// where an agenda has none the one about the plan.
bool asks_for_progress(const core::MinutesFile& file, const std::string& item);

/// The cards of record/progress: each part that was in the plan before this meeting.
View progress_view(const core::MinutesFile& file, const MinutesDraft& draft, bool can_write);

/// What was said of a part on that page; nothing when it was left as it stood.
std::optional<core::SayProgress> typed_progress(const Fields& form,
                                                const core::MinutesFile& file,
                                                const core::PlanPart& part);

}  // namespace quorate::server
