#pragma once

#include "core/access/actor.hpp"
#include "core/cases/case_tools.hpp"
#include "core/meetings/meeting.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Records, when the minutes of a conference or a strategy discussion go out for the first time,
/// that its record was sent today, and works out what that meets. Nothing for other meetings.
/// Decides nothing about permission and audits nothing: the use case that sends them does.
void note_record_sent(UnitOfWork& work,
                      const CaseTools& tools,
                      const Actor& actor,
                      const Meeting& meeting);

}  // namespace quorate::core
