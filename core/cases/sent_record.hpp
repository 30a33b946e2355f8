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

/// Records, when the last of the letters about a conference's decisions has left, that they were
/// sent that day, and works out what that meets. Nothing when it is recorded already.
void note_letter_sent(
    UnitOfWork& work, const CaseTools& tools, const Actor& actor, const Meeting& meeting, Date on);

}  // namespace quorate::core
