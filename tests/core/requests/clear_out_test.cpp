#include "core/requests/clear_out.hpp"

#include <gtest/gtest.h>

#include "core/circulation/reader_code_store.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::core {
namespace {

class ClearOut : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_directory(temp_.pool());
        test::add_meeting(temp_.pool(), "m1", test::at("2026-11-25T10:00"));
        database().write([&](UnitOfWork& work) {
            work.reader_codes.add(authority_,
                                  {.id = ReaderCodeId{"c"},
                                   .meeting = MeetingId{"m1"},
                                   .seat = InviteeId{"seat-m1"},
                                   .reader = "contact:contact-police",
                                   .email = Email{"lee@police.example"},
                                   .code_hash = "hash",
                                   .asked_at = clock_.now(),
                                   .expires_at = clock_.now() + reader_code_lasts});
            work.reader_codes.add_device(authority_,
                                         {.token_hash = "d",
                                          .reader = "contact:contact-police",
                                          .email = Email{"lee@police.example"},
                                          .trusted_at = clock_.now(),
                                          .expires_at = clock_.now() + device_trust_lasts});
            return Done{};
        });
    }

    ClearedOut after(std::chrono::days days)
    {
        clock_.advance(days);
        return *database().transact([&](UnitOfWork& work) { return clear_out(work, clock_); });
    }

    const AuthorityId authority_{"authority-1"};
    test::FakeClock clock_{test::at("2026-11-26T09:00")};
};

TEST_P(ClearOut, TakesADeviceAWeekAfterItsTrustAndACodeOnceNoLedgerAsksForIt)
{
    EXPECT_EQ(after(std::chrono::days{37}), ClearedOut{});
    EXPECT_EQ(after(std::chrono::days{1}), (ClearedOut{.reader_devices = 1}));
    EXPECT_EQ(after(std::chrono::days{52}), ClearedOut{});
    EXPECT_EQ(after(std::chrono::days{1}), (ClearedOut{.reader_codes = 1}));
}

QUORATE_ON_EVERY_DATABASE(ClearOut);

}  // namespace
}  // namespace quorate::core
