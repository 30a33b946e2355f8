#pragma once

#include <string>
#include <vector>

#include "core/minutes/minutes_file.hpp"
#include "core/minutes/proof_reading.hpp"
#include "core/support/random.hpp"

namespace quorate::core {

/// Longest text of a section, in characters.
inline constexpr std::size_t longest_section = 50'000;

/// Opens the minutes with the sections of the meeting's agenda; where each agency speaks, one for
/// each that was invited. They can be opened and written before the meeting's day, to prepare it.
/// Minutes that are open already are given as they are.
Result<MinutesFile> open_minutes(UnitOfWork& work,
                                 const Clock& clock,
                                 RandomSource& random,
                                 const Actor& actor,
                                 const MeetingId& meeting);

struct SaveSection {
    MeetingId meeting;
    MinuteSectionId section;
    int version = 0;  // as it was read
    std::string body = {};
    bool visible_to_family = false;
};

/// Keeps what was written. `stale_version` when somebody else saved in between: both texts are
/// still there, one in the store and one with the writer. `wrong_state` after approval.
Result<MinuteSection> save_section(UnitOfWork& work,
                                   const Clock& clock,
                                   const Actor& actor,
                                   const SaveSection& command);

struct ApproveMinutes {
    MeetingId meeting;
    int version = 0;                          // of the minutes, as the chair read them
    std::vector<std::string> confirmed = {};  // the keys of findings that may stay
};

/// What findings_in() finds in minutes that are not agreed yet, for those who see them. Audited.
Result<std::vector<Finding>> proof_read_minutes(UnitOfWork& work,
                                                const Clock& clock,
                                                const Actor& actor,
                                                const MeetingId& meeting);

/// The chair agrees the minutes: from then on nothing in them changes, a digest of them is kept,
/// and papers can be sent. The meeting must have been held, and have decided about each child where
/// it has to; where children's services end their part, the closing summary is written in full; and
/// the chair has said of everything that findings_in() points at that it may stay
/// (`needs_confirmation`, at "confirmed", which says how much is left and never what).
Result<Minutes> approve_minutes(UnitOfWork& work,
                                const Clock& clock,
                                const Digest& digest,
                                const Actor& actor,
                                const ApproveMinutes& command);

}  // namespace quorate::core
