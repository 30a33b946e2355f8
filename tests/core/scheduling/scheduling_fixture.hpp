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
