#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/cases/family_case.hpp"
#include "core/due_dates/case_due_date.hpp"
#include "core/meetings/meeting_type.hpp"
#include "core/rules/local_rules.hpp"
#include "core/support/clock.hpp"

namespace quorate::core {

/// What a meeting is among those that are booked together, in order of time.
enum class ChainLink { conference, core_group, review };

inline constexpr std::array all_chain_links{
    ChainLink::conference, ChainLink::core_group, ChainLink::review};

// "core_group": stored, and used by the API. Never changes.
std::string_view code(ChainLink link);
std::optional<ChainLink> chain_link_from(std::string_view code);

/// "The first core group": as a sentence begins.
std::string_view label(ChainLink link);

/// "the first core group": for the middle of a sentence.
std::string phrase(ChainLink link);

/// The kind of meeting that `link` is, where the conference is of kind `conference`.
MeetingType type_of(ChainLink link, MeetingType conference);

struct ChainMeeting {
    ChainLink link = ChainLink::conference;
    MeetingId meeting;

    friend bool operator==(const ChainMeeting&, const ChainMeeting&) = default;
};

/// Meetings that were booked together: each is a meeting of its own, and moving the conference asks
/// about the others.
struct MeetingChain {
    ChainId id;
    AuthorityId authority;
    CaseId case_id;
    std::vector<ChainMeeting> meetings = {};  // in order of their links
    UserId created_by = {};
    Instant created_at = {};
};

/// What limits that follow a conference are worked out with.
struct ChainDates {
    Jurisdiction jurisdiction = Jurisdiction::england;
    Calendars calendars;
    LocalRules local = {};
};

/// The limit of the meeting `link` if the conference were held on `on` and made a plan for these
/// children: the one that governs, of no event, as nothing has happened yet. Nothing for the
/// conference itself, or where no rule says so.
std::optional<CaseDueDate> limit_after_conference(const ChainDates& dates,
                                                  ChainLink link,
                                                  Date on,
                                                  const std::vector<ChildId>& children);

/// What is counted from the day of a conference, before it and after it, and how that moves with
/// it.
struct MovedLimit {
    std::string rule_id = {};
    std::string label = {};  // "Core group"
    Date before = {};        // the last day as it is
    Date after = {};
};

/// Every limit that hangs on the day of a conference that makes a plan, the earliest first: those
/// of the day `from` beside those of the day `to`.
std::vector<MovedLimit> limits_moved(const ChainDates& dates, Date from, Date to);

/// How a meeting on `on` stands to a last day, for the middle of a sentence: "3 working days after
/// its last day, Thursday 4 March 2027", with `what` for "its last day".
std::string late_words(const ChainDates& dates,
                       const CaseDueDate& due,
                       Date on,
                       std::string_view what);

}  // namespace quorate::core
