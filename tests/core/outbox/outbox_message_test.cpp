#include "core/outbox/outbox_message.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

const Instant now = test::at("2026-11-23T09:00:00Z");

OutboxMessage tried(int attempts, Instant created = now)
{
    OutboxMessage message;
    message.attempts = attempts;
    message.created_at = created;
    return message;
}

struct Case {
    const char* name;
    int given_attempts;
    minutes then_wait;
};

const Case cases[] = {
    {"SoonAfterTheFirst", 1, 1min},
    {"LaterAfterTheSecond", 2, 5min},
    {"AnHourAfterTheFifth", 5, 60min},
    {"FourHoursAfterTheSeventh", 7, 240min},
    {"AndSoOn", 12, 240min},
};

class NextAttempt : public testing::TestWithParam<Case> {};

TEST_P(NextAttempt, WaitsLongerEachTime)
{
    const Case& c = GetParam();

    EXPECT_EQ(next_attempt(tried(c.given_attempts), now, 0), now + c.then_wait);
}

INSTANTIATE_TEST_SUITE_P(, NextAttempt, testing::ValuesIn(cases), [](const auto& test) {
    return test.param.name;
});

TEST(NextAttemptLimits, GivesUpAfterThreeDays)
{
    EXPECT_EQ(next_attempt(tried(20, now - 69h), now, 0), std::nullopt);
    EXPECT_TRUE(next_attempt(tried(20, now - 67h), now, 0).has_value());
}

TEST(NextAttemptLimits, SpreadsThemOut)
{
    EXPECT_EQ(next_attempt(tried(5), now, 20), now + 72min);
    EXPECT_EQ(next_attempt(tried(5), now, -20), now + 48min);
}

TEST(OutboxCodes, EveryStateAndKindIsReadBack)
{
    for (const char* text : {"held",
                             "pending",
                             "leased",
                             "sending",
                             "sent",
                             "retry",
                             "in_doubt",
                             "failed",
                             "cancelled",
                             "bounced"})
        EXPECT_EQ(code(message_state_from(text).value()), text);
    for (const char* text : {"request", "cancel", "minutes", "actions", "reminder"})
        EXPECT_EQ(code(message_kind_from(text).value()), text);
}

TEST(DedupeKey, TellsVersionsKindsAndPeopleApart)
{
    EXPECT_EQ(dedupe_key(MessageKind::request, "seat-1", 2), "request:seat-1:2");
}

TEST(Reminders, SayByTheirKeyWhatTheyAreOf)
{
    const auto of = [](const std::string& recipient) {
        OutboxMessage message;
        message.dedupe_key = dedupe_key(MessageKind::reminder, recipient, 3);
        return reminder_of(message);
    };
    EXPECT_EQ(of(reminded("seat-1", ReminderOf::pack, "2")), ReminderOf::pack);
    EXPECT_EQ(of(reminded("seat-1", ReminderOf::report, "2026-11-20")), ReminderOf::report);
    EXPECT_EQ(of(reminded("seat-1", ReminderOf::meeting, "1795600800")), ReminderOf::meeting);
}

TEST(Reminders, KeepTheKeysUnderWhichTheyAreStored)
{
    EXPECT_EQ(reminded("seat-1", ReminderOf::pack, "2"), "seat-1:pack:2");
    EXPECT_EQ(reminded("seat-1", ReminderOf::report, "2026-11-20"), "seat-1:report:2026-11-20");
    EXPECT_EQ(reminded("seat-1", ReminderOf::meeting, "1795600800"), "seat-1:1795600800");
}

}  // namespace
}  // namespace quorate::core
