#include "db/stores/meeting_chain_store.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

using core::ChainLink;
using core::MeetingChain;
using core::MeetingId;

const core::AuthorityId authority{"authority-1"};
const core::AuthorityId elsewhere{"authority-2"};

class ChainsOnDisk : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_directory(temp_.pool());
        test::add_meeting(temp_.pool(), "meeting-1", test::at("2026-11-25T10:00"));
        test::add_meeting(temp_.pool(), "meeting-2", test::at("2026-12-09T10:00"));
        test::add_meeting(temp_.pool(), "meeting-3", test::at("2027-02-25T10:00"));
    }

    static MeetingChain chain(const char* id = "chain-1")
    {
        return {.id = core::ChainId{id},
                .authority = authority,
                .case_id = core::CaseId{"case-1"},
                .meetings = {{ChainLink::conference, MeetingId{"meeting-1"}},
                             {ChainLink::core_group, MeetingId{"meeting-2"}},
                             {ChainLink::review, MeetingId{"meeting-3"}}},
                .created_by = core::UserId{"support-1"},
                .created_at = test::at("2026-11-20T09:00")};
    }

    core::Result<core::Done> tried(const MeetingChain& chain)
    {
        return database().transact([&](core::UnitOfWork& work) -> core::Result<core::Done> {
            work.meeting_chains.add(chain);
            return core::Done{};
        });
    }

    void add(const MeetingChain& chain) { ASSERT_TRUE(tried(chain)); }

    std::optional<MeetingChain> found(const core::AuthorityId& whose = authority)
    {
        return database().read([&](core::UnitOfWork& work) {
            return work.meeting_chains.find(whose, core::ChainId{"chain-1"});
        });
    }

    std::optional<MeetingChain> of(const char* meeting, const core::AuthorityId& whose = authority)
    {
        return database().read([&](core::UnitOfWork& work) {
            return work.meeting_chains.of_meeting(whose, MeetingId{meeting});
        });
    }
};

TEST_P(ChainsOnDisk, AreFoundAsTheyWereAdded)
{
    EXPECT_FALSE(found());
    add(chain());

    const auto kept = found();
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->case_id, chain().case_id);
    EXPECT_EQ(kept->meetings, chain().meetings);
    EXPECT_EQ(kept->created_by, chain().created_by);
    EXPECT_EQ(kept->created_at, chain().created_at);
}

TEST_P(ChainsOnDisk, AreFoundByEachOfTheirMeetings)
{
    EXPECT_FALSE(of("meeting-1"));
    add(chain());
    for (const char* meeting : {"meeting-1", "meeting-2", "meeting-3"})
        EXPECT_EQ(of(meeting)->id, chain().id) << meeting;
    EXPECT_FALSE(of("meeting-4"));
}

TEST_P(ChainsOnDisk, AreNotThereForAnotherAuthority)
{
    add(chain());
    EXPECT_FALSE(found(elsewhere));
    EXPECT_FALSE(of("meeting-1", elsewhere));
}

TEST_P(ChainsOnDisk, NoMeetingIsInTwo)
{
    add(chain());
    EXPECT_EQ(tried(chain("chain-2")).error().refusal, core::Refusal::already_exists);
    EXPECT_EQ(of("meeting-2")->id, chain().id);
}

QUORATE_ON_EVERY_DATABASE(ChainsOnDisk);

}  // namespace
}  // namespace quorate::db
