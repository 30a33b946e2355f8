#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/access/actor.hpp"
#include "core/cases/case_tools.hpp"
#include "core/circulation/papers_plan.hpp"

namespace quorate::core {

/// Why somebody who is to have a copy of a record has none.
enum class NoCopy { not_prepared, waits_for_release, not_released, held, came_back, taken_back };

std::string_view code(NoCopy why);   // "not_prepared": used by the API. Never changes
std::string_view label(NoCopy why);  // "not sent yet": after a number of people

/// To how many of those who are to have it a record has gone.
enum class Reached { none, some, all };

std::string_view code(Reached reached);  // "some": used by the API. Never changes

/// Somebody who is to have a copy and has none.
struct MissingCopy {
    InviteeId seat = {};
    PersonName name = {};
    NoCopy why = NoCopy::not_prepared;
};

/// How far the record of a meeting has got. Those are to have it to whom release_for() gives
/// anything of it: not whom the chair chose to give nothing, nor whom the gate lets have nothing.
struct RecordReach {
    int due = 0;   // who are to have it
    int left = 0;  // of those, to whom a copy has gone that did not come back and is not held
    std::vector<MissingCopy> missing = {};
    int chosen_nothing = 0;  // whom the chair gives nothing; they are not missing
    int held_back = 0;  // who were sent a copy of which nothing opens any more; not missing either
    std::optional<Instant> all_left_at = {};  // when the last of them was sent theirs

    Reached reached() const
    {
        if (left == 0) return Reached::none;
        return left < due ? Reached::some : Reached::all;
    }

    /// How many are missing for this reason.
    int missing_for(NoCopy why) const;
};

/// That of a plan which was made already.
RecordReach record_reach(const PapersPlan& plan);

/// The same for one meeting, in as many queries however many seats it has. Before the minutes are
/// agreed nobody is to have anything.
RecordReach record_reach_of(UnitOfWork& work, const MeetingFile& file);

/// Notes as an event of the case that the record was sent, once everybody who is to have it has it:
/// on the day on which the last of them was sent theirs. For whatever may have been the last step
/// to that; nothing while somebody is missing. Audits nothing.
void note_when_all_have_it(UnitOfWork& work,
                           const CaseTools& tools,
                           const Actor& actor,
                           const MeetingFile& file);

}  // namespace quorate::core
