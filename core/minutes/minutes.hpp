#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/meetings/quorum.hpp"
#include "core/minutes/outcome.hpp"
#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// Approved minutes never change again: what was sent stays what was agreed. What is wrong in them
/// is put right by amendments.
enum class MinutesStatus { draft, approved };

std::string_view code(MinutesStatus status);

/// The record of one meeting; its words are in its sections.
struct Minutes {
    MeetingId meeting = {};
    MinutesStatus status = MinutesStatus::draft;
    std::optional<UserId> approved_by = {};
    std::optional<Instant> approved_at = {};
    int version = 1;
    std::string digest = {};  // of what was agreed: see amendment.hpp
    int amendments = 0;       // how many were made since
};

/// What was said under one agenda item, or by one agency under it.
struct MinuteSection {
    MinuteSectionId id = {};
    MeetingId meeting = {};
    int position = 0;        // 1, 2, 3 ... through the meeting
    std::string item = {};   // the agenda item's code
    std::string title = {};  // as it was when the minutes were opened
    FreeText body = {};
    bool visible_to_family = false;
    std::optional<UserId> updated_by = {};
    std::optional<Instant> updated_at = {};
    int version = 1;
};

/// What one person typed at an agenda item and has not saved: the fields of its form, encoded.
struct MinutesScrap {
    MeetingId meeting = {};
    UserId user = {};
    std::string item = {};
    FreeText words = {};
    Instant kept_at = {};
};

/// What was decided about one child. `dissent` says who disagrees and why; empty when nobody does.
struct ChildDecision {
    DecisionId id = {};
    MeetingId meeting = {};
    ChildId child = {};
    Outcome outcome = Outcome::adjourned;
    std::string category = {};  // census code, only with a protection plan
    FreeText reasons = {};
    FreeText dissent = {};
    bool visible_to_family = false;  // all of it but the dissent
    int version = 1;
};

/// How a meeting ended. Without quorum the chair says why it went on, or adjourns it; a second one
/// in a row was allowed by a manager.
struct Closing {
    MeetingId meeting = {};
    QuorumState quorum = QuorumState::not_needed;
    FreeText proceed_reason = {};
    FreeText interim_plan = {};             // until it is held again
    std::optional<Date> reconvene_by = {};  // the last day for that, of one that was adjourned
    std::optional<UserId> allowed_by = {};
    FreeText allowed_reason = {};
    UserId closed_by = {};
    Instant closed_at = {};
    std::vector<int> lines_for_family =
        {};  // of the interim plan, as plan_lines() counts them: 1 …
};

}  // namespace quorate::core
