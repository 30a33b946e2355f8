#pragma once

#include <optional>
#include <string>

#include "core/minutes/minutes_file.hpp"
#include "core/unit_of_work.hpp"
#include "server/pages/record/minutes_view.hpp"

namespace quorate::server {

/// What this person typed at an item and did not save, if any of it is not in the minutes since.
std::optional<MinutesDraft> restored_draft(App& app,
                                           const core::Actor& actor,
                                           const core::MinutesFile& file,
                                           const std::string& item);

/// It is saved now.
void drop_draft(core::UnitOfWork& work,
                const core::Actor& actor,
                const core::MeetingId& meeting,
                const std::string& item);

}  // namespace quorate::server
