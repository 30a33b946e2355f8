#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/pack/meeting_pack.hpp"
#include "core/pack/report_board.hpp"

namespace quorate::core {

/// What a pack has, or would have if it were released now: a released item, or a report that waits.
struct PackRow {
    InviteeEntry seat;
    AgencyReport report;
    std::optional<PackItem> item = {};       // nothing: not released yet
    std::optional<Instant> late_since = {};  // when a late supplement was released
};

/// A row of the ledger with whose seat it is.
struct PackReaderRow {
    InviteeEntry seat;
    PackReader reader;
    std::optional<Instant> code_asked_at = {};  // to open it, and not entered
};

/// The pack of a meeting as staff see it.
struct PackBoard {
    MeetingFile file;
    bool needs_reports = false;
    MeetingPack pack = {};  // version 0: nobody has put it together
    Instant usual_at = {};
    Instant release_at = {};  // of the first version
    bool is_overdue = false;  // that has passed, and nobody put the pack together
    Instant offered_at = {};  // what the form offers: that time, or one that is ahead
    std::vector<PackVersion> versions = {};
    std::vector<PackItem> items = {};
    std::vector<PackRow> rows = {};          // by item; then what waits
    std::vector<InviteeEntry> missing = {};  // whose report has not come
    std::vector<InviteeEntry> offered = {};  // whose newest may be left out
    std::vector<PackReaderRow> readers = {};
    std::optional<Instant> supplement_at = {};  // when what waits goes out by itself
    bool may_compose = false;                   // and the meeting is still ahead

    bool is_released() const { return !versions.empty(); }
};

/// What the pack holds and misses, when it goes or went, and who opened it. Not for people of
/// agencies, who read it behind their link. Audited.
Result<PackBoard> view_pack(UnitOfWork& work,
                            const MeetingTools& tools,
                            const Actor& actor,
                            const MeetingId& meeting);

/// What is chosen for a pack. It takes the place of what was chosen before.
struct ComposePack {
    MeetingId meeting = {};
    std::optional<Instant> release_at = {};  // nothing: the usual time
    std::vector<InviteeId> left_out = {};
    int version = 0;                      // that they looked at; 0: nobody had put it together
    std::vector<FieldError> errors = {};  // found before
};

/// Puts a pack together, or changes what was chosen: by the chair or business support, until the
/// meeting starts. Once it is released its time stays. `wrong_state` for a meeting that nobody
/// writes reports for, or that is not ahead; the fields are "release_at" and "left_out".
Result<Done> compose_pack(UnitOfWork& work,
                          const MeetingTools& tools,
                          const Actor& actor,
                          const ComposePack& command);

/// How the pack of a meeting stands, for whoever was shown the meeting and may put it together.
struct PackStanding {
    bool is_composed = false;
    int received = 0;  // seats whose report came
};

/// Nothing when there is no pack to put together, or not by this person. Asks for no audit, as
/// nothing is shown but numbers.
std::optional<PackStanding> pack_standing(UnitOfWork& work,
                                          const MeetingTools& tools,
                                          const Actor& actor,
                                          const MeetingId& meeting);

}  // namespace quorate::core
