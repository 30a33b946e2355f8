#pragma once

#include <string>
#include <vector>

#include "core/dates/london_time.hpp"
#include "core/scheduling/meeting_chain.hpp"
#include "core/scheduling/meeting_chain_store.hpp"
#include "tests/core/scheduling/scheduling_fixture.hpp"

namespace quorate::test {

/// A conference with the core group and review that follow it: on Wednesday 25 November 2026, and
/// each of the others on its last day, ten working days and three months later.
class ChainTest : public SchedulingTest {
protected:
    void SetUp() override
    {
        SchedulingTest::SetUp();
        share({"contact-police", "contact-nurse"});
        EXPECT_TRUE(save(needs()));
    }

    static core::ChosenSlot slot(const char* date, const char* chair)
    {
        return {.starts_at = day(date) + std::chrono::hours{10},
                .chair = core::UserId{chair},
                .room = core::RoomId{"room-1"}};
    }

    static core::BookChain three()
    {
        return {.case_id = core::CaseId{"case-1"},
                .children = {core::ChildId{"child-1"}, core::ChildId{"child-2"}},
                .slots = {slot("2026-11-25", "chair-1"),
                          slot("2026-12-09", "worker-1"),
                          slot("2027-02-25", "chair-1")}};
    }

    core::Result<core::MeetingChain> book(const core::BookChain& asked)
    {
        return database().transact([&](core::UnitOfWork& work) {
            return core::book_chain(work, tools(), person("support-1"), asked);
        });
    }

    core::MeetingChain booked() { return *book(three()); }

    core::Meeting of(const core::MeetingChain& chain, core::ChainLink link)
    {
        return meeting(chain.meetings[static_cast<std::size_t>(link)].meeting);
    }

    std::vector<core::Meeting> of_case()
    {
        return database().read([](core::UnitOfWork& work) {
            return work.meetings.of_case(authority_1, core::CaseId{"case-1"});
        });
    }

    core::Date day_of(const core::MeetingChain& chain, core::ChainLink link)
    {
        return core::london_date(of(chain, link).starts_at);
    }
};

}  // namespace quorate::test
