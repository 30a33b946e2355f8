#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/dates/working_calendar.hpp"
#include "core/returns/census_family.hpp"
#include "core/returns/census_period.hpp"
#include "core/support/digest.hpp"

namespace quorate::core {

// What the census asks of a child, group by group. Every `id` is a number of its own for one thing
// of one child: stable, at most 20 letters and digits, and no secret.

struct CensusAssessment {
    std::string id = {};
    std::optional<Date> started = {};
    std::optional<Date> authorised = {};
};

/// A child in need plan.
struct CensusNeedPlan {
    std::string id = {};
    Date started = {};
    std::optional<Date> ended = {};
};

/// An initial conference, of section 47 enquiries or of a family that moved here.
struct CensusConference {
    std::string id = {};
    Date on = {};
    std::optional<MeetingId> meeting = {};
};

/// Section 47 enquiries, from the strategy discussion that started them.
struct CensusEnquiry {
    std::string id = {};
    Date started = {};
    Date conference_target = {};
    std::optional<CensusConference> conference = {};
    bool conference_not_needed = false;

    bool is_open() const { return !conference && !conference_not_needed; }
};

struct CensusReview {
    std::string id = {};
    Date on = {};
    Date due = {};
    std::optional<MeetingId> meeting = {};
    std::optional<QuorumState> quorum = {};
    std::optional<bool> goes_on = {};  // whether the plan does, where the decision is recorded
};

struct CensusProtectionPlan {
    std::string id = {};
    Date started = {};
    std::optional<Date> ended = {};
    std::string initial_category = {};
    std::string latest_category = {};
    bool is_decision_held = false;  // or the meeting is, that would have made it
    int previous_plans = 0;
    std::vector<CensusReview> reviews = {};
};

/// From a referral to the closure: a CINdetails group.
struct CensusEpisode {
    std::string id = {};
    std::optional<Date> referred = {};
    std::optional<Date> closed = {};
    std::optional<CensusConference> conference = {};  // that followed no enquiries here
    std::vector<CensusAssessment> assessments = {};
    std::vector<CensusNeedPlan> need_plans = {};
    std::vector<CensusEnquiry> enquiries = {};
    std::vector<CensusProtectionPlan> plans = {};
};

/// What is recorded and has no place in the file.
enum class CensusLeftOut { second_conference, review_without_plan, end_of_no_plan, closed_undated };

struct CensusOmission {
    CensusLeftOut what = CensusLeftOut::closed_undated;
    std::optional<Date> on = {};
};

/// One child in a return.
struct CensusRecord {
    CaseId case_id = {};
    std::string reference = {};  // "EX-2041, child 2 of 3"
    std::string child = {};      // LAchildID
    std::optional<Date> born = {};
    std::optional<Date> expected = {};
    TeamId team = {};
    UserId lead_worker = {};
    std::vector<CensusEpisode> episodes = {};
    std::vector<CensusOmission> omissions = {};
};

/// What returns are counted with.
struct CensusTools {
    const Calendars& calendars;
    const Digest& digest;
};

/// The records of the children of a family who were in need in the period. Nothing after its last
/// day is in them, and of what ended before its first only what a later date rests on.
std::vector<CensusRecord> census_of(const CensusFamily& family,
                                    const CensusPeriod& period,
                                    const CensusTools& tools);

}  // namespace quorate::core
