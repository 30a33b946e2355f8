#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/pack/report_file.hpp"
#include "core/preparation/family_views.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// What somebody of the family says before a meeting, in words or in a picture.
struct RecordViews {
    MeetingId meeting;
    PreparedPerson person;
    std::string by = "self";  // or "advocate", of a child's
    std::string way = {};     // "written", "told", "drawn"
    std::optional<Date> given_on = {};
    FreeText text = {};
    bool may_be_shown = false;  // to the family
    std::vector<TakenFile> files = {};
    std::vector<FieldError> errors = {};  // found before
};

/// Keeps it, sealed, beside what was said before; sent twice within a minute it is kept once. A
/// drawing is one picture, PNG or JPEG; words may stand with it.
Result<FamilyViewsId> record_views(UnitOfWork& work,
                                   const MeetingTools& tools,
                                   const Seal& seal,
                                   const Actor& actor,
                                   const RecordViews& command);

/// Says whether the family may be shown what somebody said.
Result<Done> mark_views(UnitOfWork& work,
                        const MeetingTools& tools,
                        const Actor& actor,
                        const MeetingId& meeting,
                        const FamilyViewsId& views,
                        bool may_be_shown);

/// Says that it was entered by mistake: for its writer alone.
Result<Done> mark_views_mistaken(UnitOfWork& work,
                                 const MeetingTools& tools,
                                 const Actor& actor,
                                 const MeetingId& meeting,
                                 const FamilyViewsId& views);

/// The picture, still sealed: opening it is no work for a transaction. Each reading is audited.
Result<TakenFile> read_views_picture(UnitOfWork& work,
                                     const MeetingTools& tools,
                                     const Actor& actor,
                                     const MeetingId& meeting,
                                     const FamilyViewsId& views);

}  // namespace quorate::core
