#include "server/planning/queue_plan.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "db/session/confinement.hpp"

namespace quorate::server {
namespace {

TEST(QueuePlan, IsReadForTheAuthorityOfWhoeverAskedForItAlone)
{
    core::AuthorityId whose;
    {
        const db::Confinement confined{core::AuthorityId{"authority-1"}};
        const QueuePlan plan{[&whose](const core::ReadingProgress&) -> core::QueueProblem {
                                 whose = db::Confinement::of_this_thread();
                                 throw std::runtime_error{"enough is known"};
                             },
                             {},
                             {}};
    }

    EXPECT_EQ(whose, core::AuthorityId{"authority-1"});
}

}  // namespace
}  // namespace quorate::server
