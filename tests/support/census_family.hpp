#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/returns/census_record.hpp"
#include "core/rules/bank_holidays.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/test_digest.hpp"

namespace quorate::test {

/// A family as returns read it, told event by event:
///     HistoryOf family{{"a"}};
///     family.referral("2025-06-02").discussion("2025-06-10");
class HistoryOf {
public:
    using Children = std::vector<std::string>;

    explicit HistoryOf(const Children& children = {"a"})
    {
        family.id = core::CaseId{"case-1"};
        family.reference = "EX-2041";
        family.team = core::TeamId{"team-north"};
        family.lead_worker = core::UserId{"sw"};
        for (const std::string& child : children)
            family.children.push_back(
                {.id = core::ChildId{child}, .born = day("2018-05-01"), .expected = {}});
    }

    HistoryOf& event(core::EventKind kind, const char* on, const Children& children = {})
    {
        core::CaseEvent added{.case_id = family.id, .kind = kind, .on = day(on)};
        added.id = core::CaseEventId{"event-" + std::to_string(family.events.size() + 1)};
        added.initiates_section_47 = kind == core::EventKind::strategy_discussion;
        added.makes_plan = kind == core::EventKind::conference_held;
        for (const std::string& child : children)
            added.children.push_back(core::ChildId{child});
        family.events.push_back(std::move(added));
        return *this;
    }

    HistoryOf& referral(const char* on) { return event(core::EventKind::referral, on); }
    HistoryOf& discussion(const char* on, const Children& children = {})
    {
        return event(core::EventKind::strategy_discussion, on, children);
    }

    /// An initial conference that made a plan for these children.
    HistoryOf& plan_made(const char* on, const Children& children = {})
    {
        return event(core::EventKind::conference_held, on, children);
    }

    /// One that made none.
    HistoryOf& no_plan_made(const char* on, const Children& children = {})
    {
        event(core::EventKind::conference_held, on, children);
        family.events.back().makes_plan = false;
        return *this;
    }

    HistoryOf& review(const char* on, const Children& children = {})
    {
        return event(core::EventKind::review_conference_held, on, children);
    }
    HistoryOf& plan_ended(const char* on, const Children& children = {})
    {
        return event(core::EventKind::plan_ended, on, children);
    }
    HistoryOf& need_plan(const char* on, const Children& children = {})
    {
        return event(core::EventKind::cin_plan_agreed, on, children);
    }
    HistoryOf& closed(const char* on) { return event(core::EventKind::closure_decided, on); }

    /// A meeting and what it decided about one child.
    HistoryOf& decision(core::MeetingType type,
                        const char* on,
                        const std::string& child,
                        core::Outcome outcome,
                        const std::string& category = {})
    {
        if (family.meetings.empty() || family.meetings.back().on != day(on)) {
            core::CensusMeeting held{.type = type, .on = day(on), .quorum = core::QuorumState::met};
            held.id = core::MeetingId{"meeting-" + std::to_string(family.meetings.size() + 1)};
            family.meetings.push_back(std::move(held));
        }
        family.meetings.back().decisions.push_back({core::ChildId{child}, outcome, category});
        return *this;
    }

    HistoryOf& conference_not_needed(const std::string& event, const std::string& child = {})
    {
        family.conference_not_needed.emplace_back(core::CaseEventId{event}, core::ChildId{child});
        return *this;
    }

    std::vector<core::CensusRecord> records(const core::CensusPeriod& period) const
    {
        const core::Calendars calendars = core::calendars_with(core::shipped_bank_holidays());
        const TestDigest digest;
        return core::census_of(family, period, {.calendars = calendars, .digest = digest});
    }

    core::CensusFamily family;
};

/// Three children of one family: for one a plan that was made, reviewed and ended; for one a child
/// in need plan; the third, not born yet, was not what the conference was about.
inline HistoryOf siblings()
{
    using Kind = core::EventKind;
    using Type = core::MeetingType;
    using Outcome = core::Outcome;
    HistoryOf family{{"older", "younger", "unborn"}};
    family.family.children[1].born = day("2021-09-15");
    family.family.children[2] = {
        .id = core::ChildId{"unborn"}, .born = {}, .expected = day("2026-05-20")};
    family.referral("2025-05-12")
        .event(Kind::assessment_started, "2025-05-13")
        .discussion("2025-06-02", {"older", "younger"})
        .plan_made("2025-06-20", {"older"})
        .no_plan_made("2025-06-20", {"younger"})
        .need_plan("2025-06-20", {"younger"})
        .event(Kind::assessment_finished, "2025-07-10")
        .review("2025-09-15", {"older"})
        .review("2026-03-02", {"older"})
        .plan_ended("2026-03-02", {"older"});
    family
        .decision(Type::initial_cp_conference, "2025-06-20", "older", Outcome::cp_plan_made, "NEG")
        .decision(Type::initial_cp_conference, "2025-06-20", "younger", Outcome::no_cp_plan_cin)
        .decision(
            Type::review_cp_conference, "2025-09-15", "older", Outcome::cp_plan_continued, "EMO")
        .decision(Type::review_cp_conference, "2026-03-02", "older", Outcome::cp_plan_ended);
    return family;
}

}  // namespace quorate::test
