#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/preparation/exclusion_request.hpp"
#include "core/preparation/family_views.hpp"
#include "core/preparation/kept_away.hpp"
#include "core/preparation/prepared_people.hpp"
#include "core/support/result.hpp"
#include "core/support/seal.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// What somebody said, opened.
struct ReadViews {
    FamilyViews views;
    FreeText text;
    std::string picture_name = {};  // empty without a picture
    PersonName recorded_by;
    bool may_take_out = false;  // say that it was entered by mistake
};

/// One point of a person, with how it was settled last.
struct PointEntry {
    PreparationPoint point = PreparationPoint::advocate;
    bool is_required = false;
    std::optional<SettledPoint> settled = {};
    FreeText reason = {};
    PersonName recorded_by = {};
    PersonName approved_by = {};
    std::string open = {};  // what is still open about it; empty when nothing is
    bool may_approve = false;
};

/// One person of the family, and what is settled for them.
struct PreparedEntry {
    PersonToPrepare person;
    std::vector<ReadViews> views = {};
    std::vector<PointEntry> points = {};
    std::vector<std::string> missing = {};  // "what they think", "whether they were seen"
    bool is_excluded = false;               // must not be at the family's meetings
};

/// A request to keep somebody out, opened.
struct ReadExclusion {
    ExclusionRequest request;
    PersonName member;
    FreeText asked_by;
    FreeText evidence;
    FreeText part = {};
    FreeText reason = {};
    FreeText told = {};
    PersonName decided_by = {};
    bool is_over = false;  // its last day has passed
};

/// Everything that is settled before a meeting, or still to be: children first.
struct Preparation {
    MeetingFile file;
    std::vector<PreparedEntry> people = {};
    std::vector<ReadExclusion> exclusions = {};
    std::vector<KeptAway> kept_away = {};
    int missing = 0;
    bool may_record = false;
    bool may_ask = false;     // for somebody to be kept out
    bool may_decide = false;  // about that: the chair
};

/// The preparation of a meeting, for staff who may see the family. Audited.
Result<Preparation> view_preparation(UnitOfWork& work,
                                     const MeetingTools& tools,
                                     const Seal& seal,
                                     const Actor& actor,
                                     const MeetingId& meeting);

/// The same beside another page about the meeting, which has been audited; nothing for those who
/// may not see it.
std::optional<Preparation> preparation_beside(UnitOfWork& work,
                                              const MeetingTools& tools,
                                              const Seal& seal,
                                              const Actor& actor,
                                              const MeetingId& meeting);

}  // namespace quorate::core
