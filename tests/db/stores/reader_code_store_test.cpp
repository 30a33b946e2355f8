#include "db/stores/reader_code_store.hpp"

#include <gtest/gtest.h>

#include "core/outbox/outbox.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

const core::AuthorityId authority{"authority-1"};
const core::AuthorityId another{"authority-2"};
const core::MeetingId meeting{"m1"};
const core::InviteeId seat{"seat-m1"};
const core::CirculationId copy{"c1"};

core::ReaderCode a_code(const std::string& id, const char* asked_at, bool for_copy = true)
{
    return {.id = core::ReaderCodeId{id},
            .meeting = meeting,
            .seat = seat,
            .circulation = for_copy ? std::optional{copy} : std::nullopt,
            .reader = "contact:contact-police",
            .email = core::Email{"lee@police.example"},
            .code_hash = "hash-" + id,
            .asked_at = test::at(asked_at),
            .expires_at = test::at(asked_at) + core::reader_code_lasts};
}

core::ReaderDevice a_device(const std::string& hash, const std::string& reader)
{
    return {.token_hash = hash,
            .reader = reader,
            .email = core::Email{"lee@police.example"},
            .trusted_at = test::at("2026-11-26T09:00"),
            .expires_at = test::at("2026-12-26T09:00")};
}

class ReaderCodeTables : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_directory(temp_.pool());
        test::add_meeting(temp_.pool(), "m1", test::at("2026-11-25T10:00"));
    }

    template <class Act>
    auto write(Act act)
    {
        return database().write([&](core::UnitOfWork& work) { return act(work.reader_codes); });
    }

    void keep(const core::ReaderCode& code)
    {
        write([&](core::ReaderCodeStore& store) {
            store.add(authority, code);
            return true;
        });
    }

    std::vector<core::ReaderCode> since(const char* when,
                                        const std::optional<core::CirculationId>& of)
    {
        return write([&](core::ReaderCodeStore& store) {
            return store.asked_since(authority, seat, of, test::at(when));
        });
    }
};

TEST_P(ReaderCodeTables, KeepWhatWasAskedForBehindEachLink)
{
    const auto second = a_code("second", "2026-11-26T09:10");
    const auto first = a_code("first", "2026-11-26T09:00");
    const auto pack = a_code("pack", "2026-11-26T09:05", false);
    for (const auto& each : {second, first, pack})
        keep(each);

    EXPECT_EQ(since("2026-11-26T09:00", copy), (std::vector{first, second}));
    EXPECT_EQ(since("2026-11-26T09:01", copy), std::vector{second});
    EXPECT_EQ(since("2026-11-26T09:00", std::nullopt), std::vector{pack});
    write([&](core::ReaderCodeStore& store) {
        EXPECT_EQ(store.find(authority, first.id), first);
        EXPECT_FALSE(store.find(another, first.id));
        EXPECT_EQ(store.of_meeting(authority, meeting), (std::vector{first, pack, second}));
        EXPECT_TRUE(store.of_meeting(another, meeting).empty());
        return true;
    });
}

TEST_P(ReaderCodeTables, CountFiveTriesAndNoneOfACodeThatWasEntered)
{
    const auto tried = a_code("tried", "2026-11-26T09:00");
    const auto used = a_code("used", "2026-11-26T09:00");
    keep(tried);
    keep(used);
    write([&](core::ReaderCodeStore& store) {
        for (int i = 0; i < core::most_code_tries; ++i)
            EXPECT_TRUE(store.count_try(authority, tried.id));
        EXPECT_FALSE(store.count_try(authority, tried.id));
        EXPECT_FALSE(store.count_try(another, used.id));
        EXPECT_TRUE(store.mark_entered(authority, used.id, test::at("2026-11-26T09:01")));
        EXPECT_FALSE(store.mark_entered(authority, used.id, test::at("2026-11-26T09:02")));
        EXPECT_FALSE(store.count_try(authority, used.id));
        EXPECT_EQ(store.find(authority, used.id)->entered_at, test::at("2026-11-26T09:01"));
        EXPECT_EQ(store.find(authority, tried.id)->tries, core::most_code_tries);
        return true;
    });
}

TEST_P(ReaderCodeTables, EndTheTrustInAllDevicesOfOneReader)
{
    const auto one = a_device("one", "contact:contact-police");
    const auto other = a_device("other", "contact:contact-nurse");
    write([&](core::ReaderCodeStore& store) {
        store.add_device(authority, one);
        store.add_device(authority, other);
        EXPECT_EQ(store.find_device(authority, "one"), one);
        EXPECT_FALSE(store.find_device(another, "one"));

        const core::Instant now = test::at("2026-11-27T09:00");
        EXPECT_EQ(store.end_devices(authority, one.reader, now), 1);

        EXPECT_EQ(store.end_devices(authority, one.reader, now), 0);
        EXPECT_EQ(store.find_device(authority, "one")->ended_at, now);
        EXPECT_EQ(store.find_device(authority, "other"), other);
        return true;
    });
}

TEST_P(ReaderCodeTables, ForgetWhatHasHadItsTimeAndNothingElse)
{
    keep(a_code("old", "2026-08-01T09:00"));
    keep(a_code("new", "2026-11-26T09:00"));
    auto ran_out = a_device("ran out", "contact:contact-police");
    ran_out.expires_at = test::at("2026-11-01T09:00");
    auto ended = a_device("ended", "contact:contact-police");
    ended.ended_at = test::at("2026-11-02T09:00");
    write([&](core::ReaderCodeStore& store) {
        for (const auto& each : {ran_out, ended, a_device("good", "contact:contact-nurse")})
            store.add_device(authority, each);

        EXPECT_EQ(store.forget_codes_before(test::at("2026-11-26T09:00")), 1);
        EXPECT_EQ(store.forget_devices_before(test::at("2026-11-20T09:00")), 2);

        EXPECT_FALSE(store.find(authority, core::ReaderCodeId{"old"}));
        EXPECT_TRUE(store.find(authority, core::ReaderCodeId{"new"}));
        EXPECT_FALSE(store.find_device(authority, "ended"));
        EXPECT_TRUE(store.find_device(authority, "good"));
        return true;
    });
}

TEST_P(ReaderCodeTables, ForgetTheMailsOfOldCodesWithThem)
{
    keep(a_code("old", "2026-08-01T09:00"));
    keep(a_code("new", "2026-11-26T09:00"));
    const auto left = database().write([](core::UnitOfWork& work) {
        for (const char* id : {"old", "new"})
            work.outbox.enqueue(
                {.id = core::OutboxMessageId{std::string{"mail-"} + id},
                 .authority = authority,
                 .dedupe_key = core::dedupe_key(core::MessageKind::reader_code, id, 0),
                 .kind = core::MessageKind::reader_code,
                 .reader_code = core::ReaderCodeId{id},
                 .to = core::Email{"lee@police.example"},
                 .message_id = std::string{"message-"} + id});
        work.reader_codes.forget_codes_before(test::at("2026-11-26T09:00"));
        std::vector<std::string> found;
        for (const char* id : {"mail-old", "mail-new"})
            if (work.outbox.find(authority, core::OutboxMessageId{id})) found.emplace_back(id);
        return found;
    });
    EXPECT_EQ(left, std::vector<std::string>{"mail-new"});
}

QUORATE_ON_EVERY_DATABASE(ReaderCodeTables);

}  // namespace
}  // namespace quorate::db
