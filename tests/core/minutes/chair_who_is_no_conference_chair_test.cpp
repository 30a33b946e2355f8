#include <gtest/gtest.h>

#include "core/minutes/write_minutes.hpp"
#include "tests/support/record_fixture.hpp"

namespace quorate::core {
namespace {

// The matrix's chair is a conference chair; core groups are chaired by the social worker.
class CoreGroupChairedBySocialWorker : public test::RecordTest {
protected:
    void SetUp() override
    {
        test::add_directory(temp_.pool());
        test::add_conference(temp_.pool(), MeetingType::core_group, "worker-1");
    }

    auto open_minutes_as(const char* who)
    {
        return transact([&](UnitOfWork& work) {
            return core::open_minutes(work, clock_, random_, as(who), meeting);
        });
    }
};

TEST_P(CoreGroupChairedBySocialWorker, IsMinutedByThatSocialWorkerAndByNoOther)
{
    EXPECT_TRUE(open_minutes_as("worker-1"));
    EXPECT_EQ(open_minutes_as("stranger-1").error().refusal, Refusal::not_permitted);
    EXPECT_EQ(open_minutes_as("manager-1").error().refusal, Refusal::not_permitted);
}

QUORATE_ON_EVERY_DATABASE(CoreGroupChairedBySocialWorker);

}  // namespace
}  // namespace quorate::core
