#include <gtest/gtest.h>

#include "core/outbox/outbox_message.hpp"

namespace quorate::core {
namespace {

OutboxMessage in(MessageState state, int in_doubt_count = 0)
{
    OutboxMessage message;
    message.state = state;
    message.in_doubt_count = in_doubt_count;
    return message;
}

TEST(MayHaveLeft, IsSoOnceTheMailServerWasGivenIt)
{
    for (const MessageState state :
         {MessageState::sending, MessageState::sent, MessageState::in_doubt, MessageState::bounced})
        EXPECT_TRUE(may_have_left(in(state))) << code(state);
    for (const MessageState state : {MessageState::held,
                                     MessageState::pending,
                                     MessageState::leased,
                                     MessageState::retry,
                                     MessageState::failed,
                                     MessageState::cancelled})
        EXPECT_FALSE(may_have_left(in(state))) << code(state);
}

TEST(MayHaveLeft, IsSoWhateverBecameOfItAfterADoubt)
{
    EXPECT_TRUE(may_have_left(in(MessageState::held, 2)));
    EXPECT_TRUE(may_have_left(in(MessageState::retry, 1)));
}

}  // namespace
}  // namespace quorate::core
