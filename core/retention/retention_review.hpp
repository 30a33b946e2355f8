#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/retention/retention_schedule.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Why a family cannot be erased now, the weightiest first.
enum class KeptBecause {
    all_held,         // nothing of the authority is destroyed
    held,             // a legal hold on this family
    not_past,         // its time is not over
    no_day,           // the day to count from is not known
    meeting_ahead,    // a meeting is booked, and whoever comes would be told nothing
    named_elsewhere,  // what is kept of another family rests on a person of this one
    waits             // somebody has proposed it already
};
std::string_view code(KeptBecause why);

/// A closed family and until when its record is kept.
struct ReviewRow {
    CaseId id = {};
    std::string reference = {};
    std::set<RetentionClass> classes = {};
    RetentionRule rule = {};                   // the one that keeps it longest
    std::optional<Date> closed_on = {};        // where that is known
    std::optional<Date> kept_until = {};       // the first day on which it may be erased
    std::optional<KeptBecause> kept_for = {};  // nothing: it can be erased
};

/// What a service manager looks at: no family is named but by its reference.
struct RetentionReview {
    std::vector<ReviewRow> due = {};  // past their time, the longest past first
    std::vector<ReviewRow> without_day = {};
    int not_yet = 0;                      // closed families whose time is not over
    std::vector<LegalHold> holds = {};    // that hold
    std::vector<ErasedCase> erased = {};  // the last first
    bool all_held = false;
};

/// Past their time, with what keeps each all the same. Nothing is ever erased by itself. A service
/// manager's list (case.erase_retention), and the look is in the audit.
Result<RetentionReview> view_retention_review(UnitOfWork& work,
                                              const Clock& clock,
                                              const Actor& actor);

/// One closed family as it stands today, for the use cases here; nothing when it is not closed.
std::optional<ReviewRow> review_of(UnitOfWork& work,
                                   const AuthorityId& authority,
                                   const CaseId& id,
                                   Instant now);

}  // namespace quorate::core
