#pragma once

#include <string>
#include <vector>

#include "core/scheduling/search_slots.hpp"
#include "tests/support/meeting_fixture.hpp"

namespace quorate::test {

/// Conferences of case-1 that want a time, on Friday 20 November 2026 at nine.
class SchedulingTest : public MeetingTest {
protected:
    static constexpr auto icpc = core::MeetingType::initial_cp_conference;

    /// Two hours with the lead social worker, police and health visitor, and nothing around them.
    static core::NeedsDraft needs()
    {
        return {.children = {core::ChildId{"child-1"}, core::ChildId{"child-2"}},
                .length_minutes = 120,
                .mode = "in_person",
                .seats = {{.holder = {.user = core::UserId{"worker-1"}}},
                          {.holder = {.contact = core::ContactId{"contact-police"}}},
                          {.holder = {.contact = core::ContactId{"contact-nurse"}},
                           .requirement = core::Requirement::quorum}}};
    }

    /// Says that a conference of case-1 on 13 November had no quorum and is held again by a day.
    void adjourn_one(const std::string& again_by)
    {
        const std::string at = std::to_string(test::at("2026-11-13T10:00").time_since_epoch() /
                                              std::chrono::seconds{1});
        test::run(temp_.pool(),
                  "insert into meeting (id, authority_id, case_id, type, reference, feed_uid, "
                  "status, starts_at, ends_at, mode, chair_id, created_by, created_at, "
                  "changed_at) values ('adjourned-1', 'authority-1', 'case-1', "
                  "'initial_cp_conference', 'ADJ111', 'feed-adjourned-1', 'held', " +
                      at + ", " + at + " + 7200, 'in_person', 'chair-1', 'support-1', 0, 0)");
        test::run(temp_.pool(),
                  "insert into meeting_closing (meeting_id, authority_id, quorum, interim_plan, "
                  "reconvene_by, closed_by, closed_at) values ('adjourned-1', 'authority-1', "
                  "'not_met', 'Gran stays with them', '" +
                      again_by + "', 'chair-1', 0)");
    }

    /// Says that these contacts' times are kept by hand.
    void share(const std::vector<std::string>& contacts)
    {
        for (const std::string& each : contacts)
            run(temp_.pool(),
                "insert into calendar_sharing (authority_id, owner, state, as_of) values "
                "('authority-1', 'contact:" +
                    each + "', 'by_hand', 0)");
    }

    core::Result<core::SlotSearch> search(const core::SlotSearchOptions& options,
                                          core::MeetingType type = icpc)
    {
        return database().transact([&](core::UnitOfWork& work) {
            return core::search_slots(
                work, tools(), person("support-1"), core::CaseId{"case-1"}, type, options);
        });
    }

    core::Result<core::SlotSearch> search(const core::NeedsDraft& draft)
    {
        return search({.needs = draft});
    }

    core::Result<core::MeetingNeeds> save(const core::NeedsDraft& draft,
                                          core::MeetingType type = icpc)
    {
        return database().transact([&](core::UnitOfWork& work) {
            return core::save_meeting_needs(
                work, tools(), person("support-1"), core::CaseId{"case-1"}, type, draft);
        });
    }

    core::MeetingNeeds stored(core::MeetingType type = icpc)
    {
        return *database().read([&](core::UnitOfWork& work) {
            return core::meeting_needs(
                work, tools(), person("support-1"), core::CaseId{"case-1"}, type);
        });
    }
};

}  // namespace quorate::test
