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

TEST(MessageLabel, SaysThatTheMeetingHadStarted)
{
    OutboxMessage late = in(MessageState::cancelled);
    late.last_code = meeting_had_started;
    EXPECT_EQ(label(late), "Not sent: the meeting had started");

    late.in_doubt_count = 1;
    EXPECT_EQ(label(late), "May have arrived. Not sent again: the meeting had started");
    EXPECT_EQ(label(in(MessageState::sent)), label(MessageState::sent));
    EXPECT_EQ(label(in(MessageState::cancelled)), label(MessageState::cancelled));
}

}  // namespace
}  // namespace quorate::core
