#pragma once

#include "core/access/actor.hpp"
#include "core/cases/case_tools.hpp"
#include "core/meetings/meeting.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Counts back from the day of a conference that is booked what has to be done before it: reports
/// shared, everybody told, requests to exclude somebody made. To be called when the meeting was
/// booked, moved or cancelled; of any other meeting it does nothing. Decides nothing about
/// permission and audits nothing.
void note_booked_conference(UnitOfWork& work,
                            const CaseTools& tools,
                            const Actor& actor,
                            const Meeting& meeting);

/// The conference was adjourned: nothing is due before it any more.
void note_adjourned_conference(UnitOfWork& work,
                               const CaseTools& tools,
                               const Actor& actor,
                               const Meeting& meeting);

}  // namespace quorate::core
